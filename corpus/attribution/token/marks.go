package token

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution/trait"
)

// Signs of mark tokens. A sign of two characters is that of one that does the same.
const (
	markStraight    = '"'  // " and ''
	markApostrophe  = '\'' // '
	markLeft        = 'L'  // “ and ``
	markRight       = 'R'  // ”
	markLow         = 'l'  // „ and ‟
	markAngleLeft   = '<'  // «
	markAngleRight  = '>'  // »
	markSingleOpen  = 'o'  // ‘ and `
	markSingleClose = 'c'  // ’
	markSingleLow   = 'w'  // ‚
)

// An opening says where a mark opens a quotation.
type opening uint8

const (
	never  opening = iota
	both           // after a space or the like, right before a word
	either         // in one of these places
)

// A style groups the marks that are set in pairs of their own.
type style uint8

const (
	other style = iota
	straight
	curly
	single
)

// signs says what each mark does: where it opens a quotation, and which signs close that. Mixed pairs are in it as
// editors leave them: an opening curly mark closed by a straight one and the other way round, or by another opening one.
var signs = [256]struct {
	style
	opening
	closers string
}{
	markStraight:    {straight, both, string([]byte{markStraight, markRight})},
	markLeft:        {curly, either, string([]byte{markRight, markStraight, markLeft})},
	markRight:       {curly, never, ""},
	markLow:         {other, either, string([]byte{markLeft, markRight})},
	markAngleLeft:   {other, either, string([]byte{markAngleRight})},
	markAngleRight:  {other, both, string([]byte{markAngleLeft})},
	markSingleOpen:  {single, either, string([]byte{markSingleClose, markApostrophe})},
	markSingleClose: {single, never, ""},
	markSingleLow:   {single, either, string([]byte{markSingleOpen, markSingleClose})},
	markApostrophe:  {single, both, string([]byte{markApostrophe, markSingleClose})},
}

// A mark is a quotation mark of the text.
type mark struct {
	token int
	sign  byte
	opens bool // it can open a quotation, by what stands on both sides of it
}

// A Quotation is a stretch between quotation marks, in one paragraph.
type Quotation struct {
	First, Last int         // tokens inside the marks: [first, last)
	Left, Right int         // tokens with the marks: [left, right)
	Inner       corpus.Span // the words, without the marks and outer white space
	Open        bool        // no closing mark: the quotation goes on in the next paragraph
	Carried     bool        // no cue of its own could stand before: it goes on from the paragraph before
}

// Words returns how many words and numbers the quotation has.
func (q *Quotation) Words(toks []Token) (n int) {
	for i := q.First; i < q.Last; i++ {
		switch toks[i].Kind {
		case WordToken, NumberToken:
			n++
		}
	}
	return n
}

// marker pairs the marks of an article.
type marker struct {
	*Reading
	marks []mark
	rest  []mark // those of later paragraphs, and one after all
	quots []Quotation
}

// findQuotations pairs the quotation marks of each paragraph; what an unbalanced mark spoils ends with its paragraph.
// Marks that turn out to be apostrophes become clitics and signs.
func (r *Reading) findQuotations() {
	m := marker{Reading: r, marks: r.marks[:0], quots: r.Quotations[:0]}
	for i := range r.Toks {
		if t := &r.Toks[i]; t.Kind == MarkToken {
			m.marks = append(m.marks, mark{i, t.Sign, opens(t.Sign, r.Text[:t.Start], r.Text[t.End:])})
		}
	}
	r.marks = m.marks
	m.demote(m.british())
	carried := byte(0)
	m.rest = append(m.marks, mark{token: len(r.Toks), opens: true}) // which stands for none
	for first := 0; first < len(r.Toks); {
		last, marks := r.Next(first, len(r.Toks), trait.Break), m.rest
		for m.rest[0].token < last {
			m.rest = m.rest[1:]
		}
		carried = m.paragraph(first, last, marks[:len(marks)-len(m.rest)], carried)
		first = last + 1
	}
	m.dropTitles()
	r.Quotations = m.quots
}

// openers are the characters right after which a quotation may open, also the beginning of the text.
const openers = " ([—–-/‘'“:\"\ufeff\ufffd"

// opens reports whether a mark can open a quotation between two stretches of text.
func opens(sign byte, before, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	right, _ := utf8.DecodeRuneInString(after)
	free := unicode.IsSpace(left) || strings.ContainsRune(openers, left)
	tight := !unicode.IsSpace(right)
	switch signs[sign].opening {
	case never:
		return false
	case both:
		return free && tight
	}
	return free || tight
}

// british reports whether single marks are the outer ones: more quotations open with them than with double ones, or as
// many, and the first does.
func (m *marker) british() bool {
	singles, first := 0, 0
	for _, mk := range m.marks {
		side := -1
		if signs[mk.sign].style == single {
			side = 1
		}
		if mk.opens {
			singles += 2 * side
			first = cmp.Or(first, side)
		}
	}
	return singles+first > 0
}

// demote turns marks that are none into clitics (the Greens' plan) and signs, and takes them out of the list.
func (m *marker) demote(singles bool) {
	kept := m.marks[:0]
	for _, mk := range m.marks {
		t, before := &m.Toks[mk.token], m.Tok(mk.token-1)
		outer := singles || signs[mk.sign].style != single
		switch {
		case outer && mk.opens:
			kept = append(kept, mk)
		case before.Kind == BreakToken: // a bullet: » "No," said Marsh
			t.become(Punctuation, 0)
		case outer:
			kept = append(kept, mk)
		case before.Has(trait.Word) && !t.Spaced:
			t.become(Clitic, 0)
		default:
			t.become(Punctuation, 0)
		}
	}
	m.marks = kept
}

// become makes another kind of token of a mark.
func (t *Token) become(kind tokenKind, sign byte) {
	t.Kind, t.Sign, t.Traits = kind, sign, 0
	t.Traits = t.shape()
}
