package model

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The tokens that BERT sets around a text, and for what it does not know.
const (
	firstToken   = "[CLS]"
	lastToken    = "[SEP]"
	unknownToken = "[UNK]"
)

// longestWord is the maximum number of letters of a word; BERT takes longer ones for unknown.
const longestWord = 100

// A tokenizer splits texts into the pieces of words that a model knows.
type tokenizer struct {
	numbers              map[string]int
	first, last, unknown int
}

// readTokenizer reads a tokenizer.json with the pieces of a model of n pieces.
func readTokenizer(b []byte, n int) (*tokenizer, error) {
	var file struct {
		Model struct {
			Vocab map[string]int `json:"vocab"`
		} `json:"model"`
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, fmt.Errorf("the tokenizer is not JSON: %w", err)
	}
	t := &tokenizer{numbers: file.Model.Vocab}
	for piece, i := range t.numbers {
		if i < 0 || i >= n {
			return nil, fmt.Errorf("the tokenizer's piece %q has the number %d, but the model has %d pieces", piece, i, n)
		}
	}
	for piece, number := range map[string]*int{firstToken: &t.first, lastToken: &t.last, unknownToken: &t.unknown} {
		i, ok := t.numbers[piece]
		if !ok {
			return nil, fmt.Errorf("the tokenizer has no piece %s", piece)
		}
		*number = i
	}
	return t, nil
}

// tokens returns the numbers of a text's pieces, at most limit with the two around it.
func (t *tokenizer) tokens(text string, limit int) []int {
	list := []int{t.first}
	for _, word := range split(text) {
		if len(list) >= limit-1 {
			break
		}
		list = append(list, t.pieces(word)...)
	}
	return append(list[:min(len(list), limit-1)], t.last)
}

// pieces returns the numbers of the longest pieces that a word consists of.
func (t *tokenizer) pieces(word string) (list []int) {
	letters := []rune(word)
	if len(letters) > longestWord {
		return []int{t.unknown}
	}
	for start := 0; start < len(letters); {
		end, number := len(letters), 0
		for ok := false; end > start; end-- {
			piece := string(letters[start:end])
			if start > 0 {
				piece = "##" + piece
			}
			if number, ok = t.numbers[piece]; ok {
				break
			}
		}
		if end == start {
			return []int{t.unknown}
		}
		list, start = append(list, number), end
	}
	return list
}

// split returns the words of a text in small letters without accents; each sign is a word.
func split(text string) (words []string) {
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.IsSpace(r):
			flush()
		case r == 0, r == unicode.ReplacementChar, unicode.Is(unicode.Mn, r), unicode.Is(unicode.C, r):
		case isSign(r):
			flush()
			words = append(words, string(r))
		default:
			word.WriteRune(r)
		}
	}
	flush()
	return words
}

// isSign reports whether a character is a word of its own: punctuation, the signs of ASCII, and Chinese characters.
func isSign(r rune) bool {
	ascii := r < 0x80 && r > ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	return ascii || unicode.IsPunct(r) || unicode.Is(unicode.Han, r)
}
