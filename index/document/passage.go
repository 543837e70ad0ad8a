package document

import (
	"regexp"
	"sort"
	"unicode/utf8"

	"verbatim/corpus"
)

// MaxPassage is the size in bytes of the text before and after a quote in its passage: about three long
// paragraphs of a newspaper. It limits the passage in a text without line breaks.
const MaxPassage = 2000

// BlankLine matches the blank lines between two paragraphs, with the line breaks around them.
var BlankLine = regexp.MustCompile(`\r?\n[ \t]*\r?\n\s*`)

// lineBreak matches one line break or several.
var lineBreak = regexp.MustCompile(`\r?\n\s*`)

// Paragraphs returns the paragraphs of a text. They are separated by blank lines, or by line breaks in a text
// without blank lines.
func Paragraphs(text string) []corpus.Span {
	breaks := BlankLine.FindAllStringIndex(text, -1)
	if breaks == nil {
		breaks = lineBreak.FindAllStringIndex(text, -1)
	}
	var list []corpus.Span
	start := 0
	for _, b := range append(breaks, []int{len(text), len(text)}) {
		if b[0] > start {
			list = append(list, corpus.Span{Start: start, End: b[0]})
		}
		start = b[1]
	}
	return list
}

// Passage returns the text around inner: its paragraphs and the given number of paragraphs more on each side.
// It is cut between words at limit bytes before and after inner.
func Passage(text string, paras []corpus.Span, inner corpus.Span, more, limit int) corpus.Span {
	s := inner
	if len(paras) > 0 {
		first := sort.Search(len(paras), func(i int) bool { return paras[i].End > inner.Start })
		last := sort.Search(len(paras), func(i int) bool { return paras[i].End >= inner.End })
		first, last = min(first, len(paras)-1), min(last, len(paras)-1)
		s = s.Cover(paras[max(first-more, 0)]).Cover(paras[min(last+more, len(paras)-1)])
	}
	if inner.Start-s.Start > limit {
		s.Start = wordStart(text, inner.Start-limit, inner.Start)
	}
	if s.End-inner.End > limit {
		s.End = wordEnd(text, inner.End, inner.End+limit)
	}
	return s
}

// wordStart returns the first offset from at at which a word begins after a space, or to if there is none.
func wordStart(text string, at, to int) int {
	for i := at; i < to; i++ {
		if isSpace(text[i]) && !isSpace(text[i+1]) {
			return i + 1
		}
	}
	return to
}

// wordEnd returns the last offset before at at which a word ends before a space, or from if there is none.
func wordEnd(text string, from, at int) int {
	for i := at; i > from; i-- {
		if isSpace(text[i]) && utf8.RuneStart(text[i]) {
			return i
		}
	}
	return from
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
