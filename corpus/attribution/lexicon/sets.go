package lexicon

import (
	"fmt"
	"sync"
)

// sets has the sets of sets.txt by their names.
var sets = sync.OnceValue(func() map[string]WordBits {
	words := map[string]string{}
	mustEach("sets.txt", func(section, word string) { words[section] += " " + word })
	list := make(map[string]WordBits, len(words))
	for name, w := range words {
		list[name] = WordSet(w)
	}
	return list
})

// Set returns a set of sets.txt. It is called before main, so that a missing set is noticed at once.
func Set(name string) WordBits {
	set, ok := sets()[name]
	if !ok {
		panic(fmt.Sprintf("lexicon: sets.txt has no set %q", name))
	}
	return set
}
