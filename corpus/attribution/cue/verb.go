package cue

import (
	"cmp"
	"slices"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/trait"
)

// verbKinds are the kinds of verbs in the order in which they are tried. Their patterns end after the verb.
var verbKinds = []kind{
	{trait.Gerund, patterns.Get("cited"), FiniteCue, 0, (*walk).cited},
	{trait.Gerund, patterns.Get("was-quoted"), FiniteCue, 0, (*walk).quoted},
	{trait.Gerund, patterns.Get("own-subject"), GerundCue, 0, (*walk).embedded},
	{trait.Gerund, patterns.Get("progressive"), FiniteCue, 0, (*walk).finite},
	{trait.Gerund, patterns.Get("leads-in"), GerundCue, 0, (*walk).leads},
	{trait.Gerund, patterns.Get("hangs"), GerundCue, 0, (*walk).hangs},
	{trait.Base, patterns.Get("made-to"), InfiniteCue, 0, (*walk).embedded},
	{trait.Base, patterns.Get("goes-on"), InfiniteCue, 0, (*walk).governed},
	{trait.Reporting, patterns.Get("inverts"), FiniteCue, 0, (*walk).inverted},
	{trait.Participle, patterns.Get("stated-by"), AccordingCue, 0, (*walk).stated},
	{trait.Participle, patterns.Get("asked"), FiniteCue, 0, (*walk).passive},
	{trait.Participle, patterns.Get("passive"), FiniteCue, 0, (*walk).passive},
	{trait.Reporting, patterns.Get("finite"), FiniteCue, 0, (*walk).finite},
}

// Patterns of what stands before a verb.
var (
	done    = patterns.Get("done")
	hearsay = patterns.Get("hearsay")
)

// verb finds the subject of a verb that reports.
func (w *walk) verb(c *Cue, _ int) bool {
	i := c.First
	if i == w.aim || done.Matches(w.Reader, i+1, w.s) {
		return false
	}
	c.Class = w.Toks[i].Lex.Verb & lexicon.Reporting
	c.Object = w.prepositional(i)
	if c.Object == i+2 {
		c.Last = c.Object // "called for"
	}
	if k, ok := request.Match(w.Reader, c.End, w.s); ok { // "asked the crew to leave"
		c.Object = cmp.Or(c.Object, k)
	}
	if k, ok := hearsay.Match(w.Reader, i+1, w.s); ok {
		c.Hearsay = 1 + w.Group(k, w.s).First
	}
	for n := range verbKinds {
		kind := &verbKinds[n]
		if k, ok := kind.at.Match(w.Reader, i+1, w.s); ok {
			c.Kind = kind.kind
			return kind.finish(w, c, k)
		}
	}
	return false
}

// cited finds who is cited from token k on: "Marsh quoted Roe as saying".
func (w *walk) cited(c *Cue, k int) bool {
	c.Begin = w.Group(k-1, w.s).First
	if sub := w.SubjectOf(k-1, w.s, phrase.Phrase{}); sub.Ok() {
		c.Begin = sub.First
	}
	w.Found = slices.DeleteFunc(w.Found, func(o Cue) bool { return o.First >= c.Begin }) // "quoted" reports nothing itself
	c.Cites = 1 + c.Begin
	return c.of(subject.Subject{Phrase: w.speakerAt(k), How: subject.Beside})
}

// quoted makes a cue of "was quoted as saying", whose second verb is token k.
func (w *walk) quoted(c *Cue, k int) bool {
	c.Hearsay = 1 + w.Group(k, w.s).First
	c.Begin = min(c.First, w.open.First)
	return c.of(subject.Subject{Phrase: w.open, How: subject.Shared})
}

// embedded takes the subject that an -ing form or infinitive has of its own, from token k on: "with Marsh calling it a
// disgrace", "prompted Marsh to say".
func (w *walk) embedded(c *Cue, k int) bool {
	c.Begin = k
	last := w.BackOver(c.First, k, trait.To) - 1
	return c.of(subject.Subject{Phrase: w.Ending(last, k), How: subject.Beside})
}

// governed takes the subject that is open: "Marsh left, saying".
func (w *walk) governed(c *Cue, _ int) bool {
	return c.of(subject.Subject{Phrase: w.open, How: subject.Governs})
}

// joined takes the subject that is open, of which the cue is a new report.
func (w *walk) joined(c *Cue, k int) bool {
	c.Joined = true
	return w.governed(c, k)
}

// Patterns around an -ing form.
var (
	mainSubject = patterns.Get("main-subject")
	opens       = patterns.Get("opens")
	ledOn       = patterns.Get("led-on")
)

// maxLead is how many tokens an -ing form that a sentence opens with may have before the subject of the main clause.
const maxLead = 45

// leads finds the subject of the main clause that an -ing form leads in to: "Noting that the ice was thin, Marsh
// left".
func (w *walk) leads(c *Cue, _ int) bool {
	for k := c.Last; k < min(w.s.Last, c.Last+maxLead); k++ {
		if at, ok := mainSubject.Match(w.Reader, k, w.s); ok {
			return c.of(subject.Subject{Phrase: w.speakerAt(at), How: subject.Governs})
		}
	}
	return false
}

// hangs finds the subject of the clause that an -ing form hangs on: the one that is open, else "The mayor, calling it
// a farce, left".
func (w *walk) hangs(c *Cue, k int) bool {
	c.Begin = ledOn.Over(w.Reader, c.First, w.s)
	if opens.Matches(w.Reader, c.First, w.s) {
		w.open = w.Ending(c.First-2, w.s.First)
	}
	return w.joined(c, k)
}

// inverted finds the subject after a verb: "said Marsh".
func (w *walk) inverted(c *Cue, _ int) bool {
	np := w.WithName(w.Starting(c.First+1, w.s.Last), w.s)
	c.End = aside.Over(w.Reader, together.Over(w.Reader, np.Last, w.s), w.s)
	return c.of(subject.Subject{Phrase: np, How: subject.Inverted})
}

// stated finds the speaker of "as stated by Marsh", which reports as "according to Marsh" does.
func (w *walk) stated(c *Cue, k int) bool {
	c.First, c.Last, c.Begin = k-1, k+2, k-1
	return w.according(c, c.Last)
}

// agent is the pattern of what stands between a passive verb and who did it.
var agent = patterns.Get("agent")

// passive finds the agent of "was announced by the ministry". Without one no one speaks.
func (w *walk) passive(c *Cue, _ int) bool {
	if k, ok := agent.Match(w.Reader, c.Last, w.s); ok {
		np := w.Starting(k, w.s.Last)
		c.Last, c.End = k, np.Last
		return c.of(subject.Subject{Phrase: np, How: subject.Beside})
	}
	c.Subj = subject.Subject{} // "Marsh was asked": no one says who asked
	return c.Class&(lexicon.Ask|lexicon.Tell) != 0
}

// Patterns of a verb and its subject.
var (
	relays   = patterns.Get("relays")
	inverted = patterns.Get("inverted")
)

// finite finds the subject of a finite verb: before it, or after it where none stands before.
func (w *walk) finite(c *Cue, _ int) bool {
	c.Subj = w.SubjectOf(c.First, w.s, w.open)
	switch {
	case w.open.Is(phrase.Speaking) && relays.Matches(w.Reader, c.First, w.s):
		return w.joined(c, 0)
	case c.Subj.Ok():
		return w.before(c)
	case inverted.Matches(w.Reader, c.First, w.s):
		return w.inverted(c, 0)
	}
	return false
}

// Patterns of the words around a subject.
var (
	widened   = patterns.Get("widened")
	described = patterns.Get("described")
	unshared  = patterns.Get("unshared")
	heard     = patterns.Get("heard")
)

// before takes up the words around the subject that a verb has before it, and reports whether the two fit each other.
func (w *walk) before(c *Cue) bool {
	c.Joined = c.Subj.How == subject.Shared
	if !c.Joined {
		c.Subj.First = widened.Over(w.Reader, c.Subj.First, w.s)
	}
	begin := c.Subj.First
	if c.Joined {
		begin = ledOn.Over(w.Reader, c.First, w.s)
	} else if others := w.JointBefore(&c.Subj.Phrase, w.s.First); len(others) > 0 {
		begin = min(begin, w.BeforeArticle(w.Mentions[others[0]].First))
	}
	c.Begin = min(c.First, described.Over(w.Reader, begin, w.s))
	if k, ok := heard.Match(w.Reader, c.First+1, w.s); ok {
		c.Begin = k
	}
	if c.Joined && unshared.Matches(w.Reader, c.First+1, w.s) {
		return false
	}
	return w.fits(c)
}

// Patterns of verbs that do not fit a kind of subject.
var (
	you     = patterns.Get("you")
	single  = patterns.Get("single")
	naming  = patterns.Get("naming")
	nominal = patterns.Get("nominal")
	bare    = patterns.Get("bare")
)

// fits reports whether a verb fits its subject: no noun was taken for a verb.
func (w *walk) fits(c *Cue) bool {
	misfit := you
	switch c.Subj.Kind {
	case phrase.PeopleAre:
		misfit = single
	case phrase.DocumentIs, phrase.BodyIs:
		misfit = naming
	case phrase.OtherPhrase:
		if bare.Matches(w.Reader, c.Subj.Last, w.s) {
			return false
		}
		misfit = nominal
	}
	return !misfit.Matches(w.Reader, c.First+1, w.s)
}
