package main

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

func TestButtonsArePressed(t *testing.T) {
	var out bytes.Buffer
	k := &talk{Server: discordtest.Start(discordtest.Options{}), out: &out}
	defer k.Close()
	k.channel, k.member = k.World.AddChannel(k.World.AddGuild("Harbour"), "news"), k.World.AddUser("ines")
	if _, err := k.act("+Next"); err == nil {
		t.Error("a missing button was pressed")
	}
	const body = `{"content": "x", "components": [{"type": 1, "components": [
		{"type": 2, "style": 1, "label": "Back", "custom_id": "back", "disabled": true},
		{"type": 2, "style": 1, "label": "Next", "custom_id": "next"},
		{"type": 2, "style": 5, "label": "Source", "url": "https://harbour.example"}]}]}`
	r, err := http.NewRequest("POST", k.URL+"/channels/"+k.channel.ID+"/messages", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+k.Token)
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	m, err := k.Messages.Posted(t.Context(), k.channel)
	if err != nil {
		t.Fatal(err)
	}
	k.show("", discordtest.Event{Kind: discordtest.Posted, Message: m})
	if want := "[+Next | Source: https://harbour.example]\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("printed %q, want it to end with %q", out.String(), want)
	}
	for line, want := range map[string]bool{"+Next": true, "+Back": false, "+Source": false} {
		if _, err := k.act(line); (err == nil) != want {
			t.Errorf("%s: %v", line, err)
		}
	}
}
