package discordtest

import (
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest/schema"
)

// asked starts a server on which the command /who-said was just used, and returns the paths for its response.
func asked(t *testing.T, o Options) (s *Server, x *Exchange, callback, webhook string) {
	t.Helper()
	s = start(t, o)
	c := s.World.AddChannel(s.World.AddGuild("Harbour"), "news")
	call(
		t,
		s,
		"PUT",
		"/applications/"+s.Bot.ID+"/commands",
		[]schema.Object{{"name": "who-said", "description": "d", "options": []schema.Object{
			{"type": 3, "name": "words", "description": "d", "required": true}, {"type": 4, "name": "limit", "description": "d"},
		}}},
	)
	bot := dial(t, s)
	bot.identify(s, usual)
	x, err := s.Slash(c, s.World.AddUser("ines"), "who-said", map[string]any{"words": "moratorium"})
	if err != nil {
		t.Fatal(err)
	}
	got := bot.read()
	if got.Type != "INTERACTION_CREATE" || got.Data["id"] != x.ID {
		t.Fatalf("the gateway sent %+v", got)
	}
	token := got.Data["token"].(string)
	return s, x, "/interactions/" + x.ID + "/" + token + "/callback", "/webhooks/" + s.Bot.ID + "/" + token
}

func message(text string) schema.Object {
	return schema.Object{"type": 4, "data": schema.Object{"content": text}}
}

func TestInteractionIsAnsweredOnce(t *testing.T) {
	s, x, callback, webhook := asked(t, Options{})
	if _, got := call(t, s, "POST", webhook, schema.Object{"content": "too early"}); code(got) != 10015 {
		t.Errorf("a follow-up before the first response: %v", got)
	}
	if status, got := call(t, s, "POST", callback, message("first")); status != 204 {
		t.Fatalf("the first response: %d %v", status, got)
	}
	if _, got := call(t, s, "POST", strings.Replace(webhook, s.Bot.ID, "1", 1),
		schema.Object{"content": "elsewhere"}); code(
		got,
	) != 10015 {
		t.Errorf("a follow-up of another application: %v", got)
	}
	if _, got := call(t, s, "POST", callback, message("second")); code(got) != 40060 {
		t.Errorf("the second response: %v", got)
	}
	call(t, s, "POST", webhook, schema.Object{"content": "more"})
	call(t, s, "PATCH", webhook+"/messages/@original", schema.Object{"content": "better"})
	for _, want := range []Event{{Kind: Posted, Message: Message{Content: "first"}},
		{Kind: Posted, Message: Message{Content: "more"}}, {Kind: Edited, Message: Message{Content: "better"}}} {
		got, err := x.Next(soon(t))
		if err != nil || got.Kind != want.Kind || got.Message.Content != want.Message.Content {
			t.Errorf("got %s %q (%v), want %s %q", got.Kind, got.Message.Content, err, want.Kind, want.Message.Content)
		}
	}
}

func TestALateResponseIsRefused(t *testing.T) {
	s, _, callback, _ := asked(t, Options{InteractionDeadline: time.Nanosecond})
	if _, got := call(t, s, "POST", callback, message("late")); code(got) != 10062 {
		t.Errorf("a late response: %v", got)
	}
}

func TestDeferralKeepsItsVisibility(t *testing.T) {
	s, x, callback, webhook := asked(t, Options{})
	call(t, s, "POST", callback, schema.Object{"type": 5, "data": schema.Object{"flags": FlagEphemeral}})
	if e, err := x.Next(soon(t)); err != nil || e.Kind != Deferred || e.Message.Flags != FlagEphemeral {
		t.Fatalf("got %+v (%v), want a private deferral", e, err)
	}
	call(t, s, "PATCH", webhook+"/messages/@original", schema.Object{"content": "here"})
	if m, err := x.Answer(soon(t)); err != nil || m.Content != "here" || m.Flags&FlagEphemeral == 0 {
		t.Errorf("the answer is %+v (%v), want it private", m, err)
	}
}

func TestSlashIsCheckedByTheClient(t *testing.T) {
	s := start(t, Options{})
	g := s.World.AddGuild("Harbour")
	c, user := s.World.AddChannel(g, "news"), s.World.AddUser("ines")
	call(t, s, "PUT", "/applications/"+s.Bot.ID+"/commands", []schema.Object{
		{"name": "context", "description": "d", "options": []schema.Object{
			{"type": 3, "name": "id", "description": "d", "required": true, "max_length": 3},
			{"type": 4, "name": "limit", "description": "d", "min_value": 1, "max_value": 5},
			{"type": 3, "name": "sort", "description": "d", "choices": []schema.Object{{"name": "by date", "value": "date"}}},
		}},
		{"name": "reindex", "description": "d", "default_member_permissions": "32", "contexts": []int{0}},
	})
	for name, try := range map[string]func() error{
		"unknown command": func() error { _, err := s.Slash(c, user, "quote", nil); return err },
		"required option": func() error { _, err := s.Slash(c, user, "context", nil); return err },
		"wrong type":      func() error { _, err := s.Slash(c, user, "context", map[string]any{"id": 5}); return err },
		"too long":        func() error { _, err := s.Slash(c, user, "context", map[string]any{"id": "abcd"}); return err },
		"too many": func() error {
			_,
				err := s.Slash(c, user, "context", map[string]any{"id": "a", "limit": 6})
			return err
		},
		"no such choice": func() error {
			_, err := s.Slash(c, user, "context", map[string]any{"id": "a", "sort": "x"})
			return err
		},
		"unknown option": func() error {
			_,
				err := s.Slash(c, user, "context", map[string]any{"id": "a", "x": "y"})
			return err
		},
		"without permission": func() error { _, err := s.Slash(c, user, "reindex", nil); return err },
		"not in this place":  func() error { _, err := s.SlashDM(user, "reindex", nil); return err },
	} {
		if try() == nil {
			t.Errorf("%s: the command was sent", name)
		}
	}
	s.World.Join(g, user, s.World.AddRole(g, "editors", PermManageGuild))
	if _, err := s.Slash(c, user, "context", map[string]any{"id": "abc", "limit": 5, "sort": "date"}); err != nil {
		t.Errorf("with options: %v", err)
	}
	if _, err := s.Slash(c, user, "reindex", nil); err != nil {
		t.Errorf("with the permission: %v", err)
	}
}
