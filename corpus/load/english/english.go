// Package english tells texts in other languages from English ones. Start with [Foreign]. It counts function words,
// which no text goes without and which hardly occur in another language.
package english

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"verbatim/corpus/wording"
)

// What makes a text foreign. The bounds are far from both sides: English news has 15 to 30 function words of the list
// per 100 words, and 0 to 4 of another language. Other languages have 0 to 2, and 20 to 40 of their own.
const (
	minWords    = 60  // a shorter text may be only names and numbers
	minLetters  = 200 // of a text in another script, which may have no spaces
	maxEnglish  = 15  // function words of English, wherever they are: with more, a part of the text is English
	minForeign  = 8   // percent of all words that are function words of one language
	minDistinct = 8   // different ones: names have only a few, such as "de la"
	manyTimes   = 4   // how many times more they are than English ones, and letters of other scripts than Latin ones
)

// Foreign reports whether a text is surely not in English. It reads up to 2,000 words. A text of which a part is in
// English, a short one, and one full of names are not foreign.
func Foreign(text string) bool {
	c := counted(sampled(text))
	if c.english >= maxEnglish {
		return false
	}
	if c.others >= c.latin*manyTimes && c.others >= minLetters {
		return true
	}
	if c.words < minWords {
		return false
	}
	for i := range c.hits {
		if c.hits[i]*100 >= c.words*minForeign && c.hits[i] >= c.english*manyTimes && len(c.distinct[i]) >= minDistinct {
			return true
		}
	}
	return false
}

// sample is how many bytes of a long text are read at its start, and half as many in its middle and at its end. A
// text may begin in one language and go on in another.
const sample = 6_000

// sampled returns the parts of a text that are read.
func sampled(text string) []string {
	if len(text) <= 2*sample {
		return []string{text}
	}
	part := func(at, size int) string {
		return text[wording.Floor(text, at):wording.Floor(text, at+size)]
	}
	return []string{part(0, sample), part(len(text)/2, sample/2), part(len(text)-sample/2, sample/2)}
}

// A count is what was found in a text.
type count struct {
	words, english int
	latin, others  int // letters, by their script
	hits           []int
	distinct       []map[string]bool
}

// counted counts the words of the parts of a text.
func counted(parts []string) count {
	l := languages()
	c := count{hits: make([]int, l.count), distinct: make([]map[string]bool, l.count)}
	for _, part := range parts {
		for word := range strings.FieldsFuncSeq(part, isNoLetter) {
			c.add(l, word)
		}
	}
	return c
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }

// add counts a word.
func (c *count) add(l languageTable, word string) {
	for _, r := range word {
		if unicode.Is(unicode.Latin, r) {
			c.latin++
		} else if unicode.IsLetter(r) {
			c.others++
		}
	}
	c.words++
	word = strings.ToLower(word)
	for _, language := range l.of[word] {
		if language == 0 {
			c.english++
			continue
		}
		c.hits[language]++
		if c.distinct[language] == nil {
			c.distinct[language] = map[string]bool{}
		}
		c.distinct[language][word] = true
	}
}

//go:embed languages.txt
var languageFile string

// A languageTable says which languages a word is a function word of. English is 0.
type languageTable struct {
	of    map[string][]int
	count int
}

var languages = sync.OnceValue(func() languageTable {
	t := languageTable{of: map[string][]int{}}
	for line := range strings.Lines(languageFile) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, word := range words[1:] {
			t.of[word] = append(t.of[word], t.count)
		}
		t.count++
	}
	return t
})
