package subject_test

import (
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/readtest"
)

// reaches are the words for where a subject stands.
var reaches = map[any]string{
	subject.Beside: "beside", subject.Inverted: "inverted", subject.Apposed: "apposed", subject.Relates: "relates",
	subject.Shared: "shared", subject.Governs: "governs",
}

// isVerb reports whether a token is a verb that may have a subject: "said", not "has".
func isVerb(t *token.Token) bool {
	if t.Has(trait.Auxiliary | trait.Modal | trait.Clitic | trait.Document) {
		return false
	}
	return t.Has(trait.Finite) || t.Has(trait.Reporting) && t.Has(trait.Past|trait.Third|trait.Base)
}

// printed returns a verb with its subject, and how that was found: "said: a farmer, beside".
func printed(p *subject.Reader, verb int, sub subject.Subject) string {
	line := p.Lower(verb) + ": nothing"
	if sub.Ok() {
		line = p.Lower(verb) + ": " + p.Span(sub.Phrase).In(p.Text) + ", " + reaches[sub.How]
	}
	return line
}

// inClause reports whether a subject opens a clause inside another one: "said that a farmer".
func inClause(p *subject.Reader, first int, s token.Sentence) bool {
	return first > s.First && p.Toks[first-1].Has(trait.That|trait.Subordinator)
}

// subjects returns the verbs of a text with their subjects. A verb may share the subject of the verb before it.
func subjects(text string) (lines []string) {
	p := readtest.Of(text)
	for _, s := range p.Sentences {
		var open phrase.Phrase
		s.First = s.Body
		for i := s.First; i < s.Last; i++ {
			if !isVerb(&p.Toks[i]) {
				continue
			}
			sub := p.SubjectOf(i, s, open)
			if sub.Ok() && sub.How != subject.Relates && !inClause(&p, sub.First, s) {
				open = sub.Phrase
			}
			lines = append(lines, printed(&p, i, sub))
		}
	}
	return lines
}
