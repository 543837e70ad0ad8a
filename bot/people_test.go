package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
)

// TestPeopleArePressed finds the quotes of a speaker whom an answer names: by a button of a few, or a menu of many. Only
// the member who pressed sees them. Where layouts are refused, the same is below the text.
func TestPeopleArePressed(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]discordtest.Options{"cards": {}, "text": {NoLayouts: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, o)
			p.run(t, sampleService(t), func(s *setup) { s.PlainText = o.NoLayouts })
			for _, c := range []struct {
				typed, press string
				others       int // who else can be pressed
			}{
				{"!speakers institute", "Seo Ha-jun", 5},
				{"!speakers", "Lorna Whitcombe-Hale", 14},
				{"!said-by institute", "Seo Ha-jun", 5},
				{"!speakers fellow", "Arkady Belozyorov", 1},
				{"!speakers Whitcomeb-Hlae", `speaker:"Lorna Whitcombe-Hale"`, 0},
			} {
				m := answer(t, p.Say(p.channel, p.member, c.typed))
				got := answer(t, p.press(t, m, p.member, c.press))
				said := `speaker:"` + strings.Trim(strings.TrimPrefix(c.press, "speaker:"), `"`) + `" · `
				if got.Flags&discordtest.FlagEphemeral == 0 || !strings.Contains(show.Unescape(got.Text()), said) {
					t.Errorf("%s: %s (flags %d) is\n%s", c.typed, c.press, got.Flags, got.Text())
				}
				if n := pressable(m) - 1; n != c.others {
					t.Errorf("%s: %d others can be pressed, want %d", c.typed, n, c.others)
				}
			}
			one := answer(t, p.Say(p.channel, p.member, `!said-by "Seo Ha-jun"`))
			if n := pressable(one); n > 0 {
				t.Errorf("an answer of one person offers %d", n)
			}
			p.unharmed(t)
		})
	}
}

// pressable is how many queries the buttons and menus of a message have.
func pressable(m discordtest.Message) int {
	n := 0
	for _, b := range m.Buttons() {
		if strings.HasPrefix(b.CustomID, "1|try|") {
			n++
		}
	}
	for _, s := range m.Selects() {
		for _, o := range s.Options {
			if strings.HasPrefix(o.Value, "try|") {
				n++
			}
		}
	}
	return n
}
