package speaker

import (
	"cmp"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/fold"
)

// A Referent is whom a phrase means: figures of the cast, or someone the article does not name, with its own words.
type Referent struct {
	Figures []int  // those who speak together, most often one
	Words   string // the description of someone without a name
	Body    bool   // the words name a body: "the Marsh campaign"
	person  bool   // the words describe one person not spoken of before: "a police officer"
	others  string // those without names who speak with the figures: "his attorneys"
}

// One returns the figure that speaks, the first of several; -1 for one without a name or unknown.
func (r *Referent) One() int {
	if len(r.Figures) == 0 {
		return -1
	}
	return r.Figures[0]
}

// Known reports whether anyone is meant, named or not.
func (r *Referent) Known() bool { return len(r.Figures) > 0 || r.Words != "" }

// noun returns the words of someone without a name, without a clause with "who".
func (r *Referent) noun() string {
	noun, _, _ := strings.Cut(r.Words, " who ")
	return noun
}

// plural reports whether several unnamed people are meant.
func (r *Referent) plural() bool { return strings.HasSuffix(r.noun(), "s") }

// Speakers returns the referent as speakers, without invisible characters in their names. Call it when the
// whole article has been read: roles come from any mention.
func (r *Referent) Speakers(c *entity.Cast) []corpus.Speaker {
	var out []corpus.Speaker
	for _, w := range r.Figures {
		f := &c.Figures[w]
		name, role := fold.Visible(f.Name), fold.Visible(f.Role.In(c.Text))
		if f.Kind == corpus.Person && strings.Contains(name, " ") { // one word in capitals may be an abbreviation
			name = entity.DisplayedBody(name)
		}
		out = append(out, corpus.Speaker{Name: name, Kind: f.Kind, Role: role})
	}
	words, kind := cmp.Or(r.others, r.Words), corpus.Unnamed
	switch {
	case r.Body:
		kind = corpus.Organization
	case words != "":
	case len(out) > 0:
		return out
	default:
		kind = corpus.Unknown
	}
	return append(out, corpus.Speaker{Name: fold.Visible(words), Kind: kind})
}
