package token_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// printers have for each file of cases in testdata the function that prints what is found in a text.
var printers = map[string]func(r *subject.Reader) []string{
	"tokens":    printTokens,
	"marks":     printQuotations,
	"works":     printQuotations,
	"sentences": printSentences,
	"finite":    func(r *subject.Reader) []string { return wordsWith(r, trait.Finite) },
	"traits":    printTraits,
}

func TestCases(t *testing.T) {
	for name, printed := range printers {
		t.Run(name, func(t *testing.T) {
			readtest.Cases(t, filepath.Join("testdata", name+".txt"), *update, func(text string) []string {
				r := readtest.Tokens(text)
				return printed(&r)
			})
		})
	}
}

// spelled returns the letters of a token; the end of a block is "¶".
func spelled(r *subject.Reader, t *token.Token) string {
	if t.Kind == token.BreakToken {
		return "¶"
	}
	return r.Text[t.Start:t.End]
}

// printTokens returns all tokens in a line, and a line for each that is an abbreviation, all capitals, a number or a
// clitic.
func printTokens(r *subject.Reader) []string {
	var all, notable []string
	for i := range r.Toks {
		t := &r.Toks[i]
		all = append(all, spelled(r, t))
		first, _ := utf8.DecodeRuneInString(spelled(r, t))
		for _, is := range []struct {
			name string
			so   bool
		}{
			{"number", t.Kind == token.NumberToken}, {"clitic", t.Kind == token.Clitic}, {"abbreviation", t.Dotted},
			{"capitals", t.Caps}, {"capital", t.Upper && unicode.IsLower(first)},
		} {
			if is.so {
				notable = append(notable, is.name+" "+spelled(r, t))
			}
		}
	}
	return append([]string{strings.Join(all, " | ")}, notable...)
}

// shown returns a part of a text in one line.
func shown(text string, s corpus.Span) string { return strings.ReplaceAll(s.In(text), "\n", " / ") }

func printQuotations(r *subject.Reader) (lines []string) {
	for i := range r.Quotations {
		q := &r.Quotations[i]
		line := shown(r.Text, q.Inner)
		if q.Carried {
			line = "carried: " + line
		}
		if q.Open {
			line = "open: " + line
		}
		lines = append(lines, line)
	}
	return lines
}

func printSentences(r *subject.Reader) (lines []string) {
	for _, s := range r.Sentences {
		line := fmt.Sprintf("%d ", s.Para)
		if s.Headline {
			line += "headline "
		}
		lines = append(lines, line+shown(r.Text, r.TokenSpan(s.First, s.Last)))
	}
	return lines
}

// wordsWith returns the tokens that have a trait.
func wordsWith(r *subject.Reader, has trait.Set) (words []string) {
	for i := range r.Toks {
		if r.Toks[i].Has(has) {
			words = append(words, spelled(r, &r.Toks[i]))
		}
	}
	return words
}

func printTraits(r *subject.Reader) (lines []string) {
	for i := range r.Toks {
		lines = append(lines, spelled(r, &r.Toks[i])+": "+r.Toks[i].Traits.String())
	}
	return lines
}
