package cued

import (
	_ "embed"
	"slices"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/trait"
)

// minIndirect is how many bytes an indirect quote has more than: shorter ones say nothing by themselves.
const minIndirect = 4

// inside reports whether the i-th cue stands inside a clause that another one reports: what someone says that someone
// said.
func (r *reader) inside(i int) bool {
	at := r.cues[i].First
	for k := range r.claims {
		switch cl := &r.claims[k]; {
		case !cl.Clause, !cl.Holds(at, at+1):
		case r.reports(&r.cues[cl.Cue], cl):
			return true
		}
	}
	return false
}

// reports reports whether a cue without marked words makes an indirect quote of what it claims.
func (r *reader) reports(c *cue.Cue, cl *scope.Claim) bool {
	switch {
	case r.TokenSpan(cl.First, cl.Last).Len() <= minIndirect:
		return false
	case !c.Subj.Ok():
		return c.Class&lexicon.Ask != 0 && (cl.Clause || c.Object > 0)
	case c.Kind == cue.AccordingCue:
		return true
	case c.Kind == cue.NounCueKind, c.Kind == cue.StateCue:
		return cl.Clause
	case r.mute(c):
		return false
	case c.Class&(lexicon.Show|speech) == lexicon.Show:
		return c.Subj.Is(phrase.DocumentIs)
	}
	return r.tells(c, cl)
}

// mute reports whether the subject of a cue is a thing, or people whom a clause picks out to tell of them: "voters who
// say no are few". Only people and bodies say, though what they are may not be known: "associates say".
func (r *reader) mute(c *cue.Cue) bool {
	thing := c.Subj.Is(phrase.OtherPhrase)
	switch picked := pickedOut.Matches(r, c.Subj.Last, r.s); {
	case !animate.Has(r.Toks[c.First].Lex.Lemma):
		return picked || thing
	case picked:
		return c.Subj.First == r.s.First
	}
	return thing && c.Kind != cue.FiniteCue
}

// animate are verbs of saying that only people and bodies have.
var animate = lexicon.Set("cued.animate")

// tells reports whether a verb with its subject makes an indirect quote of what it claims.
func (r *reader) tells(c *cue.Cue, cl *scope.Claim) bool {
	clause := cl.Clause && (c.Class&speech != 0 || r.classOf(c) != "") // a hope is said aloud, a belief may not be
	switch {
	case r.Toks[c.Last-1].Has(trait.By): // "was mocked by Marsh as …": what was said stands before
		return clause
	case c.Kind == cue.GerundCue && !r.adds(c):
		return false
	case clause:
		return !speechless.Has(r.Toks[c.First].Lex.Lemma) || r.Tok(cl.First-1).Has(trait.That)
	case c.Object > 0, c.Class&lexicon.Object != 0:
		return !backs.Matches(r, c.First, r.s)
	case c.Names:
		return true
	}
	return c.Class&(lexicon.Act|lexicon.Ask) != 0 && deed.Matches(r, cl.First, r.s)
}

// speechless are verbs that report only with marked words or after "that": without them they tell what someone did.
var speechless = lexicon.Set("cued.speechless")

// speech are the classes of verbs that report clauses.
const speech = lexicon.Say | lexicon.Tell | lexicon.Ask | lexicon.Write

// adds reports whether an -ing form adds to what its clause tells: not "speaking of the dam, Marsh said". What only
// explains the words of the same speaker adds nothing: "said Marsh, referring to the vote".
func (r *reader) adds(c *cue.Cue) bool {
	switch {
	case c.Object > 0 && c.Subj.First > c.First:
		return false
	case glossing.Has(r.Toks[c.First].Lex.Lemma):
		return !r.spoke(c)
	}
	return c.Subj.How != subject.Governs || adds.Matches(r, c.First, r.s)
}

// spoke reports whether the subject of a cue has an earlier cue.
func (r *reader) spoke(c *cue.Cue) bool {
	return slices.ContainsFunc(r.cues, func(e cue.Cue) bool { return e.First < c.First && e.Subj.First == c.Subj.First })
}

// glossing are verbs that say what words are about or where they come from.
var glossing = lexicon.Set("cued.glossing")

//go:embed patterns.txt
var patternsText string

var patterns = pattern.Must(patternsText, phrase.Funcs[*reader](nil))

var (
	deed   = patterns.Get("deed")
	rumour = patterns.Get("rumour")
	adds   = patterns.Get("adds")
	backs  = patterns.Get("backs")

	utters    = patterns.Get("utters")
	pickedOut = patterns.Get("picked-out")
)
