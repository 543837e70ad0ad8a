// Package identity decides whether two names belong to one person. [Same] compares two names, and [Group] groups
// the names of a corpus. It knows letters, transliterations and short forms of given names, but no actual people.
package identity

import (
	"cmp"
	"slices"
	"strings"
)

// A person is a parsed name. Its words are skeletons.
type person struct {
	given  []string // given and middle names; initials have one letter
	last   string
	suffix string // "jr", "sr", "ii", …; "" for none
	key    string // the whole name as in rules; see key
}

// parse splits a name into its parts. The surname is the last word, including hyphenated parts.
func parse(name string) person {
	var p person
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" \u00a0,\t\n\r", r) })
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

// initials returns the skeletons of a word: "J.R." gives two of one letter.
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

// Same reports whether two full names can belong to one person: their surnames are spellings of each other, and so
// are the given names that both have. An initial matches any name that begins with it, and a short form matches its
// long forms. A bare surname matches only itself, because it identifies no one.
func Same(a, b string) bool {
	p, q := parse(a), parse(b)
	if len(p.given) == 0 || len(q.given) == 0 {
		return len(p.given) == len(q.given) && p.last == q.last
	}
	return p.same(&q)
}

// same reports whether two full names can belong to one person.
func (p *person) same(q *person) bool { return p.agrees(q) && !p.isAmbiguous(q) && !q.isAmbiguous(p) }

// agrees reports whether no part of two full names contradicts the other.
func (p *person) agrees(q *person) bool {
	if p.last != q.last || !p.suffixAgrees(q) {
		return false
	}
	if len(p.given) == 0 || len(q.given) == 0 || !sameGiven(p.given[0], q.given[0]) {
		return false
	}
	middle, other := p.given[1:], q.given[1:]
	for i := range min(len(middle), len(other)) {
		if !sameGiven(middle[i], other[i]) {
			return false
		}
	}
	return true
}

// suffixAgrees reports whether the suffixes of two names can belong to one person. "Jr." distinguishes a son from a
// father with the same name. If only one name has a suffix, the names agree if the other has a middle name.
func (p *person) suffixAgrees(q *person) bool {
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

// isAmbiguous reports whether p has several initials and no given name, and q has one given name: "J. J. Marsh" can
// be many people other than "Jonas Marsh".
func (p *person) isAmbiguous(q *person) bool {
	isName := func(given string) bool { return len(given) > 1 }
	return len(p.given) > 1 && !slices.ContainsFunc(p.given, isName) && len(q.given) == 1 && isName(q.given[0])
}

// sameGiven reports whether two given names can be one.
func sameGiven(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(a) == 1 && strings.HasPrefix(b, a) {
		return true
	}
	hasBoth := func(names []string) bool { return slices.Contains(names, a) && slices.Contains(names, b) }
	return slices.ContainsFunc(shortForms(), hasBoth)
}

// specificity is higher the more given names a name has. Full names count more than initials.
func (p *person) specificity() int {
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

// accepts reports whether p can be another name in c: it fits one of the names, and contradicts none.
func (c *cluster) accepts(p *person, rules *Rules) bool {
	fits := func(q person) bool { return p.fits(&q) }
	contradicts := func(q person) bool {
		bothFull := len(p.given) > 0 && len(q.given) > 0
		return rules.areDifferent(p.key, q.key) || bothFull && !p.agrees(&q)
	}
	return slices.ContainsFunc(c.persons, fits) && !slices.ContainsFunc(c.persons, contradicts)
}

// Group groups names by person, and returns the number of the group for each name. Groups are numbered from 0 in
// the order of the names. A name that fits several people, such as an initial or a bare surname, gets a group of
// its own. If only one person has the surname, the name joins that person. So members of a family stay separate.
// Rules override all this.
func Group(names []string, rules Rules) []int {
	people := make([]person, len(names))
	order := make([]int, len(names))
	for i, name := range names {
		people[i], order[i] = parse(name), i
		people[i].key = key(name)
	}
	mostSpecificFirst := func(i, j int) int { return cmp.Compare(people[j].specificity(), people[i].specificity()) }
	slices.SortStableFunc(order, mostSpecificFirst)
	bySurname := map[string][]*cluster{}
	for _, i := range order {
		p := people[i]
		var fits []*cluster
		for _, c := range bySurname[p.last] {
			if c.accepts(&p, &rules) {
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

// fits reports whether p and q can be names of one person. One of them may be a bare surname that is not also a
// given name.
func (p *person) fits(q *person) bool {
	if len(p.given) == 0 || len(q.given) == 0 {
		bare, full := p, q
		if len(bare.given) > 0 {
			bare, full = q, p
		}
		isGiven := slices.ContainsFunc(shortForms(), func(names []string) bool { return slices.Contains(names, bare.last) })
		return bare.last == full.last && !isGiven
	}
	return p.same(q)
}

// number returns the number of the cluster for each person. It joins clusters whose names are one person's by the
// rules.
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

// Surname returns the skeleton of a name's surname, which is the same for all its spellings.
func Surname(name string) string { p := parse(name); return p.last }
