package index

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/corpus"
)

// A speakerTally counts the named speakers of a corpus by their name as it is compared.
type speakerTally map[string]*tallied

// A tallied is a speaker with the roles the articles give them.
type tallied struct {
	Speaker
	roles map[string]int // how often each was given
}

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
				known = &tallied{Speaker: Speaker{Speaker: s}, roles: map[string]int{}}
				t[key] = known
			}
			known.Quotes++
			if !here[key] {
				here[key] = true
				known.Articles++
			}
			if s.Role != "" {
				known.roles[s.Role]++
			}
		}
	}
}

// role returns the role that is given most often, of equals the fullest.
func (s *tallied) role() string {
	best := ""
	for role, n := range s.roles {
		if cmp.Or(cmp.Compare(n, s.roles[best]), cmp.Compare(len(role), len(best)), cmp.Compare(role, best)) > 0 {
			best = role
		}
	}
	return best
}

// list returns the speakers, the most quoted first, then by name.
func (t speakerTally) list() []Speaker {
	list := make([]Speaker, 0, len(t))
	for _, s := range t {
		s.Role = s.role()
		list = append(list, s.Speaker)
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
