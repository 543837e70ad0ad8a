package stage

import (
	"cmp"
	"maps"
	"slices"

	"verbatim/corpus"
	"verbatim/scripts/stages/gold"
)

// Quotes measures what attribution finds in labelled articles. A stage is measured where the stages before it are
// right, so that its number does not fall with theirs. Found returns the quotes of an article.
func Quotes(articles []gold.Article, found func(a gold.Article) ([]corpus.Quote, error)) ([]Row, error) {
	c := counts{methods: map[corpus.Method]*Share{}}
	for _, a := range articles {
		quotes, err := found(a)
		if err != nil {
			return nil, err
		}
		c.add(a, quotes)
	}
	return c.rows(), nil
}

// counts are the shares of the stages.
type counts struct {
	cuesRight, cuesFound, markedFound Share
	extent, direct, indirect          Share
	sources, uncued                   Share
	named, pronouns, unnamed          Share
	methods                           map[corpus.Method]*Share
}

// rows returns the shares as rows.
func (c *counts) rows() []Row {
	const all, cues, sources = "labelled news", "its right cues", "its right sources"
	rows := []Row{
		{"cues: those found that report", all, c.cuesRight},
		{"cues: those labelled that are found", all, c.cuesFound},
		{"cues: those labelled with marked words that are found", all, c.markedFound},
		{"scopes: share of the words that agree", cues, c.extent},
		{"scopes: nine in ten words, direct and mixed", cues, c.direct},
		{"scopes: nine in ten words, indirect", cues, c.indirect},
		{"sources: overlap", cues, c.sources},
		{"sources: overlap, quotations without a cue", all, c.uncued},
		{"speakers: the right name", sources, c.named},
		{"speakers: the right name for a pronoun", sources, c.pronouns},
		{"speakers: unnamed, as in the article", sources, c.unnamed},
	}
	for _, m := range slices.Sorted(maps.Keys(c.methods)) {
		how := cmp.Or(string(m), "nothing")
		rows = append(rows, Row{"speakers: the right name or source, by " + how, cues, *c.methods[m]})
	}
	return rows
}

// add compares the quotes of an article with its labels.
func (c *counts) add(a gold.Article, quotes []corpus.Quote) {
	ruler := newRuler(a.Text)
	found := make([]bool, len(a.Labels))
	seen := map[corpus.Span]bool{}
	for i := range quotes {
		q := &quotes[i]
		if q.Cue.Len() == 0 {
			c.addUncued(a, ruler, q)
			continue
		}
		labels := sharing(a.Labels, q.Cue)
		if !seen[q.Cue] {
			seen[q.Cue] = true
			c.cuesRight.Add(len(labels) > 0)
		}
		for _, k := range labels {
			found[k] = true
		}
		if len(labels) > 0 {
			best := slices.MaxFunc(labels, func(x, y int) int {
				return ruler.common(q.Spans, a.Labels[x].Content) - ruler.common(q.Spans, a.Labels[y].Content)
			})
			c.addExtent(q, ruler.agreement(q.Spans, a.Labels[best].Content))
			c.addSpeaker(a, q, &a.Labels[best])
		}
	}
	for k, l := range a.Labels {
		if len(l.Cue) > 0 {
			c.cuesFound.Add(found[k])
			if marked(gold.In(a.Text, l.Content)) {
				c.markedFound.Add(found[k])
			}
		}
	}
}

// sharing returns the labels whose cue overlaps a span.
func sharing(labels []gold.Label, cue corpus.Span) (list []int) {
	for k, l := range labels {
		if overlaps(l.Cue, cue) {
			list = append(list, k)
		}
	}
	return list
}

// whole is the share of the words from which a content counts as whole.
const whole = .9

// addExtent counts how much of a quote's words agree with those of a label that has its cue.
func (c *counts) addExtent(q *corpus.Quote, part float64) {
	c.extent.AddPart(part)
	if q.Kind == corpus.Indirect {
		c.indirect.Add(part >= whole)
	} else {
		c.direct.Add(part >= whole)
	}
}

// addSpeaker compares source and speaker of a quote with those of a label that has its cue.
func (c *counts) addSpeaker(a gold.Article, q *corpus.Quote, l *gold.Label) {
	overlap := overlaps(l.Source, q.Source)
	if len(l.Source) > 0 {
		c.sources.Add(overlap)
	}
	if l.Speaker == nil {
		return
	}
	right := rightSpeaker(q, l)
	if c.methods[q.Method] == nil {
		c.methods[q.Method] = &Share{}
	}
	c.methods[q.Method].Add(right && (overlap || l.Speaker.Named()))
	switch {
	case !overlap:
	case !l.Speaker.Named():
		c.unnamed.Add(right)
	case isPronoun(gold.In(a.Text, l.Source)):
		c.pronouns.Add(right)
	default:
		c.named.Add(right)
	}
}

// addUncued compares a quote without a cue with the label that it shares most words with.
func (c *counts) addUncued(a gold.Article, r ruler, q *corpus.Quote) {
	for _, l := range a.Labels {
		if r.agreement(q.Spans, l.Content) >= .5 {
			c.uncued.Add(overlaps(l.Source, q.Source))
			return
		}
	}
}
