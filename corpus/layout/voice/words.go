package voice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// NameWord reports whether a word can be part of a person's name: with a capital or a particle between others, and
// neither an office nor a title.
func (rd *Reader) NameWord(word string, between bool) bool {
	bare := strings.TrimRight(word, ".")
	if bare == "" {
		return false
	}
	if isParticle(word) {
		return between
	}
	for _, r := range bare {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '.' && r != '‑' {
			return false
		}
	}
	if !unicode.IsUpper(FirstRune(bare)) {
		return false
	}
	class := rd.Known(bare)
	if table.Get(joiners, bare) { // in capitals
		return false
	}
	if utf8.RuneCountInString(bare) == 1 {
		return true
	}
	if class&Given != 0 {
		return class&(Role|Title) == 0 || !strings.HasSuffix(word, ".")
	}
	return class&(Role|Title|People|Body) == 0
}

// particles are words that stand in small letters within names.
var particles = table.Set("de", "del", "della", "der", "den", "di", "da", "du", "dos", "la", "le", "van", "von", "bin",
	"ibn", "al", "el", "ten", "ter", "y", "zu")

// joiners are words that stand in no name, also where all words have capitals.
var joiners = table.Set("of", "in", "at", "for", "the", "and", "to", "from", "by", "with", "on")

// isParticle reports whether a word stands in small letters within names.
func isParticle(word string) bool {
	switch word {
	case "DE", "LA", "VAN", "VON":
		return true
	}
	return particles[word]
}

// WordsOf returns the words of a span.
func (rd *Reader) WordsOf(span corpus.Span) []corpus.Span {
	if span.Len() == 0 {
		return nil
	}
	words := make([]corpus.Span, 0, min(1+strings.Count(span.In(rd.Text), " "), usualWords))
	for w := range eachWord(rd.Text, span) {
		words = append(words, w)
	}
	return words
}

// usualWords is how many words have room before the slice for the words of a span grows.
const usualWords = 64

// Is reports whether a word has one of the classes.
func (rd *Reader) Is(word corpus.Span, c Class) bool {
	w := strings.Trim(word.In(rd.Text), ".,\"“”'’")
	if rd.Known(w)&c != 0 {
		return true
	}
	for _, suffix := range []string{"’s", "'s", "’S", "'S"} {
		if stem, ok := strings.CutSuffix(w, suffix); ok {
			return rd.Known(stem)&c != 0
		}
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 { // "Director-General"
		return rd.Known(w[:i])&c != 0 || rd.Known(w[i+1:])&c != 0
	}
	return false
}

// HasRole reports whether a word of words is an office.
func (rd *Reader) HasRole(words string) bool {
	for w := range strings.FieldsSeq(words) {
		if rd.Known(strings.Trim(w, ".,"))&(Role|Title) != 0 {
			return true
		}
	}
	return false
}

// HasArticle reports whether an article opens words: "a delegate".
func HasArticle(words string) bool {
	return articleLen(words) > 0 || strings.HasPrefix(words, "a ") || strings.HasPrefix(words, "an ")
}

// articleLen returns the length of the article that opens words, and of the space after it.
func articleLen(words string) int {
	for _, a := range []string{"The ", "the ", "THE ", "A ", "An "} {
		if strings.HasPrefix(words, a) {
			return len(a)
		}
	}
	return 0
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789 ") == "" }

// isClause reports whether words after a comma are a clause about the speaker: "WHO ASKED FOR TALKS".
func isClause(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	return table.Get(relatives, first)
}

// relatives open a clause about the speaker.
var relatives = table.Set("who", "whose", "which")

// HasReport reports whether one of the words is a verb that reports: such words introduce what someone said.
func (rd *Reader) HasReport(span corpus.Span) bool {
	if bracket := strings.IndexAny(span.In(rd.Text), "(["); bracket > 0 { // "(spoke in French)"
		span.End = span.Start + bracket
	}
	first := true
	for w := range eachWord(rd.Text, span) {
		verb := first || !unicode.IsUpper(FirstRune(w.In(rd.Text))) // not "United States"
		if verb && rd.Is(w, Report) && !rd.Is(w, Role|Title|Given) {
			return true
		}
		first = false
	}
	return false
}
