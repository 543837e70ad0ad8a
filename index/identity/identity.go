// Package identity tells whether two names are spellings of one person's: [Same] compares two, and [Group] the names of a corpus. It
// knows letters, transliterations and short forms of given names, and nothing of who anybody is.
package identity

import (
	"cmp"
	"slices"
	"strings"
)

// A person is a name taken apart. Words are in their skeletons.
type person struct {
	given  []string // given and middle names; initials have one letter
	last   string
	suffix string // "jr", "sr", "ii", …; "" for none
	key    string // the whole name, as rules have it
}

// parse takes a name apart. The last word is the surname, with what a hyphen joins to it.
func parse(name string) person {
	var p person
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '\u00a0' || r == ',' || r == '\t' || r == '\n' || r == '\r' })
	for i, w := range words {
		plain := strings.TrimRight(letters(w), ".")
		switch {
		case plain == "" || i < len(words)-1 && slices.Contains(courtesies, plain):
		case i > 0 && slices.Contains(suffixes, plain):
			p.suffix = plain
		default:
			p.given = append(p.given, initials(w)...)
		}
	}
	if n := len(p.given); n > 0 {
		p.last, p.given = p.given[n-1], p.given[:n-1]
	}
	return p
}

// initials returns a word as skeletons: "J.R." is two words of one letter.
func initials(w string) []string {
	var list []string
	for _, part := range strings.Split(w, ".") {
		if s := skeleton(part); s != "" {
			list = append(list, s)
		}
	}
	return list
}

var (
	courtesies = strings.Fields("mr mrs ms miss dr prof professor sir dame lord lady sen rep gov gen")
	suffixes   = strings.Fields("jr sr ii iii iv")
)

// Same reports whether two full names can be one person's: the surnames are spellings of each other, and so are the given names, as
// far as both have them; an initial stands for any name that begins with it, and a short form for its long ones. A surname alone is
// nobody's in particular, so it is the same as itself only.
func Same(a, b string) bool {
	p, q := parse(a), parse(b)
	if len(p.given) == 0 || len(q.given) == 0 {
		return len(p.given) == len(q.given) && p.last == q.last
	}
	return p.same(&q)
}

// same reports whether two full names are one person's, as far as they say.
func (p *person) same(q *person) bool { return p.agrees(q) && !p.initialed(q) && !q.initialed(p) }

// agrees reports whether nothing in two full names tells two people.
func (p *person) agrees(q *person) bool {
	if p.last != q.last || !p.suffixed(q) {
		return false
	}
	if len(p.given) == 0 || len(q.given) == 0 || !given(p.given[0], q.given[0]) {
		return false
	}
	middle, other := p.given[1:], q.given[1:]
	for i := range min(len(middle), len(other)) {
		if !given(middle[i], other[i]) {
			return false
		}
	}
	return true
}

// suffixed reports whether the suffixes of two names can be one person's. "Jr." tells a son from his father of the same name, unless it
// ends a whole formal name with what stands in the middle.
func (p *person) suffixed(q *person) bool {
	switch {
	case p.suffix == q.suffix:
		return true
	case p.suffix == "":
		return len(q.given) > 1
	case q.suffix == "":
		return len(p.given) > 1
	}
	return false
}

// initialed reports whether p has several initials and no name, and q only one name: "J. J." may be anybody whose name begins so.
func (p *person) initialed(q *person) bool {
	return len(p.given) > 1 && len(q.given) == 1 && len(q.given[0]) > 1 && !slices.ContainsFunc(p.given, func(g string) bool { return len(g) > 1 })
}

// given reports whether two given names can be one.
func given(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(a) == 1 && strings.HasPrefix(b, a) {
		return true
	}
	return slices.ContainsFunc(shortForms(), func(names []string) bool { return slices.Contains(names, a) && slices.Contains(names, b) })
}

// specific is how much a name says: full given names count more than initials.
func (p *person) specific() int {
	n := 0
	for _, g := range p.given {
		n += 1 + 2*min(len(g)-1, 1)
	}
	return n
}

// A cluster is the names of one person.
type cluster struct {
	members []int
	persons []person
}

// takes reports whether p can be one more name in c: it is that of one of its names, and nothing in the others tells another person.
func (c *cluster) takes(p *person, rules *Rules) bool {
	return slices.ContainsFunc(c.persons, func(q person) bool { return p.fits(&q) }) &&
		!slices.ContainsFunc(c.persons, func(q person) bool {
			return rules.parted(p.key, q.key) || len(p.given) > 0 && len(q.given) > 0 && !p.agrees(&q)
		})
}

// Group parts names into those of one person each, and returns for each name the number of its group, from 0 in the order of the
// names. A name that could be that of several, as an initial or a bare surname can, goes with none of them; where only one bears the
// surname, it is theirs. So families stay apart. Rules go before all that.
func Group(names []string, rules Rules) []int {
	people := make([]person, len(names))
	order := make([]int, len(names))
	for i, name := range names {
		people[i], order[i] = parse(name), i
		people[i].key = key(name)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(people[j].specific(), people[i].specific()) })
	bySurname := map[string][]*cluster{}
	for _, i := range order {
		p := people[i]
		var fits []*cluster
		for _, c := range bySurname[p.last] {
			if c.takes(&p, &rules) {
				fits = append(fits, c)
			}
		}
		if len(fits) != 1 {
			fits = []*cluster{{}}
			bySurname[p.last] = append(bySurname[p.last], fits[0])
		}
		fits[0].members, fits[0].persons = append(fits[0].members, i), append(fits[0].persons, p)
	}
	return number(bySurname, people, &rules)
}

// fits reports whether p can be one more name of q: also where one of them is a bare surname, unless that is a given name.
func (p *person) fits(q *person) bool {
	if len(p.given) == 0 || len(q.given) == 0 {
		bare, full := p, q
		if len(bare.given) > 0 {
			bare, full = q, p
		}
		return bare.last == full.last && !slices.ContainsFunc(shortForms(), func(names []string) bool { return slices.Contains(names, bare.last) })
	}
	return p.same(q)
}

// number returns for each of the people the number of their cluster. Clusters with names that the rules say are one person's are one.
func number(bySurname map[string][]*cluster, people []person, rules *Rules) []int {
	of := make([]*cluster, len(people))
	for _, list := range bySurname {
		for _, c := range list {
			for _, i := range c.members {
				of[i] = c
			}
		}
	}
	for _, names := range rules.same {
		var one *cluster
		for i := range people {
			if !slices.Contains(names, people[i].key) || of[i] == one {
				continue
			}
			if one == nil {
				one = of[i]
				continue
			}
			one.members = append(one.members, of[i].members...)
			for _, member := range one.members {
				of[member] = one
			}
		}
	}
	numbers := map[*cluster]int{}
	groups := make([]int, len(people))
	for i, c := range of {
		at, ok := numbers[c]
		if !ok {
			at = len(numbers)
			numbers[c] = at
		}
		groups[i] = at
	}
	return groups
}

// Surname returns the skeleton of a name's surname, which spellings of it share.
func Surname(name string) string { p := parse(name); return p.last }
