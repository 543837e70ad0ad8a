package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// A head is a row that is nothing but the name of who speaks below it.
type head struct {
	row   int
	label corpus.Span
	voice voice.Voice
	// marked says that the words below stand between marks.
	marked   bool
	portrait bool // the caption of a portrait follows, as in saved pages of a record
	// outlet says that brackets after the name hold a constituency, party or outlet, as in records and at press
	// conferences.
	outlet bool
}

// nameLines reads names on lines of their own with the words below them: parliaments' records, press conferences,
// reactions.
type nameLines struct{ *document }

func (d nameLines) read() {
	heads := d.heads()
	acceptMarked, acceptBare := d.acceptHeads(heads)
	for k := range heads {
		h := &heads[k]
		if h.marked && acceptMarked || !h.marked && acceptBare || strings.HasPrefix(d.rows[h.row].text, fromDesk) {
			d.headedTurn(h, heads[k+1:])
		}
	}
}

// fromDesk opens the head of a contribution to a newsletter.
const fromDesk = "From the desk of "

// heads finds the rows that may be heads.
func (d nameLines) heads() []head {
	var heads []head
	for i := 1; i+1 < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken || r.label.style != noLabel {
			continue
		}
		if h, ok := d.headAt(i); ok {
			heads = append(heads, h)
		}
	}
	return heads
}

// headAt reads row i as a head.
func (d nameLines) headAt(i int) (head, bool) {
	r := &d.rows[i]
	span := r.Span
	desk := strings.HasPrefix(r.text, fromDesk)
	switch {
	case furniture(r.text), d.HasReport(span):
		return head{}, false
	case len(r.text) > maxHeading+maxLabel, strings.Contains(r.text, "\n"), marked(r.text), !desk && sentenceEnd(r.text):
		return head{}, false
	case desk:
		span = voice.Trimmed(d.Text, span.Start+len(fromDesk), span.End-1)
	}
	span.Start += leadIn(span.In(d.Text))
	pictured := false
	if at := strings.Index(span.In(d.Text), portrait); at > 0 { // "Ada Marsh Portrait Ada Marsh (Halden) (Ind)"
		span.End, pictured = span.Start+at, true
	}
	span.End = span.Start + len(strings.TrimRight(span.In(d.Text), ": "))
	v, ok := d.Voice(span)
	if !ok || v.Kind == voice.Principal || v.Kind == voice.NoVoice || v.Kind == voice.Stranger {
		return head{}, false
	}
	below := d.below(i)
	if below < 0 {
		return head{}, false
	}
	if v.Kind == voice.Asker {
		span = v.Role
	}
	return head{
		row: i, label: span, voice: v, portrait: pictured,
		marked: marked(d.rows[below].text), outlet: strings.HasSuffix(r.text, ")"),
	}, true
}

// portrait follows the name of who speaks in saved pages of a parliament's record.
const portrait = " Portrait "

// below returns the first row of words below a head, or -1.
func (d nameLines) below(i int) int {
	for k := i + 1; k < len(d.rows); k++ {
		r := &d.rows[k]
		switch {
		case r.taken:
			return -1
		case furniture(r.text) || stageDirection(r.text):
			continue
		case marked(r.text) || sentenceEnd(r.text):
			return k
		}
		return -1
	}
	return -1
}

// acceptHeads decides which heads open turns: those above marked words where there are two, those above bare words
// where the article is set so throughout.
func (d nameLines) acceptHeads(heads []head) (marked, bare bool) {
	above, names, roles, outlets, asked, again, portraits := 0, 0, 0, 0, 0, 0, 0
	seen := map[string]bool{}
	for k := range heads {
		h := &heads[k]
		if h.marked {
			if h.voice.Kind == voice.Group || d.full(&label{voice: h.voice}) {
				above++
			}
			continue
		}
		names++
		if h.voice.Kind == voice.Person && h.voice.Role.Len() > 0 {
			roles++
		}
		if h.outlet {
			outlets++
		}
		if h.voice.Kind == voice.Asker {
			asked++
		}
		if h.portrait {
			portraits++
		}
		key := strings.ToLower(h.label.In(d.Text))
		if seen[key] {
			again++
		}
		seen[key] = true
	}
	panel := roles == names && d.invites()
	record := portraits > 0 || outlets >= 2 || again >= 2 || outlets > 0 && again > 0
	press := asked > 0 || outlets > 0 && d.delivered()
	return above >= 2, portraits > 0 || names >= 2 && (panel || record || press)
}

// invitations are words of a sentence that announces several voices.
var invitations = []string{"asked", "reaction", "quotes", "experts", "respond", "weigh in", "comment", "voices"}

// invites reports whether one of the first rows announces several voices: "We asked several experts".
func (d nameLines) invites() bool {
	for i := range d.rows[:min(len(d.rows), 6)] {
		text := strings.ToLower(d.rows[i].text)
		for _, word := range invitations {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}

// headedTurn reads the words below a head, up to the next head.
func (d nameLines) headedTurn(h *head, later []head) {
	t := Turn{Form: NameLines, Label: h.label, Voice: h.voice}
	if h.marked {
		t.Form = Reactions
	}
	end := len(d.rows)
	if len(later) > 0 {
		end = later[0].row
	}
	next := h.row + 1
	for ; next < end; next++ {
		r := &d.rows[next]
		if r.taken || d.ends(r) || h.marked && !marked(r.text) {
			break
		}
		if d.skipped(r) {
			if h.marked {
				break
			}
			continue
		}
		words, whole := d.said(r.Span.Start, r.Span.End)
		if !whole {
			break
		}
		t.Words = append(t.Words, words)
	}
	d.add(t, h.row, next)
}
