package main

import (
	"strings"
	"unicode"
)

// shingleWords is the number of words in a shingle. A word alone occurs also outside of the article.
const shingleWords = 4

// A score is how well the article of a page was found, from 0 to 1.
type score struct {
	kept    float64 // share of the article that was found
	foreign float64 // share of what was found, or of the texts known to be foreign, that is not the article
	empty   bool    // nothing was found
}

// rate compares a text with what is known of a page.
func (s sample) rate(text string) score {
	found := words(text)
	result := score{empty: len(found) == 0}
	if s.gold == nil {
		all := strings.Join(found, " ")
		result.kept, result.foreign = share(all, s.with), share(all, s.without)
		return result
	}
	want := words(textOf(s.gold))
	result.kept = covered(want, found)
	if len(found) > 0 {
		result.foreign = 1 - covered(found, want)
	}
	return result
}

// share returns the share of parts that a text contains. The text is words between single spaces. A part may begin
// and end within a word, as many do in trafilatura's set.
func share(text string, parts []string) float64 {
	known, n := 0, 0
	for _, part := range parts {
		part := strings.Join(words(part), " ")
		if part == "" {
			continue
		}
		known++
		if strings.Contains(text, part) {
			n++
		}
	}
	return float64(n) / float64(max(known, 1))
}

// covered returns the share of the shingles of a text that also occur in another one, each as often as it occurs there.
func covered(text, in []string) float64 {
	left := map[string]int{}
	for _, s := range shingles(in) {
		left[s]++
	}
	all, n := shingles(text), 0
	for _, s := range all {
		if left[s] > 0 {
			left[s]--
			n++
		}
	}
	if len(all) == 0 {
		return 1
	}
	return float64(n) / float64(len(all))
}

// shingles returns all sequences of shingleWords words, or all words as one if there are fewer.
func shingles(words []string) []string {
	if len(words) <= shingleWords {
		if len(words) == 0 {
			return nil
		}
		return []string{strings.Join(words, " ")}
	}
	list := make([]string, 0, len(words))
	for i := range len(words) - shingleWords + 1 {
		list = append(list, strings.Join(words[i:i+shingleWords], " "))
	}
	return list
}

// words returns the words of a text in lower case: letters and digits. In scripts without spaces, each character is a
// word.
func words(text string) (list []string) {
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			list = append(list, word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end()
			list = append(list, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word.WriteRune(unicode.ToLower(r))
		case unicode.IsMark(r) || r == '\u00ad' || r == '\u200b':
		default:
			end()
		}
	}
	end()
	return list
}
