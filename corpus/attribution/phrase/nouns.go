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
		"surname": mentions[*Reader](func(m *entity.Mention) bool { return m.Kind == entity.AName && m.Last-m.First == 1 }),
		"named":   {Back: namedBack},
		"owner":   {Back: ownerBack},
	}))
}

func namedBack(p *Reader, k int, s token.Sentence) int {
	if m := p.mention(p.EndsAt, k-1); m != nil {
		return p.Named(int(p.EndsAt[k-1]-1), s.First).First
	}
	return -1
}

func ownerBack(p *Reader, k int, s token.Sentence) int {
	if np := p.SimpleEnding(k-1, s.First); np.Ok() {
		return np.First
	}
	return -1
}
