// Package recording reads who speaks in the text of a recording: see [Turns]. Subtitles say where someone else begins to
// speak, and sometimes who, so nothing has to be guessed.
package recording

import (
	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// A Turn is what one speaker says without a break. Its fields are those of layout.Turn.
type Turn struct {
	Label corpus.Span
	Voice voice.Voice
	Words []corpus.Span
	Rows  corpus.Span
}

// Turns returns the turns of blocks that say where someone begins to speak; of other blocks it returns none.
func Turns(r *voice.Reader, blocks []corpus.Block) []Turn {
	var turns []Turn
	for first := nextTurn(blocks, 0); first < len(blocks); {
		next := nextTurn(blocks, first+1)
		if t := turn(r, blocks[first:next]); len(t.Words) > 0 || t.Voice.Kind == voice.NoVoice {
			turns = append(turns, t)
		}
		first = next
	}
	return turns
}

// nextTurn returns the first block from block i on at which someone begins to speak, or else the number of blocks.
func nextTurn(blocks []corpus.Block, i int) int {
	for i < len(blocks) && !blocks[i].Turn {
		i++
	}
	return i
}

// turn reads the blocks of a turn. A label that is no name that layouts know is still the name of who speaks.
func turn(r *voice.Reader, blocks []corpus.Block) Turn {
	t := Turn{Label: blocks[0].Label, Voice: voice.Voice{Kind: voice.Stranger}}
	t.Rows = corpus.Span{Start: blocks[0].Span.Start, End: blocks[len(blocks)-1].Span.End}
	if t.Label.Len() > 0 {
		t.Voice = voice.Voice{Kind: voice.Person, Name: t.Label}
		if v, ok := r.Voice(t.Label); ok {
			t.Voice = v
		}
	}
	for _, b := range blocks {
		start := b.Span.Start
		if b.Turn && t.Label.Len() > 0 {
			start = min(t.Label.End+len(":"), b.Span.End)
		}
		words := voice.Trimmed(r.Text, start, b.Span.End)
		text := words.In(r.Text)
		words.End = words.Start + len(look.WithoutLastRemark(text))
		if words.Len() > 0 && t.Voice.Kind != voice.NoVoice && !look.StageDirection(text) {
			t.Words = append(t.Words, words)
		}
	}
	return t
}
