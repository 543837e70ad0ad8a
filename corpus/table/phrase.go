package table

import "strings"

// A Phrase is words that texts may have in small letters or capitals. Looking for one costs little, because most texts
// are refused by its rarest letter.
type Phrase struct {
	words string // in lower case
	rare  int    // where the rarest letter is
}

// frequent are the characters of English from the most frequent to the rarest.
const frequent = " etaoinsrhldcumfpgwybvkxjqz"

// NewPhrase returns the phrase of words in lower case, with ASCII characters only.
func NewPhrase(words string) Phrase {
	p := Phrase{words: words}
	for i := range len(words) {
		if strings.IndexByte(frequent, words[i]) > strings.IndexByte(frequent, words[p.rare]) {
			p.rare = i
		}
	}
	return p
}

// Phrases returns a phrase for each of some words.
func Phrases(words ...string) []Phrase {
	list := make([]Phrase, len(words))
	for i, w := range words {
		list[i] = NewPhrase(w)
	}
	return list
}

// In reports whether a text has the phrase.
func (p Phrase) In(text string) bool { return p.Index(text) >= 0 }

// Index returns where a text has the phrase first, or -1.
func (p Phrase) Index(text string) int {
	rare := p.words[p.rare]
	at := p.indexBy(rare, text)
	if at >= 0 {
		text = text[:at+len(p.words)-1]
	}
	if capital := p.indexBy(rare-('a'-'A'), text); capital >= 0 {
		return capital
	}
	return at
}

// indexBy returns where a text has the phrase first with this character as its rarest, or -1.
func (p Phrase) indexBy(rare byte, text string) int {
	for from := p.rare; from < len(text); from++ {
		i := strings.IndexByte(text[from:], rare)
		if i < 0 {
			break
		}
		from += i
		if start := from - p.rare; hasPrefixFold(text[start:], p.words) {
			return start
		}
	}
	return -1
}

// Opens reports whether a text begins with the phrase.
func (p Phrase) Opens(text string) bool { return hasPrefixFold(text, p.words) }

// Ends reports whether a text ends with the phrase.
func (p Phrase) Ends(text string) bool {
	return len(text) >= len(p.words) && hasPrefixFold(text[len(text)-len(p.words):], p.words)
}

// Len returns the length of the phrase in bytes.
func (p Phrase) Len() int { return len(p.words) }

// hasPrefixFold reports whether a text begins with words in lower case, small letters or capitals alike.
func hasPrefixFold(text, words string) bool {
	if len(text) < len(words) {
		return false
	}
	for i := range len(words) {
		if c := text[i]; c != words[i] && (c < 'A' || c > 'Z' || c+('a'-'A') != words[i]) {
			return false
		}
	}
	return true
}
