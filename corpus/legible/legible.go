// Package legible removes invisible characters from text that is shown: in a terminal, on Discord, on a page or in a
// table. They can reverse the order of words, hide in names, or split words. Start with [Text]; [In] does the same
// for a slice of a text. JSON stays exact, because programs read it.
//
// The words shown are still those of the article: only characters that its own readers don't see are missing. One of
// them is the soft hyphen.
package legible

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns the visible characters of a text. White space is unchanged.
func Text(s string) string { return In(s, 0, len(s)) }

// In returns the visible characters of text[start:end]. It takes the whole text because a joiner's effect depends on
// the letters beside it.
func In(text string, start, end int) string {
	s := text[start:end]
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var at place
	before, size := utf8.DecodeLastRuneInString(text[:start])
	at.before = before
	at.first, _ = utf8.DecodeLastRuneInString(text[:start-size])
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		at.after, _ = utf8.DecodeRuneInString(text[start+i+size:])
		if c := at.shown(r); c >= 0 {
			b.WriteRune(c)
		}
		at.first, at.before = at.before, r
	}
	return b.String()
}

// A place is the context of a character: the two before it and the one after.
type place struct{ first, before, after rune }

// isPlain reports whether a text has only ASCII characters that are shown unchanged, as most texts do.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 0x7f {
			return false
		}
	}
	return true
}

// shown returns r, its symbol if it is a control character, or -1 if it is invisible at that place.
func (at place) shown(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return r
	case r < ' ':
		return '\u2400' + r // U+2400..U+241F are the symbols for U+0000..U+001F
	case r == 0x7f:
		return '\u2421'
	case r < 0xa0 && r > 0x7f:
		return unicode.ReplacementChar
	case r < 0xa0 || !Unseen(r):
		return r
	case at.isSeen(r):
		return r
	}
	return -1
}

// Unseen reports whether a character is invisible, though it may change its neighbours. These are the characters that
// Unicode calls default ignorable (UAX 44), and annotation marks. Examples are direction marks, soft hyphens,
// joiners, variation selectors and tags.
func Unseen(r rune) bool {
	switch {
	case r < firstUnseen || firstQuote <= r && r <= lastQuote: // nearly all characters of most texts
		return r == softHyphen
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r), 0x13430 <= r &&
		r <= 0x13455: // signs of Arabic and Egyptian, which are visible
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// IsBreak reports whether an invisible character only marks a possible line break or the start of a text.
func IsBreak(r rune) bool { return r == softHyphen || r == '\u200b' || r == '\ufeff' }

// Shapes reports whether an invisible character may change its neighbours: a joiner, or a selector after an emoji.
func Shapes(r rune) bool { return r == nonJoiner || r == joiner || r == asText || r == asEmoji }

const (
	softHyphen  = '\u00ad'
	firstUnseen = '\u034f' // the first after the soft hyphen
	firstQuote  = '\u2010' // from hyphens and quotation marks to the ellipsis
	lastQuote   = '\u2027'

	nonJoiner = '\u200c'
	joiner    = '\u200d'
	asText    = '\ufe0e'
	asEmoji   = '\ufe0f'
)

// isSeen reports whether an invisible character changes its neighbours here: a joiner between parts of an emoji, or
// after a letter of a script whose letters join; a selector after a sign that may be an emoji.
func (at place) isSeen(r rune) bool {
	switch r {
	case joiner:
		return at.afterPicture() && isPicture(at.after) || joins(at.before)
	case nonJoiner:
		return joins(at.before) && joins(at.after)
	case asText, asEmoji:
		return isPicture(at.before) || strings.ContainsRune("#*0123456789", at.before) && at.after == '\u20e3'
	}
	return false
}

// joins reports whether a character is a letter, or part of a letter, of a script with joiners.
func joins(r rune) bool { return unicode.In(r, joining...) && !Unseen(r) }

// isPicture reports whether a character may be an emoji.
func isPicture(r rune) bool {
	return r >= 0x203c && unicode.In(r, unicode.So, unicode.Sm, unicode.Po) || r == '©' || r == '®'
}

// afterPicture reports whether an emoji may end here: with its character, a skin colour, or a selector.
func (at place) afterPicture() bool {
	return isPicture(at.before) || 0x1f3fb <= at.before && at.before <= 0x1f3ff || at.before == asEmoji &&
		isPicture(at.first)
}

// joining are the scripts in which joiners change the shape of letters: those with joined letters, and those of South
// and South-East Asia.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Nko, unicode.Mongolian, unicode.Devanagari,
	unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
	unicode.Hanifi_Rohingya, unicode.Adlam,
}
