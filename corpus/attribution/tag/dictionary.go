package tag

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// An entry is what the dictionary knows of a word.
type entry struct {
	at      uint32 // its place in the text of all words
	size    uint8
	aux     auxiliary
	class   uint16 // the number of its section
	context uint16 // how the words beside it see it
	id      uint16 // its number, from 1; 0 for words without weights of their own
}

// A dictionary finds entries by the text of a word, in any case, by open addressing. It is compact, since most of its
// time is waiting for memory.
type dictionary struct {
	text    string
	entries []entry
	tags    []Set    // by class
	slots   []uint32 // the number of an entry, from 1, and above it 16 bits of the hash of its word; 0 is empty
	shift   int
}

// Limits of the compact form.
const (
	maxEntries = 1<<16 - 1
	maxLength  = 1<<8 - 1
	maxOwn     = 1<<15 - 1 // words with weights of their own
)

// Contexts of words without a context of their own or a section, by their looks.
const (
	contextNone uint16 = iota
	contextName
	contextNumber
	contextUnknown
	contextS
	contextED
	contextING
	contextLY
	contextSigns // and the tags of signs after it
	contextWords = contextSigns + uint16(Count)
)

// Names of the sections of words that are not named for their tags.
const (
	contextSection = "contexts"
	rareMark       = "rare"
)

// A listed word is a word as the file lists it.
type listed struct {
	word  string
	class uint16
	rare  bool
}

// readDictionary reads sections of words. The first, "contexts", has words that are a context of their own. The line
// before each other section has tags and a colon; with "rare" before the tags, its words have no weights of their own.
// Lines with # are comments.
func readDictionary(text string) (*dictionary, error) {
	d := &dictionary{tags: []Set{0}}
	contexts := map[string]uint16{}
	var words []listed
	var inContexts, rare bool
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		switch head, isHead := strings.CutSuffix(line, ":"); {
		case line == "" || line[0] == '#':
		case isHead:
			if inContexts = head == contextSection; inContexts {
				continue
			}
			var tags string
			tags, rare = strings.CutPrefix(head, rareMark)
			set, err := parseSet(tags)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			d.tags = append(d.tags, set)
		case inContexts:
			for word := range strings.FieldsSeq(line) {
				contexts[word] = contextWords + uint16(len(contexts))
			}
		default:
			for word := range strings.FieldsSeq(line) {
				words = append(words, listed{word, uint16(len(d.tags) - 1), rare})
			}
		}
	}
	return d, d.enter(withCurly(words), contexts)
}

// parseSet returns the set with these names.
func parseSet(list string) (s Set, err error) {
	for name := range strings.FieldsSeq(list) {
		t := Named(name)
		if t == None {
			return 0, fmt.Errorf("no tag %q", name)
		}
		s |= 1 << t
	}
	return s, nil
}

// withCurly adds the second spelling of words with an apostrophe.
func withCurly(words []listed) []listed {
	for _, w := range words {
		if strings.Contains(w.word, "'") {
			w.word = strings.ReplaceAll(w.word, "'", "’")
			words = append(words, w)
		}
	}
	return words
}

// enter makes the entries and their slots. The frequent words come first, so that they are found at once and stand
// together in memory.
func (d *dictionary) enter(words []listed, contexts map[string]uint16) error {
	rank := func(w listed) int {
		switch place, frequent := contexts[w.word]; {
		case frequent:
			return int(place)
		case w.rare:
			return math.MaxInt
		}
		return math.MaxInt - 1
	}
	slices.SortStableFunc(words, func(a, b listed) int { return cmp.Compare(rank(a), rank(b)) })
	after := contextWords + uint16(len(contexts))
	ids := map[string]uint16{}
	var text strings.Builder
	for _, w := range words {
		plain := strings.ReplaceAll(w.word, "’", "'")
		e := entry{at: uint32(text.Len()), size: uint8(len(w.word)), aux: auxiliaries[plain], class: w.class}
		own, ok := contexts[plain]
		if e.context = after + w.class; ok {
			e.context = own
		}
		if !w.rare {
			if ids[plain] == 0 {
				ids[plain] = uint16(len(ids) + 1)
			}
			e.id = ids[plain]
		}
		text.WriteString(w.word)
		d.entries = append(d.entries, e)
		if len(w.word) > maxLength || len(d.entries) > maxEntries || len(ids) > maxOwn {
			return fmt.Errorf("%q is too long, or one word too many", w.word)
		}
	}
	d.text = text.String()
	d.fill()
	return nil
}

// fill makes the slots.
func (d *dictionary) fill() {
	size := bits.Len(uint(len(d.entries)) * 3 / 2)
	d.slots = make([]uint32, 1<<size)
	d.shift = 64 - size
	for i, e := range d.entries {
		h := hash(d.word(e))
		at := h >> d.shift
		for d.slots[at] != 0 {
			at = (at + 1) & uint64(len(d.slots)-1)
		}
		d.slots[at] = uint32(h)&0xFFFF<<16 | uint32(i+1)
	}
}

// word returns the text of an entry.
func (d *dictionary) word(e entry) string { return d.text[e.at : e.at+uint32(e.size)] }

// find returns the entry of a word in lower case or with capitals, or nil.
func (d *dictionary) find(w Word) *entry {
	h := hash(w.Text)
	for at := h >> d.shift; d.slots[at] != 0; at = (at + 1) & uint64(len(d.slots)-1) {
		slot := d.slots[at]
		if slot>>16 != uint32(h)&0xFFFF {
			continue
		}
		e := &d.entries[slot&0xFFFF-1]
		if word := d.word(*e); word == w.Text || w.Upper && equalFold(word, w.Text) {
			return e
		}
	}
	return nil
}

// hash is equal for texts that differ only in the case of ASCII letters. It reads the first and the last eight bytes
// of long texts, which is enough to tell words apart.
func hash(text string) uint64 {
	const lower = 0x2020202020202020
	var a, b uint64
	switch n := len(text); {
	case n >= 8:
		a, b = load8(text), load8(text[n-8:])
	case n >= 4:
		a, b = uint64(load4(text)), uint64(load4(text[n-4:]))
	case n > 0:
		a = uint64(text[0])<<16 | uint64(text[n/2])<<8 | uint64(text[n-1])
	}
	h := ((a|lower)*0x9E3779B97F4A7C15 ^ (b | lower)) * 0xC2B2AE3D27D4EB4F
	h ^= h >> 29
	return (h ^ uint64(len(text))) * 0x9E3779B97F4A7C15
}

// load8 returns the first eight bytes as a number.
func load8(s string) uint64 {
	return uint64(load4(s)) | uint64(load4(s[4:]))<<32
}

// load4 returns the first four bytes as a number.
func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// equalFold reports whether a text is this word, which is in lower case, but for ASCII capitals.
func equalFold(word, text string) bool {
	if len(word) != len(text) {
		return false
	}
	for i := 0; i < len(word); i++ {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != word[i] {
			return false
		}
	}
	return true
}
