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
		page := Render(&ask.SettingsInfo{Head: ask.Head{Command: ask.Settings}}, View{Prefix: "/", Lang: l})[0].Content
		for _, x := range servers.All {
			for _, text := range []string{x.Summary, x.Takes, x.Default} {
				if !l.Has(text) {
					t.Errorf("%s has no line for %q", l.Code, text)
				}
			}
			if !strings.Contains(Unescape(page), l.Word(x.Takes)) {
				t.Errorf("in %s, %s is not described:\n%s", l.Code, x.Name, page)
			}
		}
	}
}
