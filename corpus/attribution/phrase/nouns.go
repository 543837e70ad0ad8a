package phrase

import (
	_ "embed"
	"maps"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
)

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
