package identity

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed forms.txt
var formsFile string

// forms are the pairs of given names that are forms of one name, as skeletons, in both orders.
var forms = sync.OnceValue(func() map[[2]string]bool {
	pairs := map[[2]string]bool{}
	for line := range strings.Lines(formsFile) {
		names := strings.Fields(line)
		if len(names) != 2 || names[0] == "#" {
			continue
		}
		a, b := skeleton(names[0]), skeleton(names[1])
		pairs[[2]string{a, b}], pairs[[2]string{b, a}] = true, true
	}
	return pairs
})

// formed are the given names in forms.
var formed = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for pair := range forms() {
		names[pair[0]] = true
	}
	return names
})

// HasForms reports whether a name begins with a given name that has other forms in other languages or spellings.
func HasForms(name string) bool {
	p := parse(name)
	return len(p.given) > 0 && formed()[p.given[0]]
}

// Forms reports whether two full names agree except that their given names are two forms of one name: "Dmytro Varshin"
// and "Dmitry Varshin". By itself this does not make them one person's. Their office must agree too.
func Forms(a, b string) bool {
	p, q := parse(a), parse(b)
	if len(p.given) == 0 || len(q.given) == 0 || !forms()[[2]string{p.given[0], q.given[0]}] {
		return false
	}
	same := q
	same.given = append([]string{p.given[0]}, q.given[1:]...)
	return p.agrees(&same)
}
