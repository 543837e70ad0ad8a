package cued

import (
	_ "embed"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// minIndirect is how many bytes an indirect quote has more than: shorter ones say nothing by themselves.
const minIndirect = 4

// reported reports whether the i-th cue reports a content without quotations of its own.
func (r *reader) reported(i int, t *content) bool {
	own := t.clause || !t.others
	return own && r.reports(&r.cues[i], t) && !r.inside(i)
}

// inside reports whether the i-th cue stands inside a clause that another one reports: what someone says that someone
// said.
func (r *reader) inside(i int) bool {
	at := r.cues[i].First
	for _, cl := range r.claims {
		if !cl.Clause || at < cl.First || cl.Last <= at {
			continue
		}
		t := content{first: cl.First, clause: true}
		t.spans = append(t.spans, r.TokenSpan(cl.First, cl.Last))
		if r.reports(&r.cues[cl.Cue], &t) {
			return true
		}
	}
	return false
}

// reports reports whether a cue without marked words makes an indirect quote of a content.
func (r *reader) reports(c *cue.Cue, t *content) bool {
	switch {
	case t.length() <= minIndirect:
		return false
	case !c.Subj.Ok():
		return c.Class&lexicon.Ask != 0 && (t.clause || c.Object > 0)
	case c.Kind == cue.AccordingCue:
		return true
	case c.Kind == cue.NounCueKind, c.Kind == cue.StateCue:
		return t.clause
	case r.mute(c):
		return false
	case c.Class&(lexicon.Show|speech) == lexicon.Show:
		return c.Subj.Is(phrase.DocumentIs)
	}
	return r.tells(c, t)
}

// mute reports whether the subject of a cue is a thing, or people whom a clause picks out to tell of them: "voters who
// say no are few".
func (r *reader) mute(c *cue.Cue) bool {
	says := animate.Has(r.Toks[c.First].Lex.Lemma)
	switch {
	case c.Subj.How == subject.Relates && !r.Toks[c.Subj.Last-2].Has(trait.Comma):
		return !says || c.Subj.First == r.s.First
	case c.Subj.Is(phrase.OtherPhrase): // "associates say"
		return !says || c.Kind != cue.FiniteCue
	}
	return false
}

// animate are verbs of saying that only people and bodies have.
var animate = lexicon.Set("cued.animate")

// tells reports whether a verb with its subject makes an indirect quote of a content.
func (r *reader) tells(c *cue.Cue, t *content) bool {
	verb := &r.Toks[c.First]
	object := c.Object > 0 || c.Class&lexicon.Object != 0
	clause := t.clause && (c.Class&speech != 0 || r.classOf(c) != "") // a hope is said aloud, a belief may not be
	switch {
	case r.Toks[c.Last-1].Has(trait.By): // "was mocked by Marsh as …": what was said stands before
		return clause
	case c.Kind == cue.GerundCue && !r.adds(c):
		return false
	case object && !clause:
		return !backs.Has(verb.Lex.Lemma) || !r.someone(t.first)
	case c.Names:
		return true
	case c.Class&(lexicon.Act|lexicon.Ask) != 0 && deed.Matches(r.AsRead(), t.first, r.s):
		return true
	case speechless.Has(verb.Lex.Lemma) && !r.Tok(t.first-1).Has(trait.That):
		return false
	}
	return clause
}

// speech are the classes of verbs that report clauses.
const speech = lexicon.Say | lexicon.Tell | lexicon.Ask | lexicon.Write

// length returns how many bytes a content has.
func (t *content) length() (n int) {
	for _, s := range t.spans {
		n += s.Len()
	}
	return n
}

// adds reports whether an -ing form adds to what its clause tells, after a comma, "by" or "after": not "for accusing
// the mill", not "speaking of the dam, Marsh said". What only explains the words of the same speaker adds nothing:
// "said Marsh, referring to the vote".
func (r *reader) adds(c *cue.Cue) bool {
	const joints = trait.Document | trait.By | trait.As | trait.Adverb | trait.Subordinator | trait.Coordinator |
		trait.Auxiliary | trait.Negation | trait.To | trait.Time | trait.Calendar
	before := r.Tok(c.First - 1)
	switch {
	case c.Object > 0 && c.Subj.First > c.First, glossing.Has(r.Toks[c.First].Lex.Lemma) && r.spoke(c):
		return false
	case c.Subj.How != subject.Governs:
		return true
	}
	return !before.Has(trait.Word) || before.Has(joints)
}

// spoke reports whether the subject of a cue has an earlier cue.
func (r *reader) spoke(c *cue.Cue) bool {
	for i := range r.cues {
		if e := &r.cues[i]; e.First < c.First && e.Subj.First == c.Subj.First && e.Class&report.Speaking != 0 {
			return true
		}
	}
	return false
}

// glossing are verbs that say what words are about or where they come from.
var glossing = lexicon.Set("cued.glossing")

// backs are verbs that, with someone as their object, tell what the speaker did rather than said: "endorsed Marsh".
var backs = lexicon.Set("cued.backs")

// someone reports whether a name or pronoun begins at token k: "Marsh on Monday", not "Marsh's plan".
func (r *reader) someone(k int) bool {
	m := r.StartsAt[k]
	switch t := &r.Toks[k]; {
	case t.Has(trait.ObjectPronoun):
		return true
	case r.Lower(k) == "her":
		return !r.NounAt(k+1, r.s)
	}
	return m > 0 && !r.Tok(r.Mentions[m-1].Last).Has(trait.Clitic)
}

// speechless are verbs that report only with marked words or after "that": without them they tell what someone did.
var speechless = lexicon.Set("cued.speechless")

//go:embed patterns.txt
var patternsText string

var patterns = pattern.Must[*token.Reading](patternsText, nil)

var (
	deed   = patterns.Get("deed")
	rumour = patterns.Get("rumour")
)
