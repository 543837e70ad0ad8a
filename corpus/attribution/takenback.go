package attribution

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// How many notes of an article are read, and how many quotations of each: an article has a few, only text made to cost
// time has more.
const (
	maxNotes      = 20
	maxNoteQuotes = 8
)

// A correctable is a quotation of the article that a note may correct, with its words in one form.
type correctable struct {
	*speaker.Draft
	words string
}

// correct links each draft to the note of the article that corrects it. A note corrects a draft when it repeats the
// words and attributes them to no one or to another speaker, or when it repeats no words and says that the draft's
// speaker was misquoted.
func (p *parser) correct(drafts []speaker.Draft) {
	var quotes []correctable
	notes := 0
	for n := 0; n < len(p.Sentences) && notes < maxNotes; {
		first := n
		group := p.NoteOf(p.Sentences[first])
		for n < len(p.Sentences) && (p.Sentences[n].Para == p.Sentences[first].Para || group > 1 && p.NoteOf(p.Sentences[n]) == group) {
			n++
		}
		if !p.Corrects(p.Sentences[first].Para) {
			continue
		}
		if notes++; notes == 1 {
			quotes = p.correctables(drafts)
		}
		p.correctBy(p.Sentences[first:n], quotes, drafts)
	}
}

// correctables returns the quotations outside of notes.
func (p *parser) correctables(drafts []speaker.Draft) (quotes []correctable) {
	for i := range drafts {
		if d := &drafts[i]; d.Kind != corpus.Indirect && !p.Corrects(d.Para) {
			quotes = append(quotes, correctable{d, wordsOf(d.Content(p.Text))})
		}
	}
	return quotes
}

// A noted is a quotation of a note.
type noted struct {
	words string // in one form
	who   int    // the figure to which the note attributes them; -1 for none
	not   bool   // the note says that they were not said
}

// correctBy corrects quotes by the sentences of one note: those whose words it takes back, or else all of a speaker
// that it says was misquoted.
func (p *parser) correctBy(note []token.Sentence, quotes []correctable, drafts []speaker.Draft) {
	span := p.TokenSpan(note[0].First, note[len(note)-1].Last)
	list, named := p.quotedIn(note, drafts), p.namedIn(note)
	whole := []noted{{words: wordsOf(span.In(p.Text)), who: -1}}
	speak := speakersIn(span, drafts)
	matched := false
	for _, c := range quotes {
		if c.takenBack(list, named) || !speak[c.Who.One()] && c.takenBack(whole, named) {
			c.Correction, matched = span, true
		}
	}
	if matched || slices.ContainsFunc(list, func(n noted) bool { return n.who < 0 }) { // it names other words
		return
	}
	misquoted := p.misquotedIn(note)
	for _, c := range quotes {
		if misquoted[c.Who.One()] && !slices.ContainsFunc(list, func(n noted) bool { return same(c.words, n.words) }) {
			c.Correction = span
		}
	}
}

// speakersIn returns those to whom a note attributes words.
func speakersIn(note corpus.Span, drafts []speaker.Draft) map[int]bool {
	speak := map[int]bool{}
	for i := range drafts {
		if d := &drafts[i]; d.Extent().Overlaps(note) {
			speak[d.Who.One()] = true
		}
	}
	return speak
}

// quotedIn returns the quotations of a note.
func (p *parser) quotedIn(note []token.Sentence, drafts []speaker.Draft) (list []noted) {
	first, last := note[0].First, note[len(note)-1].Last
	for i := range p.Quotations {
		q := &p.Quotations[i]
		if q.Left < first || q.Right > last || len(list) == maxNoteQuotes {
			continue
		}
		n := noted{words: wordsOf(q.Inner.In(p.Text)), who: -1, not: p.negatedBefore(q.Left)}
		for k := range drafts {
			if o := &drafts[k]; o.Extent().Overlaps(q.Inner) {
				n.who = o.Who.One()
			}
		}
		list = append(list, n)
	}
	return list
}

// namedIn returns the people whom a note names.
func (p *parser) namedIn(note []token.Sentence) map[int]bool {
	people := map[int]bool{}
	for i := range p.Mentions {
		if m := &p.Mentions[i]; note[0].First <= m.First && m.Last <= note[len(note)-1].Last && m.Kind == entity.AName {
			people[m.Who] = true
		}
	}
	return people
}

// misquotedIn returns the people whom a note names in a sentence about misquoting: where one stands after "not", as in "by Roe, not Marsh",
// only that one.
func (p *parser) misquotedIn(note []token.Sentence) map[int]bool {
	people, denied := map[int]bool{}, map[int]bool{}
	for i := range note {
		if s := note[i]; p.HasWord(s, report.Misquoting) {
			maps.Copy(people, p.namedIn(note[i:i+1]))
		}
	}
	for i := range p.Mentions {
		if m := &p.Mentions[i]; people[m.Who] && m.First > note[0].First && m.Last <= note[len(note)-1].Last && p.Lower(m.First-1) == "not" {
			denied[m.Who] = true
		}
	}
	if len(denied) > 0 {
		return denied
	}
	return people
}

// takenBack reports whether a note has the words of a quote and says that they were not said, or does not give them to
// its speaker. Few words, or a part of them, may be anyone's: they count only where the note names the speaker.
func (c *correctable) takenBack(list []noted, named map[int]bool) bool {
	for _, n := range list {
		if n.not && named[c.Who.One()] && n.words != "" && strings.Contains(c.words, n.words) {
			return true
		}
		if !same(c.words, n.words) || !named[c.Who.One()] && (c.words != n.words || strings.Count(n.words, " ") < leastSame) {
			continue
		}
		return n.who < 0 || n.who != c.Who.One() || n.not
	}
	return false
}

// leastSame is how many words two quotations must have in common to be taken for the same: fewer stand anywhere.
const leastSame = 3

// same reports whether two quotations have the same words, or one has all those of the other in a row.
func same(a, b string) bool {
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.Count(a, " ") > leastSame && strings.Contains(b, a)
}

// negatedBefore reports whether a negation stands shortly before token k: "not “no”", "did not say “no”".
func (p *parser) negatedBefore(k int) bool {
	for i := k - 1; i >= 0 && k-i <= maxDenied && p.Toks[i].Has(trait.Word); i-- {
		if p.Negates(i) || p.Lower(i) == "than" { // "rather than “no”"
			return true
		}
	}
	return false
}

// maxDenied is how many words may stand between a quotation in a note and the negation that it is under: "did not say".
const maxDenied = 3

// wordsOf returns the words of text in one form, each between two spaces.
func wordsOf(text string) string {
	words := strings.FieldsFunc(fold.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}

// question returns the report of a direct quote without one that says otherwise: a question asks, whatever its verb,
// and needs no other words to be read as one.
func (p *parser) question(d *speaker.Draft) corpus.Report {
	if last := d.Spans[len(d.Spans)-1]; strings.HasSuffix(strings.TrimSpace(last.In(p.Text)), "?") {
		return corpus.Report{Class: corpus.Asks}
	}
	return corpus.Report{Class: corpus.Asserts, Span: d.Report.Span}
}
