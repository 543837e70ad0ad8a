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

// A Tally counts the named speakers of a corpus by their name as it is compared.
type Tally map[string]*tallied

// A tallied is a name of a speaker with the roles the articles give them.
type tallied struct {
	Speaker
	roles    map[string]givenRole // those given on RoleDay
	articles []int                // the numbers of the articles in which they speak, in order
}

// A givenRole is how often a role was given on a day, and the path of the first article by name that gave it.
type givenRole struct {
	times int
	path  string
}

// Add counts the speakers of an article.
func (t Tally) Add(number int, a *corpus.Article, said []SpeakerCount) {
	for _, s := range said {
		key := Key(s.Name)
		known := t[key]
		if known == nil {
			own := corpus.Speaker{Name: strings.Clone(s.Name), Kind: s.Kind, Role: strings.Clone(s.Role)} // not slices of a text, which would stay
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

// people joins the names that are spellings of one person's.
func (t Tally) people(rules identity.Rules) []*tallied {
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
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		list = append(list, joined(groups[group], rules))
	}
	return list
}

// joined makes one speaker of the names of one: the commonest of the full ones is shown.
func joined(names []*tallied, rules identity.Rules) *tallied {
	slices.SortStableFunc(names, func(a, b *tallied) int {
		return cmp.Or(cmp.Compare(fullness(b.Name), fullness(a.Name)), cmp.Compare(b.Quotes, a.Quotes))
	})
	all := names[0]
	var called []string
	for _, s := range names {
		called = append(called, rules.Names(s.Name)...)
	}
	for _, s := range names {
		called = append(called, s.Name)
	}
	for _, s := range names[1:] {
		all.Quotes += s.Quotes
		all.articles = append(all.articles, s.articles...)
		all.giveRoles(s.RoleDay, s.roles)
	}
	known := map[string]bool{Key(called[0]): true}
	for _, name := range called[1:] {
		if key := Key(name); !known[key] {
			known[key] = true
			all.Spellings = append(all.Spellings, name)
		}
	}
	all.Name = called[0]
	slices.Sort(all.articles)
	all.articles = slices.Compact(all.articles)
	return all
}

// fullness is 1 for a name with a given name that is more than an initial, and else 0.
func fullness(name string) int {
	if words := terms.Words(name); len(words) > 1 && len(words[0]) > 1 {
		return 1
	}
	return 0
}

// giveRoles counts roles that are given on a day. Those of an earlier day are forgotten: people rise, and are voted out.
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

// role returns the role that is given most often on the latest day, of equals the fullest.
func (s *tallied) role() string {
	best := ""
	for role, g := range s.roles {
		if cmp.Or(cmp.Compare(g.times, s.roles[best].times), cmp.Compare(len(role), len(best)), cmp.Compare(role, best)) > 0 {
			best = role
		}
	}
	return best
}

// Speakers returns the speakers, the most quoted first, then by name.
func (t Tally) Speakers(rules identity.Rules) []Speaker {
	list := make([]Speaker, 0, len(t))
	for _, s := range t.people(rules) {
		s.Role, s.Articles, s.Surname = s.role(), len(s.articles), identity.Surname(s.Name)
		s.RoleFrom = s.roles[s.Role].path
		list = append(list, s.Speaker)
	}
	slices.SortFunc(list, func(a, b Speaker) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Name, b.Name))
	})
	return list
}
