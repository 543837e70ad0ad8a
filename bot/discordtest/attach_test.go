package discordtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

// upload makes a request as the bot with a file that contains its own name.
func upload(t *testing.T, s *Server, method, path, name string) map[string]any {
	t.Helper()
	status, got := send(t, s, method, path, schema.Object{"content": "x"}, name)
	if status != 200 {
		t.Fatalf("the file was refused: %v", got)
	}
	return got
}

// send makes a request as the bot with a message and files, which contain their own names.
func send(t *testing.T, s *Server, method, path string, message schema.Object, names ...string) (int, map[string]any) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	payload, err := json.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	w.WriteField("payload_json", string(payload))
	for i, name := range names {
		part, _ := w.CreateFormFile(fmt.Sprintf("files[%d]", i), name)
		part.Write([]byte(name))
	}
	w.Close()
	r, err := http.NewRequest(method, s.URL+path, &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+s.Token)
	r.Header.Set("User-Agent", agent)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return do(t, r)
}

var article = schema.File{Name: "harbour.json", Content: []byte(`{"title": "Harbour"}`)}

// TestAttachmentsAreContent tests that without the intent attachments come where content comes.
func TestAttachmentsAreContent(t *testing.T) {
	for _, c := range []struct {
		name    string
		intents int
		text    string
		dm      bool
		want    int
	}{
		{"with the intent", usual, "", false, 2},
		{"without", usual &^ gateway.IntentMessageContent, "look", false, 0},
		{"without, mentioned", usual &^ gateway.IntentMessageContent, "MENTION look", false, 2},
		{"without, in direct messages", usual &^ gateway.IntentMessageContent, "", true, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, Options{})
			bot := dial(t, s)
			bot.identify(s, c.intents)
			where, user := s.World.AddChannel(s.World.AddGuild("Harbour"), "news"), s.World.AddUser("ines")
			if c.dm {
				where = s.World.Direct(user)
			}
			x, err := s.SayFiles(where, user, strings.ReplaceAll(c.text, "MENTION", s.Mention()), article,
				schema.File{Name: "b", Type: "text/plain"})
			if err != nil {
				t.Fatal(err)
			}
			got := bot.read().Data
			files, m := got["attachments"].([]any), standing(t, s, x.ID)
			if got["id"] != x.ID || len(files) != c.want || len(m.Files) != 2 {
				t.Fatalf("the gateway sent %v, and the message is %+v", got, m)
			}
			if c.want == 0 {
				return
			}
			first, f := files[0].(map[string]any), m.Files[0]
			if first["id"] != f.ID || first["filename"] != "harbour.json" || first["size"] != 20.0 ||
				first["content_type"] != "application/json" ||
				first["url"] != f.URL ||
				first["proxy_url"] == nil {
				t.Errorf("the gateway sent %v", first)
			}
			if second := files[1].(map[string]any); second["content_type"] != "text/plain" || second["size"] != 0.0 ||
				second["id"] == f.ID {
				t.Errorf("the gateway sent %v", second)
			}
		})
	}
}

func standing(t *testing.T, s *Server, id string) Message {
	t.Helper()
	m, ok := s.Messages.Find(id)
	if !ok {
		t.Fatalf("there is no message %s", id)
	}
	return m
}

func TestAMenuSendsAttachments(t *testing.T) {
	p := set(t, Options{}, schema.Object{"type": 3, "name": "Who said this?"})
	p.bot = dial(t, p.Server)
	p.bot.identify(p.Server, 0)
	x, err := p.DMFiles(p.user, "", article)
	if err != nil {
		t.Fatal(err)
	}
	m := standing(t, p.Server, x.ID)
	data := p.next(p.Menu(p.World.Direct(p.user), p.user, "Who said this?", m)).Data["data"].(map[string]any)
	target := data["resolved"].(map[string]any)["messages"].(map[string]any)[m.ID].(map[string]any)
	if files := target["attachments"].([]any); len(files) != 1 || files[0].(map[string]any)["url"] != m.Files[0].URL {
		t.Errorf("the gateway sent %v", target)
	}
}

func TestFilesAreCheckedByTheClient(t *testing.T) {
	s := start(t, Options{})
	user, other := s.World.AddUser("ines"), s.World.AddUser("paul")
	c, direct := s.World.AddChannel(s.World.AddGuild("Harbour"), "news"), s.World.Direct(user)
	elsewhere, err := s.Files.Upload(direct, user, article)
	if err != nil {
		t.Fatal(err)
	}
	large := func(n int) schema.File { return schema.File{Name: "a", Content: make([]byte, n)} }
	ten := make([]schema.File, 10)
	for i := range ten {
		ten[i] = article
	}
	for _, try := range []struct {
		name  string
		where *Channel
		user  User
		text  string
		files []schema.File
		want  bool
	}{
		{"ten", c, user, "", ten, true},
		{"eleven", c, user, "", append(ten, article), false},
		{"10 MiB", c, user, "", []schema.File{large(10 << 20)}, true},
		{"10 MiB and a byte", c, user, "", []schema.File{large(10<<20 + 1)}, false},
		{"none", c, user, "text", nil, true},
		{"nothing at all", c, user, " ", nil, false},
		{"a long text", c, user, strings.Repeat("ü", 2001), []schema.File{article}, false},
		{"no name", c, user, "", []schema.File{{Content: []byte("a")}}, false},
		{"a path for a name", c, user, "", []schema.File{{Name: "../a"}}, false},
		{"uploaded here", direct, user, "", []schema.File{elsewhere}, true},
		{"uploaded elsewhere", c, user, "", []schema.File{elsewhere}, false},
		{"of another", direct, other, "", []schema.File{article}, false},
	} {
		if _, err := s.SayFiles(try.where, try.user, try.text, try.files...); (err == nil) != try.want {
			t.Errorf("%s: %v, want it posted: %v", try.name, err, try.want)
		}
	}
}
