package phrase

import (
	_ "embed"
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
// stands between a subject and its verb ("has on Tuesday"; back only). <demonstrative> is a "that" which only points to
// the noun after it (ahead only).
//
// Of one token, @opens-name and @ends-name are the first and last token of a name, @inside-np what may stand in a noun
// phrase before its head. @negates denies the verb after it, @focuses takes that back ("not only"), @denies does the
// one without the other. @closed-by-comma is the end of a quotation with a comma inside.
func Funcs[R Text](more pattern.Funcs[R]) pattern.Funcs[R] {
	funcs := pattern.Funcs[R]{
		"np":            Kinds[R](anyKind),
		"someone":       Kinds[R](Speaking),
		"name":          mentions[R](func(m *entity.Mention) bool { return m.Kind != entity.ATitle }),
		"times":         {Ahead: span[R]((*Reader).OverTimes)},
		"demonstrative": {Ahead: span[R]((*Reader).overDemonstrative)},
		"helpers":       {Back: span[R]((*Reader).backOverHelpers)},
	}
	for name, t := range tests {
		funcs[name] = pattern.TestOf(t.some, func(r R, i int) bool { return t.holds(r.Phrases(), i) })
	}
	maps.Copy(funcs, more)
	return funcs
}

// Kinds matches noun phrases of some kinds.
func Kinds[R Text](kinds phraseKind) pattern.Func[R] {
	return pattern.Func[R]{
		Ahead: span[R](func(p *Reader, k int, s token.Sentence) int {
			np := p.Starting(k, s.Last)
			return boundary(np.Is(kinds), np.Last)
		}),
		Back: span[R](func(p *Reader, k int, s token.Sentence) int {
			np := p.Ending(k-1, s.First)
			return boundary(np.Is(kinds), np.First)
		}),
	}
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
	"closed-by-comma": {trait.Quoted, (*Reader).ClosedByComma},
	"opens-name":      {^trait.Set(0), func(p *Reader, i int) bool { return p.StartsAt[i] > 0 }},
	"ends-name":       {^trait.Set(0), func(p *Reader, i int) bool { return p.EndsAt[i] > 0 }},
}

// boundary returns where something ends that was found, -1 for nothing.
func boundary(found bool, k int) int {
	if found {
		return k
	}
	return -1
}

// span makes a function of a later stage's reader.
func span[R Text](f func(p *Reader, k int, s token.Sentence) int) func(r R, k int, s token.Sentence) int {
	return func(r R, k int, s token.Sentence) int { return f(r.Phrases(), k, s) }
}

// mentions matches mentions of some kind.
func mentions[R Text](fits func(*entity.Mention) bool) pattern.Func[R] {
	return pattern.Func[R]{
		Ahead: span[R](func(p *Reader, k int, _ token.Sentence) int {
			m := p.mention(p.StartsAt, k)
			return boundary(fits(m), m.Last)
		}),
		Back: span[R](func(p *Reader, k int, _ token.Sentence) int {
			m := p.mention(p.EndsAt, k-1)
			return boundary(fits(m), m.First)
		}),
	}
}

// nowhere stands for a mention that does not exist.
var nowhere = entity.Mention{First: -1, Last: -1}

// mention returns the mention that an index of mentions has at token i.
func (p *Reader) mention(index []int32, i int) *entity.Mention {
	if i < 0 || index[i] == 0 {
		return &nowhere
	}
	return &p.Mentions[index[i]-1]
}

func (p *Reader) backOverHelpers(k int, s token.Sentence) int {
	before, _ := p.SkipBack(k, s.First)
	return before + 1
}

//go:embed patterns.txt
var nounsText string

var (
	nounFuncs = pattern.Funcs[*Reader]{}
	nouns     = pattern.Must(nounsText, nounFuncs)
)

// The functions match patterns of the same file, so that they are entered later.
func init() {
	maps.Copy(nounFuncs, Funcs(pattern.Funcs[*Reader]{
		"mention": mentions[*Reader](func(*entity.Mention) bool { return true }),
		"body":    mentions[*Reader](func(m *entity.Mention) bool { return m.Kind != entity.AName }),
		"single":  mentions[*Reader](func(m *entity.Mention) bool { return m.Last-m.First == 1 }),
		"named":   {Back: namedBack},
		"owner":   {Back: ownerBack},
	}))
}

func namedBack(p *Reader, k int, s token.Sentence) int {
	if k == s.First || p.EndsAt[k-1] == 0 {
		return -1
	}
	return p.Named(int(p.EndsAt[k-1]-1), s.First).First
}

func ownerBack(p *Reader, k int, s token.Sentence) int {
	np := p.SimpleEnding(k-1, s.First)
	return boundary(np.Ok(), np.First)
}
