package layout

import (
	"strings"

	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// nameLines reads names on lines of their own with the words below them: parliaments' records, press conferences,
// reactions.
type nameLines struct{ *document }

func (d nameLines) read() {
	heads := d.heads()
	if len(heads) == 0 {
		return
	}
	acceptMarked, acceptBare := d.acceptHeads(heads)
	for k := range heads {
		h := &heads[k]
		if h.marked && acceptMarked || !h.marked && acceptBare || h.posted ||
			strings.HasPrefix(d.rows[h.row].text, fromDesk) {
			d.headedTurn(h, heads[k+1:])
		}
	}
}

// headCounts are the heads of an article above words without marks, counted, and how many are above marked words.
type headCounts struct {
	above                                  int // marked words, after a full name or a body's
	names, roles, outlets, asked, again    int // again: the head has come before
	portraits, timed, twoLines, tellsLives int
	seen                                   map[string]bool
}

// acceptHeads decides which heads open turns: those above marked words where there are two, those above bare words
// where the article is set so throughout.
func (d nameLines) acceptHeads(heads []head) (marked, bare bool) {
	c := headCounts{seen: map[string]bool{}}
	for k := range heads {
		if h := &heads[k]; !h.marked {
			d.count(&c, h)
		} else if h.voice.Kind == voice.Group || d.full(&label{voice: h.voice}) {
			c.above++
		}
	}
	panel := c.roles == c.names && c.tellsLives*2 < c.names && (d.invites() || c.twoLines == c.names && c.names > 2)
	record := c.portraits > 0 || c.outlets >= 2 || c.again >= 2 || c.outlets > 0 && c.again > 0
	press := c.asked > 0 || c.outlets > 0 && d.delivered()
	return c.above >= 2, c.portraits > 0 || c.timed >= 2 || c.names >= 2 && (panel || record || press)
}

// count counts a head above words without marks.
func (d nameLines) count(c *headCounts, h *head) {
	key := strings.ToLower(h.label.In(d.Text))
	for _, n := range []struct {
		count *int
		is    bool
	}{
		{&c.names, true}, {&c.roles, h.voice.Kind == voice.Person && h.voice.Role.Len() > 0}, {&c.outlets, h.outlet},
		{&c.asked, h.voice.Kind == voice.Asker}, {&c.timed, h.timed}, {&c.twoLines, h.lines > 1},
		{&c.tellsLives, d.tellsLife(h)}, {&c.portraits, h.portrait}, {&c.again, c.seen[key]},
	} {
		if n.is {
			*n.count++
		}
	}
	c.seen[key] = true
}

// tellsLife reports whether the words below a head are about the one it names: "She was born in Halden."
func (d nameLines) tellsLife(h *head) bool {
	below := d.below(h.row + h.lines)
	if below < 0 {
		return false
	}
	first, _, _ := strings.Cut(d.rows[below].text, " ")
	surname := d.surname(&h.voice)
	return first == "She" || first == "He" || surname != "" && d.subject(&d.rows[below]) == surname
}

// invitations are words of a sentence that announces several voices.
var invitations = []string{
	"asked", "reaction", "quotes", "expert", "respond", "weigh in", "comment", "voices", "views", "panel", "roundtable",
	"round table", "opinion", "reply to", "answers", "scholars", "analysts",
}

// invites reports whether one of the first rows announces several voices: "We asked several experts".
func (d nameLines) invites() bool {
	first := []string{d.title}
	for i := range d.rows[:min(len(d.rows), 6)] {
		first = append(first, d.rows[i].text)
	}
	for _, text := range first {
		text = strings.ToLower(text)
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
	if h.posted {
		t.Form = Post
	}
	end := len(d.rows)
	if len(later) > 0 {
		end = later[0].row
	}
	next := h.row + h.lines
	for ; next < end; next++ {
		r := &d.rows[next]
		if r.taken || d.ends(r) || h.marked && !look.Marked(r.text) {
			break
		}
		if d.skipped(r) {
			if h.marked {
				break
			}
			continue
		}
		start := r.Span.Start
		if len(t.Words) == 0 && (h.outlet || h.portrait) { // a question's number
			start += look.Numbering(r.text)
		}
		words, whole := d.said(start, r.Span.End)
		if !whole {
			break
		}
		t.Words = append(t.Words, words)
	}
	d.add(t, h.row, next)
}
