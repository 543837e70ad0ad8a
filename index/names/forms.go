package names

import (
	"slices"
	"strings"

	"verbatim/index/identity"
	"verbatim/index/terms"
)

// officeWords is the minimum number of words of an office that tells people apart, without "the" and "of". There are many
// lawyers, and few mayors of one town.
const officeWords = 2

// joinForms joins the names of persons that differ in the form of the given name, such as Dmytro and Dmitry, where the
// surname and an office agree and no one else could be meant. A person is a list of names.
func joinForms(persons [][]*tallied, rules *identity.Rules) [][]*tallied {
	byOffice := map[string][]int{}
	for i, person := range persons {
		for _, office := range officesOf(person) {
			byOffice[office] = append(byOffice[office], i)
		}
	}
	partners := make([]map[int]bool, len(persons))
	for _, list := range byOffice {
		for at, i := range list {
			for _, j := range list[at+1:] {
				if !areForms(persons[i], persons[j], rules) {
					continue
				}
				for _, pair := range [][2]int{{i, j}, {j, i}} {
					if partners[pair[0]] == nil {
						partners[pair[0]] = map[int]bool{}
					}
					partners[pair[0]][pair[1]] = true
				}
			}
		}
	}
	var joined [][]*tallied
	for i, person := range persons {
		only := -1
		for j := range partners[i] {
			if len(partners[i]) == 1 && len(partners[j]) == 1 {
				only = j
			}
		}
		switch {
		case only < 0:
			joined = append(joined, person)
		case i < only:
			joined = append(joined, slices.Concat(person, persons[only]))
		}
	}
	return joined
}

// officesOf returns the surname of a person with each office, if the given name has other forms.
func officesOf(person []*tallied) []string {
	surname := identity.Surname(person[0].Name)
	var list []string
	for _, s := range person {
		if !identity.HasForms(s.Name) {
			continue
		}
		for role := range s.roles {
			words := terms.Prose(role)
			office := surname + "\n" + strings.Join(words, " ")
			if len(words) >= officeWords && !slices.Contains(list, office) {
				list = append(list, office)
			}
		}
	}
	return list
}

// areForms reports whether two persons have names that differ in the form of the given name, and the rules do not say
// that they are different.
func areForms(a, b []*tallied, rules *identity.Rules) bool {
	found := false
	for _, s := range a {
		for _, other := range b {
			if rules.Differ(s.Name, other.Name) {
				return false
			}
			found = found || identity.Forms(s.Name, other.Name)
		}
	}
	return found
}
