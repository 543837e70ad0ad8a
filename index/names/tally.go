package names

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/terms"
)

// A Tally counts the named speakers of a corpus by the keys of their names.
type Tally map[string]*tallied

// A tallied is a name of a speaker with its roles and articles.
type tallied struct {
	Speaker
	roles    map[string]givenRole // the roles that articles of RoleDay give
	articles []int                // the numbers of the articles with quotes of the speaker, in order
}

// A givenRole says how often the articles of one day give a role, and which path of theirs sorts first.
type givenRole struct {
	times int
	path  string
}

// Add counts the speakers of the article with this number.
func (t Tally) Add(number int, a *corpus.Article, said []SpeakerCount) {
	for _, s := range said {
		key := Key(s.Name)
		known := t[key]
		if known == nil {
			// The strings are cloned since they may be slices of an article's text, which would stay in memory.
			own := corpus.Speaker{Name: strings.Clone(s.Name), Kind: s.Kind, Role: strings.Clone(s.Role)}
			known = &tallied{Speaker: Speaker{Speaker: own}, roles: map[string]givenRole{}}
			t[key] = known
		}
		known.Quotes += s.Quotes
		if n := len(known.articles); n == 0 || known.articles[n-1] != number {
			known.articles = append(known.articles, number)
		}
		if s.Role != "" && !a.Future {
			known.giveRoles(a.Date, map[string]givenRole{strings.Clone(s.Role): {s.Quotes, a.Path}})
		}
	}
}

// merged merges names that are spellings of one person's name.
func (t Tally) merged(rules identity.Rules) []*tallied {
	var list, people []*tallied
	var names []string
	for _, key := range slices.Sorted(maps.Keys(t)) {
		if s := t[key]; s.Kind == corpus.Person {
			people, names = append(people, s), append(names, s.Name)
		} else {
			list = append(list, s)
		}
	}
	groups := map[int][]*tallied{}
	for i, group := range identity.Group(names, rules) {
		groups[group] = append(groups[group], people[i])
	}
	var persons [][]*tallied
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		persons = append(persons, groups[group])
	}
	for _, person := range joinForms(persons, &rules) {
		list = append(list, mergeNames(person, rules))
	}
	return list
}

// mergeNames makes one speaker of several names. The speaker is shown by the most frequent of the full names.
func mergeNames(names []*tallied, rules identity.Rules) *tallied {
	slices.SortStableFunc(names, func(a, b *tallied) int {
		return cmp.Or(cmp.Compare(fullness(b.Name), fullness(a.Name)), cmp.Compare(b.Quotes, a.Quotes))
	})
	all := names[0]
	var spellings []string // those of the rules first: the first is shown
	for _, s := range names {
		spellings = append(spellings, rules.Names(s.Name)...)
	}
	for _, s := range names {
		spellings = append(spellings, s.Name)
	}
	for _, s := range names[1:] {
		all.Quotes += s.Quotes
		all.articles = append(all.articles, s.articles...)
		all.giveRoles(s.RoleDay, s.roles)
	}
	known := map[string]bool{Key(spellings[0]): true}
	for _, name := range spellings[1:] {
		if key := Key(name); !known[key] {
			known[key] = true
			all.Spellings = append(all.Spellings, name)
		}
	}
	all.Name = spellings[0]
	slices.Sort(all.articles)
	all.articles = slices.Compact(all.articles)
	return all
}

// fullness is 1 for a name with a given name that is more than an initial, otherwise 0.
func fullness(name string) int {
	if words := terms.Words(name); len(words) > 1 && len(words[0]) > 1 {
		return 1
	}
	return 0
}

// giveRoles counts the roles that an article of a day gives. Only roles of the latest day are kept, since roles
// change.
func (s *tallied) giveRoles(day time.Time, roles map[string]givenRole) {
	switch {
	case len(roles) == 0 || len(s.roles) > 0 && day.Before(s.RoleDay):
		return
	case day.After(s.RoleDay):
		s.roles = map[string]givenRole{}
	}
	s.RoleDay = day
	for role, g := range roles {
		if before, known := s.roles[role]; known {
			g = givenRole{before.times + g.times, min(before.path, g.path)}
		}
		s.roles[role] = g
	}
}

// role returns the most frequent role of the latest day, or the longest of several.
func (s *tallied) role() string {
	best := ""
	for role, g := range s.roles {
		more := cmp.Compare(g.times, s.roles[best].times)
		if cmp.Or(more, cmp.Compare(len(role), len(best)), cmp.Compare(role, best)) > 0 {
			best = role
		}
	}
	return best
}

// Speakers returns the speakers, the most quoted first, then by name. The rules say which names belong to one person.
func (t Tally) Speakers(rules identity.Rules) []Speaker {
	list := make([]Speaker, 0, len(t))
	for _, s := range t.merged(rules) {
		s.Role, s.Articles, s.Surname = s.role(), len(s.articles), identity.Surname(s.Name)
		s.RoleFrom = s.roles[s.Role].path
		list = append(list, s.Speaker)
	}
	slices.SortFunc(list, func(a, b Speaker) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Name, b.Name))
	})
	return list
}
