package discordtest

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// toServer sends requests for Discord to a server.
type toServer struct{ *Server }

func (s toServer) RoundTrip(r *http.Request) (*http.Response, error) {
	to, err := url.Parse(s.URL)
	if err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = to.Scheme, to.Host, to.Host
	return http.DefaultTransport.RoundTrip(r)
}

// A library is a bot that discordgo connects, with the events that it decodes.
type library struct {
	*discordgo.Session
	messages     chan *discordgo.MessageCreate
	interactions chan *discordgo.InteractionCreate
}

func withDiscordgo(t *testing.T, s *Server) *library {
	t.Helper()
	session, err := discordgo.New("Bot " + s.Token)
	if err != nil {
		t.Fatal(err)
	}
	b := &library{session, make(chan *discordgo.MessageCreate, 10), make(chan *discordgo.InteractionCreate, 10)}
	session.Client = &http.Client{Transport: toServer{s}}
	session.Identify.Intents = usual
	session.ShouldReconnectOnError, session.LogLevel = false, discordgo.LogError-1
	session.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) { b.messages <- m })
	session.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) { b.interactions <- i })
	if err := session.Open(); err != nil { // that the server closes ends it; its own Close would sleep
		t.Fatal(err)
	}
	return b
}

// take waits for the next decoded event.
func take[T any](t *testing.T, from chan T) T {
	t.Helper()
	select {
	case got := <-from:
		return got
	case <-soon(t).Done():
		t.Fatal("nothing was decoded")
		panic("not reached")
	}
}

func TestDiscordgoDecodesAttachments(t *testing.T) {
	p := set(t, Options{}, filing)
	b := withDiscordgo(t, p.Server)
	if _, err := p.SayFiles(p.channel, p.user, "look", article); err != nil {
		t.Fatal(err)
	}
	m := take(t, b.messages)
	if len(m.Attachments) != 1 || m.Attachments[0].Filename != "harbour.json" || m.Attachments[0].Size != 20 ||
		m.Attachments[0].ContentType != "application/json" {
		t.Errorf("decoded %+v", m.Attachments)
	}
	x, err := p.Slash(p.channel, p.user, "add", map[string]any{"file": article})
	if err != nil {
		t.Fatal(err)
	}
	i := take(t, b.interactions)
	data := i.ApplicationCommandData()
	id, _ := data.GetOption("file").Value.(string)
	f := data.Resolved.Attachments[id]
	if i.ID != x.ID || f == nil || f.Filename != "harbour.json" || !f.Ephemeral {
		t.Fatalf("decoded %+v", data)
	}
	if _, content, err := fetch(soon(t), t, f.URL); err != nil || string(content) != string(article.Content) {
		t.Errorf("fetched %q (%v)", content, err)
	}
}
