package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A content is what follows a cue.
type content struct {
	start  int  // its first token; 0 where nothing follows
	clause bool // it is a clause
}

var (
	inverted = patterns.Get("inverted")
	hearer   = patterns.Get("hearer")
	warned   = patterns.Get("warned")
	object   = patterns.Get("object")
)

// speech are the verbs of speech, clausal those that a clause may follow without "that".
const (
	speech  = lexicon.Say | lexicon.Tell | lexicon.Ask | lexicon.Write
	clausal = speech | lexicon.Mind | lexicon.Show
)

// after finds what follows a cue.
func (p *Reader) after(c *cue.Cue, s token.Sentence) content {
	switch {
	case c.Subj.How == subject.Inverted:
		return content{at(p, inverted, c.End, s), true}
	case c.Object > 0:
		return content{c.Object, false}
	}
	if to, ok := p.Infinitive(c.End, c, s); ok {
		return content{to, false}
	}
	if start := p.clauseFrom(p.overHearer(c, s), c, s); start > 0 {
		return content{start, c.Class&clausal != 0}
	}
	if k, ok := p.ClaimNoun(c.End, s); ok {
		return content{k + 1, true}
	}
	if p.takesObject(c, s) {
		return content{c.End, false}
	}
	return content{}
}

// takesObject reports whether the object of a cue follows it.
func (p *Reader) takesObject(c *cue.Cue, s token.Sentence) bool {
	const acts = lexicon.Judge | lexicon.Call | lexicon.Topic | lexicon.Act | lexicon.Talk
	switch {
	case c.Class&acts != 0 && c.Class&lexicon.Say == 0:
		return !p.Tok(c.End).Has(trait.Comma | trait.Coordinator)
	case c.Class&(lexicon.Object|lexicon.Show) != 0:
		return p.NounAt(c.End, s)
	}
	return false
}

// NounAt reports whether an object may begin at token i, right after its verb.
func (p *Reader) NounAt(i int, s token.Sentence) bool { return object.Matches(p, i, s) }

// hearers are verbs of saying that a hearer may follow before "that": "warned ministers that".
var hearers = lexicon.Set("scope.hearers")

// overHearer returns the token after a cue and who is told or asked.
func (p *Reader) overHearer(c *cue.Cue, s token.Sentence) int {
	switch {
	case c.Class&(lexicon.Tell|lexicon.Ask) != 0:
		return hearer.Over(p, c.End, s)
	case hearers.Has(p.Toks[c.First].Lex.Lemma):
		return warned.Over(p, c.End, s)
	}
	return c.End
}

var (
	over        = patterns.Get("over")
	opens       = patterns.Get("opens")
	timeClause  = patterns.Get("time-clause")
	quotedAfter = patterns.Get("quoted-after")
	asks        = patterns.Get("asks")
	blocks      = patterns.Get("blocks")
	begins      = patterns.Get("begins")
	shows       = patterns.Get("shows")
	stops       = patterns.Get("stops")
	said        = patterns.Get("said")
	sayWord     = lexicon.WordOf("say")
)

// clauseFrom returns where a clause or quotation begins after the time and place from token j on; 0 for none.
func (p *Reader) clauseFrom(j int, c *cue.Cue, s token.Sentence) int {
	j = over.Over(p, j, s)
	if start := at(p, opens, j, s); start > 0 {
		return start
	}
	switch {
	case c.Class&speech != 0 && timeClause.Matches(p, j, s):
		return at(p, quotedAfter, j, s)
	case asks.Matches(p, j, s), begins.Matches(p, j, s):
		return j
	case blocks.Matches(p, j, s):
		return 0
	}
	if start := p.clauseAt(j, c, s); start > 0 {
		return start
	}
	if p.Toks[c.First].Lex.Lemma == sayWord {
		return at(p, said, j, s)
	}
	return 0
}

// showing are the traits of words that show where a clause begins, or that none does.
const showing = trait.Quoted | trait.Finite | trait.Colon | trait.That | trait.Semicolon | trait.Dash | trait.Comma

// clauseAt returns where a clause begins at token j or after a phrase that begins there; 0 for none.
func (p *Reader) clauseAt(j int, c *cue.Cue, s token.Sentence) int {
	s.First = j // for patterns that look back
	last := min(s.Last, j+phrase.MaxForward)
	for k := p.Next(j, last, showing); k < last; k = p.Next(k+1, last, showing) {
		switch {
		case stops.Matches(p, k, s):
			return 0
		case shows.Matches(p, k, s):
			return p.shownBy(k, j, c)
		}
	}
	return 0
}

// shownBy returns where the clause begins that token k shows, at token j or later; 0 for nowhere.
func (p *Reader) shownBy(k, j int, c *cue.Cue) int {
	switch t := &p.Toks[k]; {
	case t.Has(trait.Colon | trait.That):
		return k + 1
	case t.Has(trait.Quoted) && aimed(c, p.Toks[c.First].Lex.Lemma):
		return j
	case t.Has(trait.Quoted):
		return p.withArticle(k, j)
	}
	start := p.clauseStart(k, j)
	switch {
	case p.Toks[j].Has(trait.Preposition):
		return max(start, 0)
	case k == j, c.Class&(lexicon.Mind|lexicon.Object) != 0 && start != j:
		return 0
	}
	return j
}

// aimed reports whether the object of a cue belongs to what was said: "called the plan “a farce”", "accused the mill of
// “greed”".
func aimed(c *cue.Cue, verb lexicon.WordID) bool {
	switch {
	case namers.Has(verb):
		return true
	case c.Class&(lexicon.Say|lexicon.Tell|lexicon.Write) != 0:
		return false
	}
	return c.Class&(lexicon.Call|lexicon.Judge|lexicon.Object) != 0
}

// namers are verbs that give what they are said of a name: "called the plan a farce".
var namers = lexicon.Set("scope.namers")

// withArticle takes the small words before a quotation into the clause that it is part of: "said the plan was “dead”"
// is found by its verb, "offered a “new deal”" by its article. A quotation that begins with an auxiliary has its
// subject before it: "said the plans “are dead”".
func (p *Reader) withArticle(k, j int) int {
	if first := p.QuotationAt(k).First; p.Toks[first].Is(lexicon.Auxiliary | lexicon.Modal) {
		if np := p.Ending(k-1, j); np.Ok() {
			return np.First
		}
	}
	return p.BackOver(k, j, trait.Determiner|trait.Possessive)
}
