package speaker

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// A Referent is whom a phrase means: figures of the cast, or somebody the article does not name, with its own words.
type Referent struct {
	Figures []int         // those who speak together, most often one
	Words   string        // the description of somebody unnamed
	Body    bool          // the words name a body: "the Marsh campaign"
	person  bool          // the words describe one person not spoken of before: "a police officer"
	gender  lexicon.Class // of that person, where the words tell it
	others  string        // those without names who speak with the figures: "his attorneys"
}

// One returns the figure that speaks, the first of several; -1 for somebody unnamed or unknown.
func (r *Referent) One() int {
	if len(r.Figures) == 0 {
		return -1
	}
	return r.Figures[0]
}

// Known reports whether somebody is meant, named or not.
func (r *Referent) Known() bool { return len(r.Figures) > 0 || r.Words != "" }

// noun returns the words of somebody unnamed without a clause with "who".
func (r *Referent) noun() string {
	noun, _, _ := strings.Cut(r.Words, " who ")
	return noun
}

// Speakers returns the referent as speakers, without invisible characters in their names. Call it when the
// whole article has been read: roles come from any mention.
func (r *Referent) Speakers(c *entity.Cast) []corpus.Speaker {
	if len(r.Figures) == 0 {
		kind := corpus.Unnamed
		switch {
		case r.Words == "":
			kind = corpus.Unknown
		case r.Body:
			kind = corpus.Organization
		}
		return []corpus.Speaker{{Name: fold.Visible(r.Words), Kind: kind}}
	}
	out := make([]corpus.Speaker, len(r.Figures))
	for i, w := range r.Figures {
		f := &c.Figures[w]
		out[i] = corpus.Speaker{Name: shown(fold.Visible(f.Name), f.Kind), Kind: f.Kind, Role: fold.Visible(f.Role.In(c.Text))}
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
	return entity.Displayed(name)
}

// A Memory is what the parser knows at a sentence of those who have been named and have spoken so far.
type Memory struct {
	sent, para int
	ments      int // mentions up to the end of the sentence
	Spoke      []spoken
}

// A spoken is the speaker of an earlier quote.
type spoken struct {
	Referent
	source corpus.Span
	sent   int
	trail  Trail
	asked  bool // with a question
	told   int  // 1 + the figure that it was said to, 0 for none
}

// plural reports whether several unnamed people spoke.
func (s *spoken) plural() bool { return len(s.Figures) == 0 && strings.HasSuffix(s.noun(), "s") }

// Enter notes which sentence is read, its paragraph, and how many mentions stand up to its end.
func (m *Memory) Enter(sent, para, ments int) { m.sent, m.para, m.ments = sent, para, ments }

// LastSpoken returns the speaker of the quote before if it stands at most within sentences back, or nil.
func (m *Memory) LastSpoken(within int) *spoken {
	if len(m.Spoke) == 0 {
		return nil
	}
	if last := &m.Spoke[len(m.Spoke)-1]; m.sent-last.sent <= within {
		return last
	}
	return nil
}

// Remember notes the speaker of a quote for those that follow.
func (m *Memory) Remember(d *Draft) {
	if d.Who.Known() {
		m.Spoke = append(m.Spoke, spoken{d.Who, d.Source, d.Sent, d.Trail, d.asked, d.told})
	}
}

// pronouns are words that name no speaker.
var pronouns = lexicon.Set("speaker.pronouns")

// longestPronoun is the length of "they".
const longestPronoun = 4

// Unname removes names that are only a pronoun: such a speaker is unnamed.
func (d *Draft) Unname() {
	for i := range d.Speakers {
		if name := d.Speakers[i].Name; len(name) <= longestPronoun && pronouns.Holds(strings.ToLower(name)) {
			d.Speakers[i].Name = ""
		}
	}
	d.Speaker = d.Speakers[0]
}

// PartOf reports whether all that a draft holds lies in another one of the same speaker; of two that hold the same, the later is the part.
// Words quoted directly stand for themselves.
func (d *Draft) PartOf(o *Draft, later bool) bool {
	if d.Kind == corpus.Direct || o.Kind == corpus.Direct || d.Kind == corpus.Mixed && o.Kind == corpus.Indirect || d.Speaker.Name == "" || !slices.Equal(d.Speakers, o.Speakers) {
		return false
	}
	same := true
	for _, s := range d.Spans {
		in := slices.IndexFunc(o.Spans, func(t corpus.Span) bool { return t.Start <= s.Start && s.End <= t.End })
		if in < 0 {
			return false
		}
		same = same && o.Spans[in] == s
	}
	return !same || len(d.Spans) < len(o.Spans) || later
}

// A Draft is a quote under way, with what decides on its neighbours.
type Draft struct {
	corpus.Quote
	Who        Referent
	Trail      Trail
	Sent, Para int
	asked      bool // its cue asks
	told       int  // 1 + the figure that its cue tells or asks, 0 for none
	Cued       bool // a cue of its own names the speaker
	Open       bool // its last quotation goes on in the next paragraph
}
