package stage

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/fold"
	"verbatim/corpus/table"
	"verbatim/scripts/stages/gold"
)

// overlaps reports whether one of several spans overlaps another.
func overlaps(spans []corpus.Span, other corpus.Span) bool {
	for _, s := range spans {
		if s.Overlaps(other) {
			return true
		}
	}
	return false
}

// A ruler measures stretches of a text in letters and digits, so that marks and spaces at their ends do not matter.
type ruler []int // for each byte of the text, the letters and digits before it

// newRuler returns the ruler of a text.
func newRuler(text string) ruler {
	before := make(ruler, len(text)+1)
	n, at := 0, 0
	for i, r := range text {
		for ; at <= i; at++ {
			before[at] = n
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	for ; at <= len(text); at++ {
		before[at] = n
	}
	return before
}

// length returns the letters and digits of spans.
func (r ruler) length(spans []corpus.Span) (n int) {
	for _, s := range spans {
		n += r[s.End] - r[s.Start]
	}
	return n
}

// common returns the letters and digits that two contents share.
func (r ruler) common(a, b []corpus.Span) (n int) {
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				n += r[min(x.End, y.End)] - r[max(x.Start, y.Start)]
			}
		}
	}
	return n
}

// agreement returns the shared part of two contents, from 0 to 1.
func (r ruler) agreement(a, b []corpus.Span) float64 {
	n := r.common(a, b)
	return float64(n) / float64(max(r.length(a)+r.length(b)-n, 1))
}

// marked reports whether words have a quotation mark.
func marked(words string) bool {
	return strings.ContainsAny(words, "“”\"«»„") || strings.Contains(words, "''")
}

var pronouns = table.Set("he", "she", "they", "it", "we", "i", "who", "his", "her", "their")

// isPronoun reports whether a source is a pronoun.
func isPronoun(words string) bool { return pronouns[strings.ToLower(words)] }

// rightSpeaker reports whether one of a quote's speakers is that of the label.
func rightSpeaker(q *corpus.Quote, l *gold.Label) bool {
	for _, s := range q.Speakers {
		if !l.Speaker.Named() {
			return !s.Named()
		}
		for name := range strings.SplitSeq(l.Speaker.Name, ";") {
			if s.Named() && sameName(s.Name, name) {
				return true
			}
		}
	}
	return false
}

// titles are no part of a name.
var titles = table.Set(
	"the", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "professor",
	"prof", "senator", "secretary", "sir", "gen", "jr", "sr", "ii", "iii", "iv")

// sameName reports whether two names are equal but for titles, accents and middle names.
func sameName(a, b string) bool {
	x, y := parts(a), parts(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	whole := strings.Join(x, " ") == strings.Join(y, " ")
	ends := x[0] == y[0] && x[len(x)-1] == y[len(y)-1]
	return whole || ends && min(len(x), len(y)) == 2
}

// parts returns the plain words of a name without titles.
func parts(name string) (list []string) {
	name, _ = strings.CutSuffix(strings.ReplaceAll(fold.String(name), "’", "'"), "'s")
	split := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, word := range strings.FieldsFunc(name, split) {
		if !titles[word] {
			list = append(list, word)
		}
	}
	return list
}
