package learn

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// How the weights are learned. Measured on sentences that were held out.
const (
	rounds     = 8     // through all sentences
	margin     = 30    // by which a tag must win
	forgetUses = 3     // up to which a word is sometimes seen as unknown
	forgetIn   = 3     // one of so many times
	keep       = 16000 // features
	most       = 127   // weight that the file can have
	least      = 2     // weight that is kept
)

// A cell has the weights of a feature while they are learned, with what their mean needs.
type cell struct {
	now  [tag.Count]int32
	sum  [tag.Count]int64
	last [tag.Count]int32 // the decision at which the weight was added to the sum
	uses int
}

// A learner is an averaged perceptron.
type learner struct {
	model    *tag.Model
	words    counts
	cells    map[tag.Feature]*cell
	random   *rand.Rand
	decision int32
	frozen   bool // no new features
}

// Weights returns the text of the weights that decide the words of sentences with a dictionary. It learns twice: all
// features, then the weights of the most useful ones.
func Weights(sentences []treebank.Sentence, dictionary string) (string, error) {
	model, err := tag.New(dictionary, "", "")
	if err != nil {
		return "", err
	}
	l := &learner{model: model, words: count(sentences), cells: map[tag.Feature]*cell{}}
	l.learn(sentences)
	l.prune()
	l.learn(sentences)
	return l.format(), nil
}

// learn goes through the sentences several times, in a fixed random order.
func (l *learner) learn(sentences []treebank.Sentence) {
	l.random = rand.New(rand.NewPCG(1, 2))
	l.decision = 0
	order := slices.Clone(sentences)
	for range rounds {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, s := range order {
			l.sentence(s)
		}
	}
}

// sentence learns from a sentence.
func (l *learner) sentence(s treebank.Sentence) {
	forget := func(i int) bool {
		u := l.words[plain(s.Tokens[i].Text)]
		return u != nil && u.total <= forgetUses && l.random.IntN(forgetIn) == 0
	}
	l.model.Walk(s.Words(), forget, func(i int, tags tag.Set, list []tag.Feature) tag.Tag {
		l.decision++
		return l.decide(s.Tokens[i].Tag, tags, list)
	})
}

// decide returns the tag that the weights prefer, and moves them towards the right one if it does not win clearly.
func (l *learner) decide(right tag.Tag, tags tag.Set, list []tag.Feature) tag.Tag {
	var sums [tag.Count]int32
	for _, f := range list {
		if c := l.cells[f]; c != nil {
			for t := range tag.Count {
				sums[t] += c.now[t]
			}
		}
	}
	best, rival := tag.None, tag.None
	for t := range tag.Count {
		switch {
		case !tags.Has(t):
			continue
		case best == tag.None || sums[t] > sums[best]:
			best = t
		}
		if t != right && (rival == tag.None || sums[t] > sums[rival]) {
			rival = t
		}
	}
	if tags.Has(right) && sums[right]-sums[rival] < margin {
		for _, f := range list {
			l.move(f, right, 1)
			l.move(f, rival, -1)
		}
	}
	return best
}

// move changes a weight by one step.
func (l *learner) move(f tag.Feature, t tag.Tag, step int32) {
	c := l.cells[f]
	switch {
	case c == nil && l.frozen:
		return
	case c == nil:
		c = &cell{}
		l.cells[f] = c
	}
	c.uses++
	c.sum[t] += int64(c.now[t]) * int64(l.decision-c.last[t])
	c.last[t] = l.decision
	c.now[t] += step
}

// mean returns the weight of a tag, averaged over all decisions and rounded.
func (l *learner) mean(c *cell, t tag.Tag) int {
	sum := c.sum[t] + int64(c.now[t])*int64(l.decision-c.last[t])
	half := int64(l.decision) / 2
	if sum < 0 {
		half = -half
	}
	return int((sum + half) / int64(l.decision))
}

// prune keeps the features with the most influence, with no weights yet.
func (l *learner) prune() {
	influence := map[tag.Feature]int{}
	for f, c := range l.cells {
		for t := range tag.Count {
			m := l.mean(c, t)
			influence[f] += max(m, -m)
		}
		influence[f] *= min(c.uses, 12)
	}
	kept := slices.SortedFunc(maps.Keys(l.cells), func(a, b tag.Feature) int {
		return cmp.Or(influence[b]-influence[a], cmp.Compare(a, b))
	})
	l.cells = map[tag.Feature]*cell{}
	for _, f := range kept[:min(keep, len(kept))] {
		l.cells[f] = &cell{}
	}
	l.frozen = true
}

// format returns the weights as a file.
func (l *learner) format() string {
	var b strings.Builder
	var before tag.Feature
	for _, f := range slices.Sorted(maps.Keys(l.cells)) {
		var values [tag.Count]int
		some := false
		for t := range tag.Count {
			if v := l.mean(l.cells[f], t); max(v, -v) >= least {
				values[t] = max(-most, min(v, most))
				some = true
			}
		}
		if some {
			b.WriteString(tag.FormatWeights(f, before, values))
			before = f
		}
	}
	return b.String()
}
