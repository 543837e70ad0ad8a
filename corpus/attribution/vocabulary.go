package attribution

import "strings"

// A wordID is the number of a spelling in lower case that the lexicon or a set of words has; 0 stands for all others.
type wordID uint16

// A lexeme is what the lexicon knows of a spelling. It has no pointers, so that the collector does not scan an article's
// tokens.
type lexeme struct {
	class class
	verb  verbClass
	form  form
	other form   // forms of a verb that reports nothing
	word  wordID // the spelling
	lemma wordID // of a verb that reports
}

func (l *lexeme) is(c class) bool { return l.class&c != 0 }

// An entry is a spelling of the vocabulary.
type entry struct {
	lexeme
	listed   bool // the lexicon has it, not only a set of words
	spelling string
}

// vocabulary has all spellings by their number, and a hash table of them with open addressing. Sets of words enter their
// words before main, and the lexicon enters its own when it is read; it is never written afterwards.
var vocabulary struct {
	entries []entry
	slots   []slot // a power of two, at most three quarters full
}

// A slot is small, so that the table stays in the cache of a core: it has the upper half of the word's hash.
type slot struct {
	hash uint16
	word wordID
}

// The parameters of the hash FNV-1a.
const (
	hashBasis = 2166136261
	hashPrime = 16777619
)

func hashOf[T string | []byte](spelling T) uint32 {
	hash := uint32(hashBasis)
	for i := range len(spelling) {
		hash = (hash ^ uint32(spelling[i])) * hashPrime
	}
	return hash
}

// find returns the number of a spelling.
func find[T string | []byte](spelling T, hash uint32) wordID {
	slots := vocabulary.slots
	for i := hash; ; i++ {
		s := slots[i&uint32(len(slots)-1)]
		if s.word == 0 || s.hash == uint16(hash>>16) && vocabulary.entries[s.word].spelling == string(spelling) {
			return s.word
		}
	}
}

// wordOf returns the number of a word, and enters a new one. It is called before main and when the lexicon is read.
func wordOf(word string) wordID {
	v, hash := &vocabulary, hashOf(word)
	if len(v.entries)*4 >= len(v.slots)*3 {
		growVocabulary()
	}
	if w := find(word, hash); w != 0 {
		return w
	}
	w := wordID(len(v.entries))
	v.entries = append(v.entries, entry{lexeme: lexeme{word: w}, spelling: word})
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
		enterSlot(hashOf(v.entries[w].spelling), wordID(w))
	}
}

// enterSlot puts a word into its slot.
func enterSlot(hash uint32, w wordID) {
	slots := vocabulary.slots
	i := hash & uint32(len(slots)-1)
	for slots[i].word != 0 {
		i = (i + 1) & uint32(len(slots)-1)
	}
	slots[i] = slot{uint16(hash >> 16), w}
}

// known returns what the lexicon knows of a spelling in lower case.
func known[T string | []byte](spelling T) *entry {
	lexicon()
	return &vocabulary.entries[find(spelling, hashOf(spelling))]
}

// String returns the spelling.
func (w wordID) String() string { return vocabulary.entries[w].spelling }

// wordBits is a set of words: a bit for each number.
type wordBits []uint64

// wordSet returns the set of some words between spaces.
func wordSet(words string) wordBits {
	var set wordBits
	for w := range strings.FieldsSeq(words) {
		n := int(wordOf(w))
		for n/64 >= len(set) {
			set = append(set, 0)
		}
		set[n/64] |= 1 << (n % 64)
	}
	return set
}

func (set wordBits) has(w wordID) bool {
	i := int(w / 64)
	return i < len(set) && set[i]>>(w%64)&1 != 0
}

// in reports whether a token is a word of the set.
func (set wordBits) in(t *token) bool { return set.has(t.lex.word) && !t.dotted }

// holds reports whether a spelling is a word of the set.
func (set wordBits) holds(spelling string) bool { return set.has(known(spelling).word) }
