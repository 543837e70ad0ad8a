package subtitle

import (
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/load/plain"
)

// A transcript joins cues into paragraphs.
type transcript struct {
	labels map[string]int // that lines begin with, counted
	named  bool           // the file names speakers
	out    plain.Builder
	marks  []corpus.Mark
	turns  []turn

	speaker string        // of the current turn; empty if unknown
	end     time.Duration // of the last cue
	size    int           // of the current paragraph in bytes
	ended   bool          // its last word ends a sentence
}

// A turn is where someone begins to speak.
type turn struct {
	at    int         // the offset of the paragraph
	label corpus.Span // who speaks; zero if the file does not say
}

// Where a paragraph of one speaker ends.
const (
	pause        = 4 * time.Second // without a cue, after a sentence
	longEnough   = 500             // bytes, after a sentence
	muchTooLong  = 1_500           // bytes, after a cue: captions made by machines have no full stops
	sentenceEnds = ".?!…"
	afterEnds    = `"”’')]`
)

// newTranscript returns an empty transcript of cues that add will add.
func newTranscript(cues []cue) *transcript {
	t := &transcript{labels: labelsOf(cues)}
	for i := range cues {
		voice := ""
		for _, line := range cues[i].lines {
			for _, p := range pieces(line, &voice) {
				t.named = t.named || p.speaker != "" || readLead(strings.TrimSpace(p.words), t.labels).label != ""
			}
		}
	}
	return t
}

// add adds the words of a cue.
func (t *transcript) add(c *cue) {
	if t.ended && (c.start-t.end >= pause || t.size >= longEnough) || t.size >= muchTooLong {
		t.paragraph()
	}
	t.end = c.end
	voice, marked := "", false
	for _, line := range c.lines {
		for _, p := range pieces(line, &voice) {
			p.words = strings.TrimSpace(p.words)
			if isMusic(p.words) {
				continue
			}
			if !marked { // before the label, which belongs to the cue
				t.marks = append(t.marks, corpus.Mark{At: t.out.Next(), Time: c.start})
				marked = true
			}
			l := readLead(p.words, t.labels)
			if !remark(l.words) {
				t.change(p.speaker, l)
			}
			t.words(l.words)
		}
	}
}

// isMusic reports whether a line is sung or played, which no one says.
func isMusic(line string) bool {
	return strings.HasPrefix(line, "♪") || strings.HasPrefix(line, "♫")
}

// change begins a new turn if a tag or the start of a line says so.
func (t *transcript) change(voice string, l lead) {
	switch {
	case voice != "":
		if voice != t.speaker {
			t.begin(voice)
		}
	case l.label != "":
		if l.label != t.speaker {
			t.begin(l.label)
		}
	case l.changes && t.named, t.speaker != "" && t.labels[t.speaker] == 0: // no tag names who goes on
		t.begin("")
	case l.changes:
		t.paragraph()
		if l.dash {
			t.out.Words("- ")
		}
	}
}

// begin begins the turn of a speaker.
func (t *transcript) begin(speaker string) {
	t.paragraph()
	began := turn{at: t.out.Next()}
	if speaker != "" {
		t.out.Words(speaker)
		began.label = corpus.Span{Start: began.at, End: t.out.Next()}
		t.out.Words(": ")
	}
	t.turns, t.speaker = append(t.turns, began), speaker
}

// words adds words to the paragraph. A remark such as "[Applause]" after a sentence is a paragraph of its own.
func (t *transcript) words(s string) {
	if s == "" {
		return
	}
	if remark(s) && (t.ended || t.size == 0) {
		t.paragraph()
		t.out.Words(s)
		t.paragraph()
		return
	}
	t.out.Words(" ")
	t.out.Words(s)
	t.size += len(s)
	bare := strings.TrimRight(s, afterEnds)
	t.ended = bare != "" && strings.ContainsRune(sentenceEnds, lastRune(bare))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// remark reports whether all of a line is in brackets.
func remark(s string) bool {
	return len(s) > 2 && (s[0] == '[' && strings.IndexByte(s, ']') == len(s)-1 ||
		s[0] == '(' && strings.IndexByte(s, ')') == len(s)-1)
}

func (t *transcript) paragraph() {
	t.out.Paragraph()
	t.size, t.ended = 0, false
}

// blocks returns the paragraphs, with those at which a turn begins.
func (t *transcript) blocks() []corpus.Block {
	blocks := t.out.Blocks()
	if !t.named {
		return blocks
	}
	next := 0
	for i := range blocks {
		for next < len(t.turns) && t.turns[next].at < blocks[i].Span.Start {
			next++ // a turn without words
		}
		if next < len(t.turns) && t.turns[next].at == blocks[i].Span.Start {
			blocks[i].Turn, blocks[i].Label = true, t.turns[next].label
		}
	}
	return blocks
}
