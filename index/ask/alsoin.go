package ask

import (
	"cmp"

	"verbatim/corpus/wording"
	"verbatim/index"
)

// shownCopies is how many other articles an answer names with a quote.
const shownCopies = 3

// AlsoIn says in which other articles a quote stands, as in "also in Harbour Herald, 2 January 2022", or returns "".
func AlsoIn(h *index.Hit) string {
	if len(h.AlsoIn) == 0 {
		return ""
	}
	var names []string
	for _, c := range h.AlsoIn {
		name := cmp.Or(c.Article.Publisher, c.Article.Title, c.Article.Path)
		if day := Day(&c.Article); day != "" {
			name += ", " + day
		}
		names = append(names, name)
	}
	return "also in " + wording.First(names, shownCopies)
}
