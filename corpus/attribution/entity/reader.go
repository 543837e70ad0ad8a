package entity

import (
	_ "embed" // patterns.txt
	"sort"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// A reader matches patterns over an article and the mentions that were found so far.
type reader struct {
	token.Reading
	scope token.Sentence // where patterns match: a sentence while names are looked for, then the whole text
	ments []Mention

	capitals map[string]bool // words that have a capital inside a sentence, not only at its beginning or after a colon
}

//go:embed patterns.txt
var patternText string

var patterns = pattern.Must(patternText, pattern.Funcs[*reader]{
	"mention":   mentionOf(AName | AnOrg | APlace | ATitle),
	"name":      mentionOf(AName),
	"body":      mentionOf(AnOrg),
	"office":    mentionOf(ATitle),
	"bare-name": {Back: func(r *reader, k int, _ token.Sentence) int { return r.ending(k).Name }},

	"caps":     pattern.Test(func(r *reader, i int) bool { return r.Toks[i].Caps }),
	"dotted":   pattern.Test(func(r *reader, i int) bool { return r.Toks[i].Dotted }),
	"initial":  pattern.Test(func(r *reader, i int) bool { return r.Toks[i].Initial() }),
	"big":      pattern.Test((*reader).capital),
	"single":   pattern.Test(func(r *reader, i int) bool { return strings.Contains("'‘’`", r.word(i)) }),
	"inside":   pattern.Test(func(r *reader, i int) bool { return r.capitals[r.word(i)] }),
	"joined":   pattern.Test((*reader).joined),
	"of-state": pattern.Test((*reader).ofState),
	"address":  pattern.Test(func(r *reader, i int) bool { return addresses.Holds(r.Lower(i)) }),
})

// addresses are titles that only address someone.
var addresses = lexicon.Set("entity.addresses")

// mentionOf finds a mention of one of some kinds.
func mentionOf(any mentionKind) pattern.Func[*reader] {
	bound := func(m *Mention, k int) int {
		if m.Kind&any == 0 {
			return -1
		}
		return k
	}
	return pattern.Func[*reader]{
		Ahead: func(r *reader, k int, _ token.Sentence) int { m := r.starting(k); return bound(m, m.Last) },
		Back:  func(r *reader, k int, _ token.Sentence) int { m := r.ending(k); return bound(m, m.First) },
	}
}

// nowhere is a mention that is none: it has no kind.
var nowhere = Mention{First: -1, Name: -1, Last: -1, Who: -1}

// around returns the first mention that ends after boundary k.
func (r *reader) around(k int) *Mention {
	n := sort.Search(len(r.ments), func(n int) bool { return r.ments[n].Last > k })
	if n == len(r.ments) {
		return &nowhere
	}
	return &r.ments[n]
}

// starting returns the mention that begins at boundary k, with its title or without.
func (r *reader) starting(k int) *Mention {
	switch m := r.around(k); k {
	case m.First, m.Name:
		return m
	}
	return &nowhere
}

// ending returns the mention that ends at boundary k.
func (r *reader) ending(k int) *Mention {
	if m := r.around(k - 1); m.Last == k {
		return m
	}
	return &nowhere
}

// word returns the text of token i.
func (r *reader) word(i int) string { return r.Text[r.Toks[i].Start:r.Toks[i].End] }

// capital reports whether token i is a word with a capital, within a quotation or not.
func (r *reader) capital(i int) bool { return r.Tok(i).Upper }

func newReader(found []Mention, article token.Reading) *reader {
	r := &reader{Reading: article, ments: found, capitals: map[string]bool{}}
	for _, s := range r.Sentences {
		for i := r.Next(s.First+1, s.Last, trait.Upper); i < s.Last; i = r.Next(i+1, s.Last, trait.Upper) {
			if !r.Toks[i-1].Has(trait.Quoted | trait.Colon) {
				r.capitals[r.word(i)] = true
			}
		}
	}
	return r
}

// joined reports whether the word at token i is of two countries or bodies with a hyphen, which name no one.
func (r *reader) joined(i int) bool {
	const names = lexicon.Place | lexicon.Demonym | lexicon.OrgName
	first, second, _ := strings.Cut(r.Reading.Lower(i), "-")
	return lexicon.Known(second).Is(names) && lexicon.Known(first).Is(names)
}

// ofState reports whether the word at token i is a party with a state: "R-Fla."
func (r *reader) ofState(i int) bool {
	party, _, ok := strings.Cut(r.Reading.Lower(i), "-")
	return ok && parties.Holds(party)
}

// parties are short forms of parties.
var parties = lexicon.Set("entity.parties")

// Lower returns the word at token i folded, so that a name is found again where accents were dropped.
func (r *reader) Lower(i int) string { return fold.String(strings.TrimSuffix(r.Reading.Lower(i), ".")) }
