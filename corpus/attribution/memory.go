package attribution

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// A referent is whom a phrase means: figures of the cast, or somebody the article does not name, with its own words.
type referent struct {
	figures []int  // those who speak together, most often one
	words   string // the description of somebody unnamed
	body    bool   // the words name a body: "the Marsh campaign"
	person  bool   // the words describe one person not spoken of before: "a police officer"
	gender  class  // of that person, where the words tell it
	others  string // those without names who speak with the figures: "his attorneys"
}

// one returns the figure that speaks, the first of several; -1 for somebody unnamed or unknown.
func (r *referent) one() int {
	if len(r.figures) == 0 {
		return -1
	}
	return r.figures[0]
}

func (r *referent) known() bool { return len(r.figures) > 0 || r.words != "" }

// noun returns the words of somebody unnamed without a clause with "who".
func (r *referent) noun() string {
	noun, _, _ := strings.Cut(r.words, " who ")
	return noun
}

// speakers returns the referent as speakers, without invisible characters in their names. Call it when the
// whole article has been read: roles come from any mention.
func (r *referent) speakers(c *cast) []corpus.Speaker {
	if len(r.figures) == 0 {
		kind := corpus.Unnamed
		switch {
		case r.words == "":
			kind = corpus.Unknown
		case r.body:
			kind = corpus.Organization
		}
		return []corpus.Speaker{{Name: fold.Visible(r.words), Kind: kind}}
	}
	out := make([]corpus.Speaker, len(r.figures))
	for i, w := range r.figures {
		f := &c.figures[w]
		out[i] = corpus.Speaker{Name: shown(fold.Visible(f.name), f.kind), Kind: f.kind, Role: fold.Visible(f.role.In(c.text))}
	}
	if r.others != "" {
		out = append(out, corpus.Speaker{Name: fold.Visible(r.others), Kind: corpus.Unnamed})
	}
	return out
}

// asciiSmall are letters that no name in capitals has.
const asciiSmall = "abcdefghijklmnopqrstuvwxyz"

// shown returns a person's name of several words in normal case: "ADA MARSH" is shown as Ada Marsh.
func shown(name string, kind corpus.SpeakerKind) string {
	if kind != corpus.Person || !strings.Contains(name, " ") || strings.ContainsAny(name, asciiSmall) || name != strings.ToUpper(name) {
		return name
	}
	return displayed(name)
}

// A memory is what the parser knows at a sentence of those who have been named and have spoken so far.
type memory struct {
	sent, para int
	ments      int // mentions up to the end of the sentence
	spoke      []spoken
}

// A spoken is the speaker of an earlier quote.
type spoken struct {
	referent
	source corpus.Span
	sent   int
	trail  trail
	asked  bool // with a question
	told   int  // 1 + the figure that it was said to, 0 for none
}

// plural reports whether several unnamed people spoke.
func (s *spoken) plural() bool { return len(s.figures) == 0 && strings.HasSuffix(s.noun(), "s") }

func (m *memory) enter(sent, para, ments int) { m.sent, m.para, m.ments = sent, para, ments }

// lastSpoken returns the speaker of the quote before if it stands at most within sentences back, or nil.
func (m *memory) lastSpoken(within int) *spoken {
	if len(m.spoke) == 0 {
		return nil
	}
	if last := &m.spoke[len(m.spoke)-1]; m.sent-last.sent <= within {
		return last
	}
	return nil
}

// remember notes the speaker of a quote for those that follow.
func (m *memory) remember(d *draft) {
	if d.who.known() {
		m.spoke = append(m.spoke, spoken{d.who, d.Source, d.sent, d.trail, d.asked, d.told})
	}
}
