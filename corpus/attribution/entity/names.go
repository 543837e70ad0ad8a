// Package entity finds the names in an article and whom they name: people, organizations and places, with titles,
// roles and genders. Start with [Names], which finds mentions, and [Cast], the table of those whom they mean.
package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	nameStart       = patterns.Get("name-start")
	particlesBefore = patterns.Get("particles-before")
	wholeName       = patterns.Get("name-words")
)

// Names finds the names outside quotations, in order. It takes the memory of found.
func Names(found []Mention, article token.Reading) []Mention {
	r := newReader(found[:0], article)
	for _, s := range r.Sentences {
		if !s.Headline {
			r.names(s)
		}
	}
	return r.ments
}

// names finds the names of a sentence. Small words such as "von" before one belong to it.
func (r *reader) names(s token.Sentence) {
	s.First = s.Body
	r.scope = s
	for i := r.Next(s.First, s.Last, trait.Upper); i < s.Last; i = r.Next(i, s.Last, trait.Upper) {
		if !nameStart.Matches(r, i, s) {
			i++
			continue
		}
		first := particlesBefore.Over(r, i, s)
		end := wholeName.Over(r, first, s)
		if end <= i { // the small words before the name are no part of it: "e do Vane"
			first, end = i, wholeName.Over(r, i, s)
		}
		r.take(first, end)
		i = end
	}
}

// quotedNames returns the full names that stand only within quotations and headlines, by folded surname: a first name
// and one more word with a capital. An ambiguous surname has an empty span.
func (r *reader) quotedNames() map[string]corpus.Span {
	found := map[string]corpus.Span{}
	for i := range r.Toks {
		if !r.fullName(i) {
			continue
		}
		key, span := r.Lower(i+1), r.Span(i, i+2)
		if old, ok := found[key]; ok && old.In(r.Text) != span.In(r.Text) {
			span = corpus.Span{}
		}
		found[key] = span
	}
	return found
}

// fullName reports whether a first name and a surname, and no more capitals, stand at tokens i and i+1. The first
// name is a known one, or an unknown word that has its capital inside a clause.
func (r *reader) fullName(i int) bool {
	const others = lexicon.Title | lexicon.Role | lexicon.Modifier | lexicon.Place | lexicon.Demonym | lexicon.Starter
	given, last := r.Tok(i), r.Tok(i+1)
	switch {
	case !r.capital(i), !r.capital(i + 1), r.capital(i - 1), r.capital(i + 2), given.Is(others), last.Is(noSurname):
		return false
	case given.Is(lexicon.FirstName):
		return true
	}
	return given.Unlisted() && r.Tok(i-1).Kind == token.WordToken
}

// noSurname are the classes of words that are no surname.
const noSurname = lexicon.OrgWord | lexicon.Body | lexicon.Place | lexicon.Demonym | lexicon.Title | lexicon.Functional
