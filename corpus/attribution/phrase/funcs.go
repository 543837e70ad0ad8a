package phrase

import (
	"maps"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Text is what the patterns of a later stage are matched over: a reader that embeds a [Reader].
type Text interface {
	pattern.Text
	// Phrases returns the embedded reader.
	Phrases() *Reader
}

// Phrases returns the reader itself. Readers of later stages have it by embedding.
func (p *Reader) Phrases() *Reader { return p }

// Funcs returns the parts of patterns that this package finds, with more of the stage itself:
//
//	var patterns = pattern.Must(text, phrase.Funcs(pattern.Funcs[*Reader]{"own": pattern.Test((*Reader).own)}))
//
// Where a function of the stage matches patterns of the same set, Go finds a cycle: enter it in an init function.
//
// <np> is a noun phrase with what hangs on it, <someone> one that can speak, <name> a name with its titles but no
// article, <times> adverbs, times, places and occasions ("on Monday", "in a statement"; ahead only). <helpers> is what
// stands between a subject and its verb ("has on Tuesday"; back only), <verb-group> a verb with its auxiliaries and
// negation (back only). <demonstrative> is a "that" which only points to the noun after it (ahead only).
//
// Of one token, @opens-name and @ends-name are the first and last token of a name, @inside-np what may stand in a noun phrase before its head. @negates denies the verb after it,
// @focuses takes that back ("not only"), @denies does the one without the other. @rounds is a preposition before a
// number ("about half"), @closed-by-comma the end of a quotation with a comma inside.
func Funcs[R Text](more pattern.Funcs[R]) pattern.Funcs[R] {
	funcs := pattern.Funcs[R]{
		"np":            Kinds[R](anyKind),
		"someone":       Kinds[R](Speaking),
		"name":          mentions[R](func(m *entity.Mention) bool { return m.Kind != entity.ATitle }),
		"times":         {Ahead: span[R]((*Reader).OverTimes)},
		"demonstrative": {Ahead: span[R](demonstrative)},
		"helpers":       {Back: span[R](helpers)},
		"verb-group":    {Back: span[R](verbGroup)},
	}
	for name, t := range tests {
		funcs[name] = pattern.TestOf(t.some, func(r R, i int) bool { return t.holds(r.Phrases(), i) })
	}
	maps.Copy(funcs, more)
	return funcs
}

// Kinds matches noun phrases of some kinds.
func Kinds[R Text](kinds phraseKind) pattern.Func[R] {
	return pattern.Func[R]{Ahead: span[R](starting(kinds)), Back: span[R](ending(kinds))}
}

// tests are the questions about one token, with traits of which each token that passes has one.
var tests = map[string]struct {
	some  trait.Set
	holds func(p *Reader, i int) bool
}{
	"inside-np":       {trait.Word | trait.Number, (*Reader).InPhrase},
	"negates":         {trait.Word, (*Reader).Negates},
	"focuses":         {trait.Word, (*Reader).Focuses},
	"denies":          {trait.Word, (*Reader).Denies},
	"rounds":          {trait.Word, (*Reader).Rounds},
	"closed-by-comma": {trait.Quoted, (*Reader).ClosedByComma},
	"opens-name":      {^trait.Set(0), func(p *Reader, i int) bool { return p.StartsAt[i] > 0 }},
	"ends-name":       {^trait.Set(0), func(p *Reader, i int) bool { return p.EndsAt[i] > 0 }},
}

// A spanFunc returns the boundary on the other side of what begins or ends at boundary k, -1 for nothing.
type spanFunc func(p *Reader, k int, s token.Sentence) int

// span makes a function of a later stage's reader.
func span[R Text](f spanFunc) func(r R, k int, s token.Sentence) int {
	return func(r R, k int, s token.Sentence) int { return f(r.Phrases(), k, s) }
}

// starting finds the phrase that begins at a boundary.
func starting(kinds phraseKind) spanFunc {
	return func(p *Reader, k int, s token.Sentence) int {
		if np := p.Starting(k, s.Last); np.Is(kinds) {
			return np.Last
		}
		return -1
	}
}

// ending finds the phrase that ends at a boundary.
func ending(kinds phraseKind) spanFunc {
	return func(p *Reader, k int, s token.Sentence) int {
		if np := p.Ending(k-1, s.First); np.Is(kinds) {
			return np.First
		}
		return -1
	}
}

// mentions matches mentions of some kind.
func mentions[R Text](fits func(*entity.Mention) bool) pattern.Func[R] {
	return pattern.Func[R]{
		Ahead: func(r R, k int, s token.Sentence) int {
			p := r.Phrases()
			if m := p.mention(p.StartsAt, k); m != nil && fits(m) {
				return m.Last
			}
			return -1
		},
		Back: func(r R, k int, s token.Sentence) int {
			p := r.Phrases()
			if m := p.mention(p.EndsAt, k-1); m != nil && fits(m) {
				return m.First
			}
			return -1
		},
	}
}

// mention returns the mention that an index of mentions has at token i, or nil.
func (p *Reader) mention(index []int32, i int) *entity.Mention {
	if i < 0 || index[i] == 0 {
		return nil
	}
	return &p.Mentions[index[i]-1]
}

func demonstrative(p *Reader, k int, s token.Sentence) int {
	if p.Demonstrative(k, s) {
		return k + 1
	}
	return -1
}

func helpers(p *Reader, k int, s token.Sentence) int {
	before, _ := p.SkipBack(k, s.First)
	return before + 1
}

func verbGroup(p *Reader, k int, s token.Sentence) int {
	if k <= s.First {
		return -1
	}
	return p.Group(k-1, s).First
}
