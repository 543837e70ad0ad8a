package index

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/corpus"
)

// A speakerTally counts the named speakers of a corpus by their name as it is compared.
type speakerTally map[string]*Speaker

// add counts the speakers of an article's quotes.
func (t speakerTally) add(quotes []corpus.Quote) {
	here := map[string]bool{}
	for i := range quotes {
		for _, s := range speakersOf(&quotes[i]) {
			if !s.Named() {
				continue
			}
			key := strings.Join(Words(s.Name), " ")
			known := t[key]
			if known == nil {
				known = &Speaker{Speaker: s}
				t[key] = known
			}
			known.Quotes++
			if !here[key] {
				here[key] = true
				known.Articles++
			}
			if len(s.Role) > len(known.Role) {
				known.Role = s.Role // the fullest phrase
			}
		}
	}
}

// list returns the speakers, the most quoted first, then by name.
func (t speakerTally) list() []Speaker {
	list := make([]Speaker, 0, len(t))
	for _, s := range t {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Speaker) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// sortArticles puts the newest first, undated ones last, equals by path.
func sortArticles(list []Article) {
	slices.SortFunc(list, func(a, b Article) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path))
	})
}
