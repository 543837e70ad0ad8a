package lexicon

import (
	"strings"

	"verbatim/corpus/attribution/trait"
)

// A WordID is the number of a spelling in lower case that the lexicon or a set of words has; 0 stands for all others.
type WordID uint16

// A Lexeme is what the lexicon knows of a spelling. It has no pointers, so that the collector does not scan an
// article's tokens.
type Lexeme struct {
	Class Class
	Verb  VerbClass
	Form  Form
	Other Form   // forms of a verb that reports nothing
	Word  WordID // the spelling
	Lemma WordID // of a verb that reports
}

// Is reports whether the word has one of these classes.
func (l *Lexeme) Is(c Class) bool { return l.Class&c != 0 }

// Unlisted reports whether the word has no class and no reporting verb has the spelling.
func (l *Lexeme) Unlisted() bool { return l.Class&^WordClasses == 0 && l.Verb == 0 }

// An entry is a spelling of the vocabulary.
type entry struct {
	Lexeme
	Traits   trait.Set // what the rest tells of every token that is this word; see TraitsOf
	Listed   bool      // the lexicon has it, not only a set of words
	spelling string
}

// vocabulary has all spellings by their number, and a hash table of them with open addressing. Sets of words enter
// their words before main, and the lexicon enters its own when it is read; it is never written afterwards.
var vocabulary struct {
	entries []entry
	slots   []slot // a power of two, at most three quarters full
}

// A slot is small, so that the table stays in the cache of a core: it has the upper half of the word's hash.
type slot struct {
	hash uint16
	word WordID
}

// The parameters of the hash FNV-1a.
const (
	HashBasis = 2166136261
	HashPrime = 16777619
)

// HashOf returns the hash by which a spelling is found.
func HashOf[T string | []byte](spelling T) uint32 {
	hash := uint32(HashBasis)
	for i := range len(spelling) {
		hash = (hash ^ uint32(spelling[i])) * HashPrime
	}
	return hash
}

// Find returns the number of a spelling.
func Find[T string | []byte](spelling T, hash uint32) WordID {
	slots := vocabulary.slots
	for i := hash; ; i++ {
		s := slots[i&uint32(len(slots)-1)]
		if s.word == 0 || s.hash == uint16(hash>>16) && vocabulary.entries[s.word].spelling == string(spelling) {
			return s.word
		}
	}
}

// WordOf returns the number of a word, and enters a new one. It is called before main and when the lexicon is read.
func WordOf(word string) WordID {
	v, hash := &vocabulary, HashOf(word)
	if len(v.entries)*4 >= len(v.slots)*3 {
		growVocabulary()
	}
	if w := Find(word, hash); w != 0 {
		return w
	}
	w := WordID(len(v.entries))
	v.entries = append(v.entries, entry{Lexeme: Lexeme{Word: w}, spelling: word})
	enterSlot(hash, w)
	return w
}

func growVocabulary() {
	v := &vocabulary
	if len(v.entries) == 0 {
		v.entries = make([]entry, 1, 1<<14) // the first stands for all words without a number
	}
	v.slots = make([]slot, max(1<<12, 2*len(v.slots)))
	for w := 1; w < len(v.entries); w++ {
		enterSlot(HashOf(v.entries[w].spelling), WordID(w))
	}
}

// enterSlot puts a word into its slot.
func enterSlot(hash uint32, w WordID) {
	slots := vocabulary.slots
	i := hash & uint32(len(slots)-1)
	for slots[i].word != 0 {
		i = (i + 1) & uint32(len(slots)-1)
	}
	slots[i] = slot{uint16(hash >> 16), w}
}

// Known returns what the lexicon knows of a spelling in lower case.
func Known[T string | []byte](spelling T) *entry {
	Load()
	return &vocabulary.entries[Find(spelling, HashOf(spelling))]
}

// String returns the spelling.
func (w WordID) String() string { return vocabulary.entries[w].spelling }

// WordBits is a set of words: a bit for each number.
type WordBits []uint64

// WordSet returns the set of some words between spaces.
func WordSet(words string) WordBits {
	var set WordBits
	for w := range strings.FieldsSeq(words) {
		n := int(WordOf(w))
		for n/64 >= len(set) {
			set = append(set, 0)
		}
		set[n/64] |= 1 << (n % 64)
	}
	return set
}

// Has reports whether a word is in the set.
func (set WordBits) Has(w WordID) bool {
	i := int(w / 64)
	return i < len(set) && set[i]>>(w%64)&1 != 0
}

// With returns the words of both sets.
func (set WordBits) With(other WordBits) WordBits {
	both := make(WordBits, max(len(set), len(other)))
	copy(both, set)
	for i, w := range other {
		both[i] |= w
	}
	return both
}

// Holds reports whether a spelling is a word of the set.
func (set WordBits) Holds(spelling string) bool { return set.Has(Known(spelling).Word) }

// EntryAt returns what is known of a word by its number.
func EntryAt(w WordID) *entry { return &vocabulary.entries[w] }
