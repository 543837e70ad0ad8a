package terms

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/clipperhouse/uax29/v2/words"

	"verbatim/corpus/fold"
)

// A wordTokenizer splits text at Unicode's word boundaries (UAX #29). A zero-width space, where a line may break,
// splits no word, and a word does not end in invisible characters.
type wordTokenizer struct{}

// averageWord is about how many bytes of a text a word takes, with the space after it.
const averageWord = 5

// Tokenize implements analysis.Tokenizer.
func (wordTokenizer) Tokenize(text []byte) analysis.TokenStream {
	tokens := make([]analysis.Token, 0, len(text)/averageWord+1)
	eachWord(text, func(start, end int) {
		tokens = append(tokens, analysis.Token{
			Term: text[start:end:end], Start: start, End: end, Position: len(tokens) + 1, Type: analysis.AlphaNumeric,
		})
	})
	stream := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		stream[i] = &tokens[i]
	}
	return stream
}

// Unicode splits words at a zero-width space but not at a word joiner, which has as many bytes.
var zeroWidthSpace, wordJoiner = []byte("\u200b"), []byte("\u2060")

// eachWord calls found with the start and the end of each word of text.
func eachWord(text []byte, found func(start, end int)) {
	if bytes.Contains(text, zeroWidthSpace) {
		text = bytes.ReplaceAll(text, zeroWidthSpace, wordJoiner)
	}
	segments := words.FromBytes(nil)
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && !startsWord[c] {
			at++ // skips a space or a mark sooner than the library does
			continue
		}
		segments.SetText(text[at:])
		segments.Next()
		segment := segments.Value()
		start := at
		at += len(segment)
		if segment[len(segment)-1] >= utf8.RuneSelf {
			segment = bytes.TrimRightFunc(segment, fold.Invisible)
		}
		if isWord(segment) {
			found(start, start+len(segment))
		}
	}
}

// isWord reports whether a segment of text has a letter or a digit. Other segments are spaces and marks.
func isWord(segment []byte) bool {
	if len(segment) > 0 && segment[0] < utf8.RuneSelf {
		return startsWord[segment[0]]
	}
	return bytes.IndexFunc(segment, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// startsWord has the ASCII characters that a word can start with.
var startsWord = func() (starts [utf8.RuneSelf]bool) {
	for c := range starts {
		starts[c] = c == '_' || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
	}
	return starts
}()
