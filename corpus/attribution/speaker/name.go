package speaker

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/fold"
	"verbatim/corpus/table"
)

// named returns whom a name means: the figure of its mention.
func (p *Reader) named(np phrase.Phrase) resolution {
	m := &p.Mentions[np.Mention]
	f := &p.Cast.Figures[m.Who]
	t := StepSurname
	switch {
	case f.Kind == corpus.Organization:
		t = stepBody
	case m.Parts > 1:
		t = stepFullName
	case f.Given == "" && !f.Titled:
		t = stepBareName
	case len(p.Cast.ByLast[f.Last]) > 1:
		t = stepFamily
	}
	return figure(m.Who, corpus.Named, t)
}

// join adds the other speakers of "Marsh and Roe said", "said Marsh and Roe" and "Marsh and his attorneys said" to a
// resolution, and widens the subject to them.
func (p *Reader) join(r *resolution, c *cue.Cue) {
	np := &c.Subj.Phrase
	switch {
	case c.Subj.How == subject.Inverted && np.Is(names):
		end := joined.Over(p, np.Last, p.sentence(0))
		for ; np.Last < end; np.Last++ {
			if m := p.mentionAt(np.Last); m.Who >= 0 {
				r.Figures = append(r.Figures, m.Who)
			}
		}
	case c.Subj.How == subject.Beside && np.Is(phrase.PeopleAre):
		k, ok := beforeOthers.Match(p, np.First, p.sentence(0))
		if m := p.mentionAt(k); ok {
			r.Figures, r.others, r.Words, np.First = []int{m.Who}, r.Words, "", m.First
		}
	case c.Subj.How == subject.Beside:
		for i, m := range p.JointBefore(np, p.sentence(0).First) {
			r.Figures = slices.Insert(r.Figures, i, p.Mentions[m].Who)
			np.First = min(np.First, p.Mentions[m].First)
		}
	}
}

// Author returns the one who wrote the article, who asks in its interviews and says "I" in it; -1 where the byline
// does not name one person alone.
func (p *Reader) Author() int {
	if p.wrote == 0 {
		p.wrote = -1
		if name := oneName(p.Byline); name != "" {
			p.wrote = 1 + p.Cast.Named(name)
		}
	}
	return max(p.wrote, 0) - 1
}

// fullName matches a byline with one name of two to five words, of which only particles have no capital.
var fullName = table.Pattern(`^(?:[Bb][Yy] )?(\p{Lu}[\pL.'’-]*(?: (?:\p{Lu}[\pL.'’-]*|\p{Ll}{1,3})){1,4})$`)

// noPerson are the classes of words that names of people do not have.
const noPerson = lexicon.Coordinator | lexicon.OrgWord | lexicon.OrgName | lexicon.Body

// oneName returns the name in a byline that is one person's; "" for none.
func oneName(byline string) string {
	m := fullName().FindStringSubmatch(byline)
	if m == nil {
		return ""
	}
	other := func(word string) bool { return lexicon.Known(fold.Lower(word)).Is(noPerson) }
	if slices.ContainsFunc(strings.Fields(m[1]), other) {
		return ""
	}
	return m[1]
}
