package names

import (
	"context"
	"strings"
	"unicode/utf8"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// shortestMisspelt is the number of letters of the shortest word that is taken for a misspelt name.
const shortestMisspelt = 5

// mostWrong is the maximum number of wrong letters in a name. A shorter name has at most one in four.
const mostWrong = 3

// Meant returns the only speaker whose name is similar to one that no speaker has, or false.
func (n *Directory) Meant(ctx context.Context, words string) (Speaker, bool, error) {
	if n.Has(words) || n.HasRole(words) {
		return Speaker{}, false, nil
	}
	near, err := n.Near(ctx, words, 2)
	if err != nil || len(near) != 1 {
		return Speaker{}, false, err
	}
	return near[0], true, nil
}

// Respelled returns the word of a name that a misspelt word means. It returns false if a name has the word itself, or
// if the words of several names are as similar.
func (n *Directory) Respelled(word string) (string, bool) {
	wanted := Key(word)
	joined := strings.ReplaceAll(wanted, " ", "")
	length := utf8.RuneCountInString(joined)
	if length < shortestMisspelt {
		return "", false
	}
	best, at, several := "", min(length/4, mostWrong)+1, false
	for i := range n.speakers {
		for _, part := range strings.Fields(n.speakers[i].Name) {
			key := strings.Join(terms.Words(part), "")
			if key == joined {
				return "", false
			}
			if key == "" || key[0] != joined[0] || len(key) > len(joined)+at || len(joined) > len(key)+at {
				continue
			}
			switch d := query.Distance(joined, key); {
			case d < at:
				best, at, several = part, d, false
			case d == at && best != "" && Key(part) != Key(best):
				several = true
			}
		}
	}
	return strings.Trim(best, ".,'’"), best != "" && !several
}
