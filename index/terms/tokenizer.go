package terms

import (
	"bytes"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	unitokens "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"

	"verbatim/corpus/fold"
)

// A wordTokenizer splits text at Unicode's word boundaries, as bleve's tokenizer does, and ten times as fast where a text has only the
// characters of English news: ASCII, Latin letters with accents, and printers' marks. It leaves any other text to
// bleve's. A zero-width space, where a line may break, splits no word, and a word does not end in invisible characters.
type wordTokenizer struct{ other *unitokens.UnicodeTokenizer }

// Tokenize implements analysis.Tokenizer.
func (t wordTokenizer) Tokenize(text []byte) analysis.TokenStream {
	n := 0
	if !eachWord(text, func(int, int) { n++ }) {
		return t.slowly(text)
	}
	tokens, stream := make([]analysis.Token, n), make(analysis.TokenStream, n)
	i := 0
	eachWord(text, func(start, end int) {
		tokens[i] = analysis.Token{Term: text[start:end:end], Start: start, End: end, Position: i + 1, Type: analysis.AlphaNumeric}
		stream[i] = &tokens[i]
		i++
	})
	return stream
}

// slowly tokenizes any text.
func (t wordTokenizer) slowly(text []byte) analysis.TokenStream {
	if !bytes.Contains(text, []byte(zeroWidthSpace)) {
		return trimmed(t.other.Tokenize(text))
	}
	joined := bytes.ReplaceAll(text, []byte(zeroWidthSpace), []byte(wordJoiner))
	stream := trimmed(t.other.Tokenize(joined))
	for _, token := range stream {
		token.Term = text[token.Start:token.End:token.End]
	}
	return stream
}

// A space without width parts words for Unicode, and a word joiner, which is as long, does not.
const (
	zeroWidthSpace = "\u200b"
	wordJoiner     = "\u2060"
)

// trimmed cuts invisible characters from the end of tokens: Unicode counts them to the word before. Such characters
// alone are no word.
func trimmed(stream analysis.TokenStream) analysis.TokenStream {
	kept := stream[:0]
	for _, t := range stream {
		if end := len(t.Term); end > 0 && t.Term[end-1] >= utf8.RuneSelf {
			t.Term = bytes.TrimRightFunc(t.Term, fold.Invisible)
			t.End -= end - len(t.Term)
		}
		if len(t.Term) > 0 {
			t.Position = len(kept) + 1
			kept = append(kept, t)
		}
	}
	return kept
}

// A charClass is what a character is to word boundaries (UAX #29).
type charClass uint8

const (
	breaks     charClass = iota // a boundary before and after it
	letter                      // ALetter
	digit                       // Numeric
	midLetter                   // between letters it breaks no word: ":"
	midNumber                   // between digits: "," ";"
	midBoth                     // between letters and between digits: "." "'"
	underscore                  // ExtendNumLet
	invisible                   // Format, and a space without width: what stands before it continues after it
	unknown                     // not one of the characters above
)

// asciiClass is the class of each ASCII character.
var asciiClass = func() (class [128]charClass) {
	for c := range class {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			class[c] = letter
		case '0' <= c && c <= '9':
			class[c] = digit
		}
	}
	class[':'], class[','], class[';'], class['.'], class['\''], class['_'] = midLetter, midNumber, midNumber, midBoth, midBoth, underscore
	return class
}()

// classAt returns the class of the character at text[i] and its length in bytes.
func classAt[T string | []byte](text T, i int) (charClass, int) {
	c := text[i]
	if c < 0x80 {
		return asciiClass[c], 1
	}
	if i+1 < len(text) && c >= 0xC3 && c <= 0xC9 && text[i+1]&0xC0 == 0x80 { // U+00C0 to U+027F
		if r := rune(c&0x1F)<<6 | rune(text[i+1]&0x3F); r == '×' || r == '÷' {
			return breaks, 2
		}
		return letter, 2
	}
	if c == 0xC2 && i+1 < len(text) {
		switch text[i+1] {
		case 0xAD: // soft hyphen
			return invisible, 2
		case 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xBB, 0xBF: // no-break space £ § © « ® ° ± » ¿
			return breaks, 2
		}
	}
	if c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 {
		switch b := text[i+2]; {
		case b == 0x98, b == 0x99: // ‘ ’
			return midBoth, 3
		case b >= 0x90 && b <= 0x94, b >= 0x9A && b <= 0x9F, b == 0xA2, b == 0xA6: // dashes, quotation marks, •, …
			return breaks, 3
		case b >= 0x8B && b <= 0x8F: // spaces and joiners without width, marks of direction
			return invisible, 3
		}
	}
	if c == 0xEF && i+2 < len(text) && text[i+1] == 0xBB && text[i+2] == 0xBF { // byte order mark
		return invisible, 3
	}
	return unknown, 0
}

// eachWord calls word with where each word of text begins and ends, and reports whether it knows all of its characters.
func eachWord[T string | []byte](text T, word func(start, end int)) bool {
	for i := 0; i < len(text); {
		class, n := classAt(text, i)
		switch class {
		case unknown:
			return false
		case letter, digit, underscore:
		default:
			i += n
			continue
		}
		start, end := i, i
		for before := class; ; {
			if i += n; class != invisible {
				end = i
			}
			if i >= len(text) {
				break
			}
			class, n = classAt(text, i)
			if class == invisible {
				continue
			}
			if class == midLetter || class == midNumber || class == midBoth {
				if i+n >= len(text) {
					break
				}
				after, m := classAt(text, i+n)
				if after == unknown || after == invisible {
					return false
				}
				if after != before || !(after == letter && class != midNumber || after == digit && class != midLetter) {
					break
				}
				class, n = after, n+m
			}
			if class == unknown {
				return false
			}
			if class != letter && class != digit && class != underscore {
				break
			}
			before = class
		}
		word(start, end)
	}
	return true
}
