package show

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
)

// A stretch is a slice of an article that is shown, with its matched words. It has no white space at its ends, unless
// the article's own span has.
type stretch struct {
	hit  *index.Hit
	span corpus.Span
	bold []corpus.Span
}

// markdown returns the stretch for Discord: its words are escaped, and matches are bold.
func (s stretch) markdown() string {
	var b strings.Builder
	at := s.span.Start
	write := func(end int) {
		if end > at {
			b.WriteString(discord.EscapeAt(s.hit.Legible(corpus.Span{Start: at, End: end}), s.place(at)))
			at = end
		}
	}
	for i := 0; i < len(s.bold); i++ {
		start, end := max(s.bold[i].Start, at), min(s.bold[i].End, s.span.End)
		if start >= end {
			continue
		}
		for i+1 < len(s.bold) && s.bold[i+1].Start <= end { // "****" between adjacent matches would not end bold type
			i++
			end = max(end, min(s.bold[i].End, s.span.End))
		}
		write(start)
		b.WriteString("**")
		write(end)
		b.WriteString("**")
	}
	write(s.span.End)
	return b.String()
}

// place returns where in its line the character at the offset is shown.
func (s stretch) place(at int) wording.Place {
	before := s.hit.Slice(corpus.Span{Start: s.span.Start, End: at})
	space := before[len(strings.TrimRightFunc(before, unicode.IsSpace)):]
	if len(space) == len(before) || strings.ContainsAny(space, "\r\n") {
		return wording.AtLineStart
	}
	return wording.Inside
}

// cost returns how many characters r takes at most when it is shown: escaped, and with "> " after a line break.
func cost(r rune) int {
	switch {
	case r == '\n':
		return 3
	case discord.MayEscape(r):
		return 2
	}
	return 1
}

// boldCost is how many characters a match adds.
const boldCost = len("****")

// costs returns how many characters the stretch takes at most when it is shown. If that is more than limit, it returns
// some number above limit.
func (s stretch) costs(limit int) int {
	n := 0
	for _, m := range s.bold {
		if m.Overlaps(s.span) {
			n += boldCost
		}
	}
	for _, r := range s.hit.Slice(s.span) {
		if n += cost(r); n > limit {
			break
		}
	}
	return n
}

// split splits the stretch into stretches that take at most limit characters each when they are shown: at the end of a
// sentence, at the end of a word if no sentence ends in the second half, or within a word that is longer than limit.
func (s stretch) split(limit int) []stretch {
	var parts []stretch
	for s.costs(limit) > limit {
		end := s.cut(limit)
		head, tail := s, s
		head.span.End = end
		rest := s.hit.Slice(corpus.Span{Start: end, End: s.span.End})
		tail.span.Start = end + len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		parts = append(parts, head)
		if tail.span.Len() == 0 {
			return parts
		}
		s = tail
	}
	return append(parts, s)
}

// cut returns the offset at which the first part of at most limit characters ends.
func (s stretch) cut(limit int) int {
	text := s.hit.Slice(s.span)
	matches := s.bold
	spent, sentence, word, last := 0, 0, 0, 0
	var before rune
	for i, r := range text {
		at := s.span.Start + i
		for len(matches) > 0 && matches[0].Start <= at {
			if matches[0].End > at {
				spent += boldCost
			}
			matches = matches[1:]
		}
		if unicode.IsSpace(r) && i > 0 && !unicode.IsSpace(before) {
			word = i
			if endsSentence(text[:i]) && spent*2 >= limit {
				sentence = i
			}
		}
		if spent += cost(r); spent > limit {
			break
		}
		last, before = i+utf8.RuneLen(r), r
	}
	for _, end := range []int{sentence, word, last} {
		if end > 0 {
			return s.span.Start + end
		}
	}
	_, size := utf8.DecodeRuneInString(text) // a limit below one character
	return s.span.Start + size
}

// endsSentence reports whether a sentence can end at the end of text.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"'”’»)")
	end, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…", end)
}
