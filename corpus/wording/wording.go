// Package wording writes the small parts of sentences that every message needs: [Count] for numbers with their noun,
// [A] for articles, [And], [Or] and [First] for lists, [Quote] for typed text. [Markdown] escapes text. It
// imports only the standard library.
package wording

import (
	"strconv"
	"strings"
	"unicode"
)

// Count returns a number with its noun: "1 quote", "2,345 quotes", "0 addresses".
func Count(n int, noun string) string {
	if n != 1 {
		noun = Plural(noun)
	}
	return Number(n) + " " + noun
}

// Number returns a number with commas between its thousands: "2,345".
func Number(n int) string {
	digits := strconv.Itoa(n)
	first := 0 // where the digits begin
	if n < 0 {
		first = 1
	}
	for i := len(digits) - 3; i > first; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Plural returns the regular plural of a noun, or of the last word of a phrase: "quotes", "addresses", "bodies".
func Plural(noun string) string {
	for _, ending := range []string{"s", "x", "ch", "sh"} {
		if strings.HasSuffix(noun, ending) {
			return noun + "es"
		}
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok && stem != "" && !strings.ContainsAny(stem[len(stem)-1:], "aeiou") {
		return stem + "ies"
	}
	return noun + "s"
}

// A puts "a" or "an" before a singular noun. A plural, which ends in s, stays as it is.
func A(noun string) string {
	switch {
	case strings.HasSuffix(noun, "s"):
		return noun
	case beginsWithVowel(noun):
		return "an " + noun
	}
	return "a " + noun
}

// beginsWithVowel reports whether a word is pronounced with a vowel first. "u" is one in "unusual" and none in "url"
// and "user".
func beginsWithVowel(word string) bool {
	word = strings.ToLower(word)
	for _, you := range []string{"url", "use", "uni", "eu", "one"} {
		if strings.HasPrefix(word, you) {
			return strings.HasPrefix(word, "unin") || strings.HasPrefix(word, "unim")
		}
	}
	return word != "" && strings.ContainsAny(word[:1], "aeiou")
}

// And joins items as in "direct, mixed and indirect".
func And(items []string) string { return list(items, " and ") }

// Or joins items as in "best or date".
func Or(items []string) string { return list(items, " or ") }

func list(items []string, last string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	end := len(items) - 1
	return strings.Join(items[:end], ", ") + last + items[end]
}

// First joins at most so many items, which may contain commas, and counts the others: "a; b; and 3 more".
func First(items []string, most int) string {
	if len(items) <= most {
		return strings.Join(items, "; ")
	}
	return strings.Join(items[:most], "; ") + "; and " + Number(len(items)-most) + " more"
}

// Quote puts text into quotation marks: “text”. Characters that do not print are written as Go escapes.
func Quote(text string) string {
	var b strings.Builder
	b.WriteString("“")
	for _, r := range text {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		escaped := strconv.QuoteRune(r)
		b.WriteString(escaped[1 : len(escaped)-1])
	}
	b.WriteString("”")
	return b.String()
}

// Shorten returns at most so many characters of a text, with an ellipsis for the others.
func Shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimRightFunc(string(runes[:most]), unicode.IsSpace) + "…"
}
