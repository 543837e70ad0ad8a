package discordtest

import (
	"testing"
	"time"

	"verbatim/bot/discordtest/schema"
)

func TestAPressIsSentWithItsMessage(t *testing.T) {
	p := set(t, Options{}, plain)
	m := p.posted(button("next"), link("https://harbour.example"))
	other := p.World.AddUser("paul")
	got := p.next(p.Press(m, other, "next")).Data
	data, message := got["data"].(map[string]any), got["message"].(map[string]any)
	if got["type"] != 3.0 || data["custom_id"] != "next" || data["component_type"] != 2.0 || got["member"] == nil ||
		got["context"] != 0.0 {
		t.Errorf("the press is %v", got)
	}
	if message["id"] != m.ID || message["content"] != "x" || len(message["components"].([]any)) != 1 ||
		message["flags"] == nil {
		t.Errorf("its message is %v", message)
	}
}

func TestAPressIsCheckedByTheClient(t *testing.T) {
	p := set(t, Options{}, plain)
	other := p.World.AddUser("paul")
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	p.do("POST", p.next(x, err).callback, respond(4, with(row(button("next")), "flags", FlagEphemeral)), 0)
	mine := p.see(x, Posted, "x")
	open := p.posted(button("next"), with(button("old"), "disabled", true), link("https://harbour.example"))
	changed := p.posted(button("next"))
	p.do("PATCH", "/channels/"+p.channel.ID+"/messages/"+changed.ID, schema.Object{"components": []schema.Object{}}, 0)
	gone := p.posted(button("next"))
	p.Messages.Remove(gone)
	for _, c := range []struct {
		name    string
		message Message
		user    User
		id      string
		want    bool
	}{
		{"mine", open, p.user, "next", true},
		{"of another", open, other, "next", true},
		{"private, mine", mine, p.user, "next", true},
		{"private, of another", mine, other, "next", false},
		{"disabled", open, p.user, "old", false},
		{"a link", open, p.user, "", false},
		{"none such", open, p.user, "last", false},
		{"taken away since", changed, p.user, "next", false},
		{"deleted", gone, p.user, "next", false},
	} {
		if _, err := p.Press(c.message, c.user, c.id); (err == nil) != c.want {
			t.Errorf("%s: %v, want it pressed: %v", c.name, err, c.want)
		}
	}
}

// TestResponses tests which response each type of interaction takes.
func TestResponses(t *testing.T) {
	some := func(kind int) schema.Object {
		if kind == 9 {
			return modal(input("a"))
		}
		return schema.Object{"content": "y", "choices": []schema.Object{}}
	}
	begin := map[string]func(*stage) ask{
		"command": func(p *stage) ask { return p.next(p.Slash(p.channel, p.user, "who-said", nil)) },
		"press":   func(p *stage) ask { return p.next(p.Press(p.posted(button("next")), p.user, "next")) },
		"typing": func(p *stage) ask {
			go p.Autocomplete(t.Context(), p.channel, p.user, "by", "speaker", "m", nil)
			return p.next(nil, nil)
		},
		"modal of a command": func(p *stage) ask {
			x, err := p.Slash(p.channel, p.user, "who-said", nil)
			return p.next(p.SubmitModal(p.opened(x, err, input("a")), p.user, map[string]string{"a": "x"}))
		},
		"modal of a press": func(p *stage) ask {
			x, err := p.Press(p.posted(button("next")), p.user, "next")
			return p.next(p.SubmitModal(p.opened(x, err, input("a")), p.user, map[string]string{"a": "x"}))
		},
		"choice": func(p *stage) ask { return p.next(p.Choose(p.posted(selectMenu("order", 2)), p.user, "order", "o1")) },
	}
	for name, takes := range map[string]map[int]bool{
		"command": {4: true, 5: true, 9: true}, "press": {4: true, 5: true, 6: true, 7: true, 9: true}, "typing": {8: true},
		"choice": {4: true, 5: true, 6: true, 7: true, 9: true}, "modal of a command": {4: true, 5: true},
		"modal of a press": {4: true, 5: true, 6: true, 7: true},
	} {
		for kind := 0; kind <= 9; kind++ {
			p := set(t, Options{}, plain, completing)
			want := 50035
			if takes[kind] {
				want = 0
			}
			ask := begin[name](p)
			p.do("POST", ask.callback, respond(kind, some(kind)), want)
			if takes[kind] {
				p.do("POST", ask.callback, respond(kind, some(kind)), 40060)
			}
		}
	}
}

func TestPressChangesItsMessage(t *testing.T) {
	for name, c := range map[string]struct {
		first schema.Object
		seen  EventKind
		text  string
	}{
		"at once":    {respond(7, row(button("back"))), Updated, "x"},
		"later":      {schema.Object{"type": 6}, Deferred, ""},
		"to nothing": {respond(7, schema.Object{}), Updated, "x"},
	} {
		t.Run(name, func(t *testing.T) {
			p := set(t, Options{}, plain)
			m := p.posted(button("next"))
			x, err := p.Press(m, p.user, "next")
			ask := p.next(x, err)
			p.do("POST", ask.callback, c.first, 0)
			p.see(x, c.seen, c.text)
			p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "page 2"}, 0)
			if got := p.see(x, Updated, "page 2"); got.ID != m.ID || len(got.Buttons()) != 1 {
				t.Errorf("changed %+v", got)
			}
			p.do("POST", ask.webhook, schema.Object{"content": "more"}, 0)
			more := p.see(x, Posted, "more")
			p.do("PATCH", ask.webhook+"/messages/"+more.ID, schema.Object{"content": "still more"}, 0)
			p.see(x, Edited, "still more")
			if now, ok := p.Messages.Find(m.ID); !ok || now.Content != "page 2" {
				t.Errorf("the message is %+v", now)
			}
		})
	}
}

func TestAPressOnADeletedMessage(t *testing.T) {
	p := set(t, Options{}, plain)
	m := p.posted(button("next"))
	ask := p.next(p.Press(m, p.user, "next"))
	p.Messages.Remove(m)
	p.do("POST", ask.callback, respond(7, schema.Object{"content": "y"}), 10008)
	p.do("POST", ask.callback, schema.Object{"type": 6}, 0)
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "y"}, 10008)
}

func TestAnswerSkipsDeferralsAndDeletions(t *testing.T) {
	p := set(t, Options{}, plain)
	m := p.posted(button("next"))
	x, err := p.Press(m, p.user, "next")
	ask := p.next(x, err)
	p.do("POST", ask.callback, schema.Object{"type": 6}, 0)
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 0)
	p.do("POST", ask.webhook, schema.Object{"content": "instead"}, 0)
	if got, err := x.Answer(soon(t)); err != nil || got.Content != "instead" {
		t.Errorf("the answer is %q (%v)", got.Content, err)
	}
}

func TestInteractionTokenExpires(t *testing.T) {
	p := set(t, Options{TokenLife: time.Nanosecond}, plain)
	ask := p.next(p.Slash(p.channel, p.user, "who-said", nil))
	p.do("POST", ask.callback, message("in time"), 0)
	p.do("POST", ask.webhook, schema.Object{"content": "late"}, 50027)
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "late"}, 50027)
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 50027)
}
