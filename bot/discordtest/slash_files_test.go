package discordtest

import (
	"testing"

	"verbatim/bot/discordtest/schema"
)

var filing = schema.Object{"name": "add", "description": "d", "options": []schema.Object{
	{"type": schema.OptionAttachment, "name": "file", "description": "d", "required": true},
	{"type": schema.OptionString, "name": "note", "description": "d", "autocomplete": true},
}}

func TestAnOptionOfAFile(t *testing.T) {
	p := set(t, Options{}, filing)
	f, err := p.Files.Upload(p.channel, p.user, article)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []schema.File{f, article} {
		got := p.next(p.Slash(p.channel, p.user, "add", map[string]any{"file": f, "note": "n"})).Data
		data := got["data"].(map[string]any)
		option := data["options"].([]any)[0].(map[string]any)
		id, _ := option["value"].(string)
		sent, _ := data["resolved"].(map[string]any)["attachments"].(map[string]any)[id].(map[string]any)
		if option["type"] != 11.0 || sent["id"] != id || sent["filename"] != "harbour.json" || sent["ephemeral"] != true ||
			f.ID != "" && f.ID != id ||
			got["attachment_size_limit"] != 10485760.0 {
			t.Fatalf("the gateway sent %v", got)
		}
		if _, content, err := fetch(soon(t), t, sent["url"].(string)); err != nil ||
			string(content) != string(article.Content) {
			t.Errorf("fetched %q (%v)", content, err)
		}
	}
	for name, options := range map[string]map[string]any{
		"missing":               {"note": "n"},
		"a text":                {"file": "harbour.json"},
		"too large":             {"file": schema.File{Name: "a", Content: make([]byte, schema.MaxFile+1)}},
		"a file for the string": {"file": article, "note": article},
	} {
		if _, err := p.Slash(p.channel, p.user, "add", options); err == nil {
			t.Errorf("%s: the command was sent", name)
		}
	}
	if _, err := p.Autocomplete(soon(t), p.channel, p.user, "add", "note", "n",
		map[string]any{"file": article}); err == nil {
		t.Error("a file was sent while the note was typed")
	}
}

func TestOptionsOfFilesHaveNoChoices(t *testing.T) {
	s := start(t, Options{})
	for name, o := range map[string]schema.Object{
		"choices":      {"choices": []schema.Object{{"name": "a", "value": "a"}}},
		"autocomplete": {"autocomplete": true},
	} {
		o["type"], o["name"], o["description"] = schema.OptionAttachment, "file", "d"
		command := schema.Object{"name": "add", "description": "d", "options": []schema.Object{o}}
		if _, got := call(t, s, "PUT", "/applications/"+s.Bot.ID+"/commands", []schema.Object{command}); code(got) != 50035 {
			t.Errorf("%s: %v", name, got)
		}
	}
}
