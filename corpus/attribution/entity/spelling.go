package entity

import "strings"

// spellings makes one of the ways in which a name from another alphabet is written: "Dyachenko" and "Diachenko",
// "Sergey" and "Sergei", "Danchenko" and "Dantchenko".
var spellings = strings.NewReplacer(
	"tch", "ch", "tsch", "ch", "iy", "i", "ij", "i", "ii", "i", "yy", "i", "ey", "ei", "ay", "ai", "yu", "iu",
	"ya", "ia", "ye", "e", "yo", "io", "y", "i", "j", "i", "w", "v", "ks", "x", "ck", "k", "ph", "f", "dh", "d",
	"zh", "z", "ou", "u", "oo", "u",
)

// minSpelled is the length of the shortest name that another spelling is looked for: short names are alike by chance.
const minSpelled = 6

// spelling returns what the spellings of a folded name have in common.
func spelling(name string) string {
	s := spellings.Replace(name)
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// enterSpelling enters a figure by the spelling of its surname, unless another one has it.
func (c *Cast) enterSpelling(last string, w int) {
	if len(last) < minSpelled {
		return
	}
	if key := (form{bySpelling, spelling(last)}); len(c.by[key]) == 0 {
		c.by[key] = []int{w}
	}
}

// spelledAlike returns the first person named in full whose surname is another spelling of one that no one bears.
func (c *Cast) spelledAlike(last string) []int {
	if len(last) < minSpelled {
		return nil
	}
	return c.by[form{bySpelling, spelling(last)}]
}
