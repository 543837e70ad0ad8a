package cue_test

import (
	"strings"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/readtest"
)

// kinds are the words for the kinds of cues, reaches those for where a subject stands.
var (
	kinds = map[any]string{
		cue.FiniteCue: "verb", cue.GerundCue: "-ing", cue.InfiniteCue: "infinitive", cue.NounCueKind: "noun",
		cue.AccordingCue: "according", cue.StateCue: "state",
	}
	reaches = map[any]string{
		subject.Beside: "beside", subject.Inverted: "inverted", subject.Apposed: "apposed", subject.Relates: "relates",
		subject.Shared: "shared", subject.Governs: "governs",
	}
)

// classes are the words for the classes of verbs, in the order of the bits.
var classes = []string{"say", "tell", "ask", "write", "call", "judge", "topic", "act", "talk", "mind", "show", "object"}

// classNames returns the classes of a set: "say+object".
func classNames(set lexicon.VerbClass) string {
	var names []string
	for i, name := range classes {
		if set&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "+")
}

// read returns a reader of a text.
func read(text string) *cue.Reader {
	return &cue.Reader{Reader: readtest.Of(text)}
}

// words returns the words of the tokens [first, last).
func words(p *cue.Reader, first, last int) string { return p.TokenSpan(first, last).In(p.Text) }

// printed returns a cue with its words, class, kind and subject, and what else it has: "called for: say verb, the
// mayor, beside; object from “a”".
func printed(p *cue.Reader, c *cue.Cue) string {
	line := words(p, c.First, c.Last) + ": " + classNames(c.Class) + " " + kinds[c.Kind] + ", "
	if c.Subj.Ok() {
		line += words(p, c.Subj.First, c.Subj.Last) + ", " + reaches[c.Subj.How]
	} else {
		line += "no subject"
	}
	if c.Object > 0 {
		line += "; object from “" + words(p, c.Object, c.Object+1) + "”"
	}
	if c.Cites > 0 {
		line += "; passed on from “" + words(p, c.Cites-1, c.Cites) + "”"
	}
	if c.Hearsay > 0 {
		line += "; hearsay from “" + words(p, c.Hearsay-1, c.Hearsay) + "”"
	}
	return line
}

// cues returns the cues of a text, a line for each.
func cues(text string) (lines []string) {
	p := read(text)
	for _, s := range p.Sentences {
		s.First = s.Body
		for _, c := range p.Cues(s) {
			lines = append(lines, printed(p, &c))
		}
	}
	return lines
}
