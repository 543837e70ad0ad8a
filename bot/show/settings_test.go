package show

import (
	"strings"
	"testing"

	"verbatim/bot/locale"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

// TestSettingsInEachLanguage checks that each language describes all settings, and shows them.
func TestSettingsInEachLanguage(t *testing.T) {
	for _, l := range locale.Languages {
		a := &ask.SettingsInfo{Head: ask.Head{Command: ask.Settings}}
		if alone := Render(a, View{Prefix: "/", Lang: l})[0].Content; strings.Contains(alone, "**corpus**") {
			t.Errorf("in %s, a corpus can be chosen although there is one:\n%s", l.Code, alone)
		}
		a.Corpora = []string{"main", "harbour"}
		page := Render(a, View{Prefix: "/", Lang: l})[0].Content
		for _, x := range servers.All {
			for _, text := range []string{x.Summary, x.Takes, x.Default} {
				if !l.Has(text) {
					t.Errorf("%s has no line for %q", l.Code, text)
				}
			}
			takes := l.Word(x.Takes)
			if x == servers.Corpus {
				takes = "main, harbour"
			}
			if !strings.Contains(Unescape(page), takes) {
				t.Errorf("in %s, %s is not described:\n%s", l.Code, x.Name, page)
			}
		}
	}
}
