package render

import (
	"strings"
	"testing"
)

func TestLineParagraphs(t *testing.T) {
	long := strings.Repeat("word ", 30) + "end"
	wrapped := strings.Repeat("word ", 12) + "wrapped"
	for _, c := range []struct{ name, text, want string }{
		{"between blank lines", "one\r\n \r\n two\n", "one|two"},
		{"one per line", long + "\n" + long, long + "|" + long},
		{"hard-wrapped", wrapped + "\n" + wrapped + "\nend\nnext", wrapped + "\n" + wrapped + "\nend|next"},
		{"no text", " \n\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range LineParagraphs(c.text) {
				got = append(got, p.In(c.text))
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
