package recording

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// TestTurns checks who speaks in blocks that say where others begin. In each line "+" begins a turn, "[…]" is its label.
func TestTurns(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"+[Ada Marsh]: Good morning.|The gate is open.|+[Reporter]: Is it?|+[Ada Marsh]: Yes.",
			"Ada Marsh: Good morning. / The gate is open.; asks: Is it?; Ada Marsh: Yes."},
		{"An opening.|+[Ada Marsh]: No.|(Applause.)|[Applause]", "Ada Marsh: No."},
		{"+[Ada Marsh]: No. (Laughter.)|+Nobody saw it.", "Ada Marsh: No.; unknown: Nobody saw it."},
		{"+[Warning]: Loud.", "Warning: Loud."},
		{"+[Ada Marsh]:", ""},
		{"+[Ada Marsh]", ""},
		{"+[Ada Marsh]: “Triumph” goes on.", "Ada Marsh: “Triumph” goes on."},
		{"No turn.|Ada Marsh: No.", ""},
		{"", ""},
	} {
		text, blocks := blocksOf(c.lines)
		r := voice.Reader{Text: text, Known: func(string) voice.Class { return 0 }}
		var got []string
		for _, turn := range Turns(&r, blocks) {
			var words []string
			for _, w := range turn.Words {
				words = append(words, w.In(text))
				if w.Start < turn.Rows.Start || w.End > turn.Rows.End {
					t.Errorf("%q: words %v outside of rows %v", c.lines, w, turn.Rows)
				}
			}
			got = append(got, fmt.Sprintf("%s: %s", who(&turn, text), strings.Join(words, " / ")))
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.lines, got, c.want)
		}
	}
}

func who(t *Turn, text string) string {
	switch {
	case t.Voice.Kind == voice.Asker:
		return "asks"
	case t.Voice.Name.Len() > 0:
		return t.Voice.Name.In(text)
	}
	return "unknown"
}

// blocksOf makes a text and its blocks of lines.
func blocksOf(lines string) (string, []corpus.Block) {
	var text strings.Builder
	var blocks []corpus.Block
	for line := range strings.SplitSeq(lines, "|") {
		b := corpus.Block{Kind: corpus.Paragraph}
		start := text.Len()
		line, b.Turn = strings.CutPrefix(line, "+")
		if label, rest, ok := strings.Cut(line, "]"); ok && b.Turn {
			label = label[1:]
			b.Label, line = corpus.Span{Start: start, End: start + len(label)}, label+rest
		}
		text.WriteString(line)
		b.Span = corpus.Span{Start: start, End: text.Len()}
		blocks = append(blocks, b)
		text.WriteString("\n\n")
	}
	return text.String(), blocks
}
