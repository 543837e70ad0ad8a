package ask

import (
	"cmp"
	"fmt"
	"strings"

	"verbatim/index"
)

// shownCopies is how many other articles an answer names with a quote.
const shownCopies = 3

// AlsoIn says in which other articles a quote stands, as in "also in Harbour Herald, 2 January 2022", or returns "".
func AlsoIn(h *index.Hit) string {
	var names []string
	for _, c := range h.AlsoIn[:min(len(h.AlsoIn), shownCopies)] {
		name := cmp.Or(c.Article.Publisher, c.Article.Title, c.Article.Path)
		if day := Day(&c.Article); day != "" {
			name += ", " + day
		}
		names = append(names, name)
	}
	if names == nil {
		return ""
	}
	text := "also in " + strings.Join(names, "; ")
	if more := len(h.AlsoIn) - len(names); more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return text
}
