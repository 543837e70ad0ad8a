package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"verbatim/bot/discordtest"
)

// A stage is a talk with a bot that the test plays.
type stage struct {
	*talk
	t   *testing.T
	out *bytes.Buffer
	ws  *websocket.Conn
}

func set(t *testing.T) *stage {
	t.Helper()
	out := &bytes.Buffer{}
	k := newTalk(out, discordtest.Options{}, "")
	t.Cleanup(k.Close)
	host := strings.TrimPrefix(k.URL, "http://")
	ws, _, err := websocket.DefaultDialer.DialContext(t.Context(),
		"ws://"+host[:strings.Index(host, "/")]+"/gateway-socket/", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	p := &stage{k, t, out, ws}
	p.read("") // HELLO
	ws.WriteJSON(
		map[string]any{
			"op": 2,
			"d":  map[string]any{"token": k.Token, "intents": 1<<9 | 1<<15, "properties": map[string]any{}},
		},
	)
	p.read("READY")
	return p
}

// read returns the data of the next event, which must be of this type.
func (p *stage) read(kind string) map[string]any {
	p.t.Helper()
	var got struct {
		Type string         `json:"t"`
		Data map[string]any `json:"d"`
	}
	if err := p.ws.ReadJSON(&got); err != nil || got.Type != kind {
		p.t.Fatalf("the gateway sent %+v (%v)", got, err)
	}
	return got.Data
}

func (p *stage) request(method, path, body string) {
	p.t.Helper()
	r, err := http.NewRequest(method, p.URL+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+p.Token)
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	resp, err := http.DefaultClient.Do(r)
	if err != nil || resp.StatusCode >= 300 {
		p.t.Fatalf("%s %s: %v (%v)", method, path, resp, err)
	}
	resp.Body.Close()
}

// hears types a line for the bot.
func (p *stage) hears(line string) *discordtest.Exchange {
	p.t.Helper()
	x, err := p.act(line)
	if err != nil {
		p.t.Fatalf("%s: %v", line, err)
	}
	return x
}

// TestFormsAreFilledIn chooses in a select menu, which opens a modal, and submits it.
func TestFormsAreFilledIn(t *testing.T) {
	p := set(t)
	for _, line := range []string{"=Oldest", ">Who:x"} {
		if _, err := p.act(line); err == nil {
			t.Errorf("%s: the line was accepted", line)
		}
	}
	p.request("POST", "/channels/"+p.channel.ID+"/messages", `{"content": "x", "components": [{"type": 1, "components": [
		{"type": 3, "custom_id": "order", "placeholder": "Order", "max_values": 2, "options": [
			{"label": "Newest", "value": "n"}, {"label": "Oldest", "value": "o"}, {"label": "Best", "value": "b"}]}]}]}`)
	p.read("MESSAGE_CREATE")
	m, err := p.Messages.Posted(t.Context(), p.channel)
	if err != nil {
		t.Fatal(err)
	}
	p.show("", discordtest.Event{Kind: discordtest.Posted, Message: m})
	x := p.hears("=Newest | Best")
	got := p.read("INTERACTION_CREATE")
	if values := got["data"].(map[string]any)["values"].([]any); len(values) != 2 || values[0] != "n" || values[1] != "b" {
		t.Errorf("chosen %v", values)
	}
	p.request(
		"POST",
		"/interactions/"+x.ID+"/"+got["token"].(string)+"/callback",
		`{"type": 9, "data": {"custom_id": "correct", "title": "Correct", "components": [
		{"type": 1, "components": [{"type": 4, "custom_id": "a", "label": "Who", "style": 1}]},
		{"type": 1, "components": [{"type": 4, "custom_id": "b", "label": "What it is", "style": 1, "value": "x", "required": false}]}]}}`,
	)
	e, err := x.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.show("", e)
	if want := "x\n[Order =Newest | =Oldest | =Best]\n[Correct]\n[>Who:]\n[>What it is:x]\n"; !strings.HasSuffix(
		p.out.String(), want) {
		t.Errorf("printed %q, want it to end with %q", p.out, want)
	}
	p.hears(">Who:Elin Marsh What it is:y")
	rows := p.read("INTERACTION_CREATE")["data"].(map[string]any)["components"].([]any)
	for i, want := range []string{"Elin Marsh", "y"} {
		if got := rows[i].(map[string]any)["components"].([]any)[0].(map[string]any)["value"]; got != want {
			t.Errorf("submitted %v, want %s", got, want)
		}
	}
}

func TestFilesAreAttached(t *testing.T) {
	p := set(t)
	path := filepath.Join(t.TempDir(), "harbour.json")
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.hears("< " + path + " @verbatim look")
	said := p.read("MESSAGE_CREATE")
	if files := said["attachments"].([]any); said["content"] != p.Mention()+" look" || len(files) != 1 ||
		files[0].(map[string]any)["filename"] != "harbour.json" {
		t.Errorf("posted %v", said)
	}
	p.request("PUT", "/applications/"+p.Bot.ID+"/commands",
		`[{"name": "add", "description": "d", "options": [{"type": 11, "name": "file", "description": "d"}]}]`)
	p.hears("/add file:" + path)
	if data := p.read("INTERACTION_CREATE")["data"].(map[string]any); len(
		data["resolved"].(map[string]any)["attachments"].(map[string]any)) != 1 {
		t.Errorf("used %v", data)
	}
	for _, line := range []string{"< " + path + "x", "/add file:" + path + "x"} {
		if _, err := p.act(line); err == nil {
			t.Errorf("%s: the line was accepted", line)
		}
	}
}

// TestCommandsOfTheServer uses a slash command that is registered only in the server, as those of moderators are.
func TestCommandsOfTheServer(t *testing.T) {
	p := set(t)
	p.request("PUT", "/applications/"+p.Bot.ID+"/guilds/"+p.guild.ID+"/commands",
		`[{"name": "hide", "description": "d", "options": [{"type": 3, "name": "id", "description": "d", "required": true},
		{"type": 3, "name": "reason", "description": "d"}]}]`)
	p.hears("/hide id:abc reason:it is a headline")
	options := p.read("INTERACTION_CREATE")["data"].(map[string]any)["options"].([]any)
	for i, want := range []string{"abc", "it is a headline"} {
		if got := options[i].(map[string]any)["value"]; got != want {
			t.Errorf("option %d is %v, want %s", i, got, want)
		}
	}
}
