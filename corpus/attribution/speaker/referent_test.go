package speaker_test

import (
	"math"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution/speaker"
)

// TestSpeakers checks how whom a phrase means is shown.
func TestSpeakers(t *testing.T) {
	p := read("ADA MARSH, the mayor of Halden, left. The Halden Institute closed.", "")
	marsh, institute := p.Cast.Named("ADA MARSH"), -1
	for w := range p.Cast.Figures {
		if p.Cast.Figures[w].Kind == corpus.Organization {
			institute = w
		}
	}
	for _, c := range []struct {
		who  speaker.Referent
		want corpus.Speaker
	}{
		{speaker.Referent{}, corpus.Speaker{Kind: corpus.Unknown}},
		{speaker.Referent{Words: "an aide"}, corpus.Speaker{Name: "an aide", Kind: corpus.Unnamed}},
		{speaker.Referent{Words: "Marsh campaign", Body: true}, corpus.Speaker{Name: "Marsh campaign", Kind: corpus.Organization}},
		{speaker.Referent{Figures: []int{marsh}}, corpus.Speaker{Name: "Ada Marsh", Kind: corpus.Person, Role: "the mayor of Halden"}},
		{speaker.Referent{Figures: []int{institute}}, corpus.Speaker{Name: "Halden Institute", Kind: corpus.Organization}},
	} {
		if got := c.who.Speakers(p.Cast); len(got) != 1 || got[0] != c.want {
			t.Errorf("%+v: got %+v, want %+v", c.who, got, c.want)
		}
	}
	both := speaker.Referent{Figures: []int{institute, marsh}}
	if got := both.Speakers(p.Cast); len(got) != 2 || got[1].Name != "Ada Marsh" {
		t.Errorf("got the speakers %+v for two figures", got)
	}
}

// TestReferent checks whether someone is meant, and which figure.
func TestReferent(t *testing.T) {
	for _, c := range []struct {
		who   speaker.Referent
		one   int
		known bool
	}{
		{speaker.Referent{}, -1, false},
		{speaker.Referent{Words: "an aide"}, -1, true},
		{speaker.Referent{Figures: []int{3}}, 3, true},
		{speaker.Referent{Figures: []int{2, 3}}, 2, true},
	} {
		if c.who.One() != c.one || c.who.Known() != c.known {
			t.Errorf("%+v: got figure %d, known %t", c.who, c.who.One(), c.who.Known())
		}
	}
}

// TestTrail checks that confidence is the product of the steps' shares, and that each step has its words.
func TestTrail(t *testing.T) {
	var trail speaker.Trail
	if trail.Confidence() != 1 || trail.String() != "" {
		t.Errorf("an empty trail has confidence %f and the words %q", trail.Confidence(), trail.String())
	}
	trail.Add(speaker.StepBeside)
	trail.Add(speaker.StepSurname)
	want := speaker.Steps[speaker.StepBeside].Share * speaker.Steps[speaker.StepSurname].Share
	if got := trail.Confidence(); math.Abs(got-want) > 1e-9 {
		t.Errorf("got confidence %f, want %f", got, want)
	}
	if got := trail.String(); got != "the speaker is named before the cue; surname of one person in the article" {
		t.Errorf("got the words %q", got)
	}
	for range len(trail) {
		trail.Add(speaker.StepShort) // a full trail takes no more
	}
	if slices.Contains(trail[:2], speaker.StepShort) {
		t.Errorf("the trail lost a step: %s", trail.String())
	}
}

// TestSteps checks that the share of right decisions of each step is a share.
func TestSteps(t *testing.T) {
	for step, s := range speaker.Steps {
		if s.Share <= 0 || s.Share > 1 {
			t.Errorf("step %d has the share %f", step, s.Share)
		}
	}
}

// TestPartOf checks which of two drafts is a part of the other.
func TestPartOf(t *testing.T) {
	marsh, roe := corpus.Speaker{Name: "Ada Marsh"}, corpus.Speaker{Name: "Otto Roe"}
	draft := func(kind corpus.Kind, s corpus.Speaker, spans ...corpus.Span) *speaker.Draft {
		return &speaker.Draft{Quote: corpus.Quote{Kind: kind, Speaker: s, Speakers: []corpus.Speaker{s}, Spans: spans}}
	}
	short, long := corpus.Span{Start: 5, End: 9}, corpus.Span{Start: 0, End: 20}
	for _, c := range []struct {
		about string
		a, b  *speaker.Draft
		later bool
		want  bool
	}{
		{"inside", draft(corpus.Indirect, marsh, short), draft(corpus.Indirect, marsh, long), false, true},
		{"around", draft(corpus.Indirect, marsh, long), draft(corpus.Indirect, marsh, short), false, false},
		{"the same, later", draft(corpus.Indirect, marsh, long), draft(corpus.Indirect, marsh, long), true, true},
		{"the same, first", draft(corpus.Indirect, marsh, long), draft(corpus.Indirect, marsh, long), false, false},
		{"another speaker", draft(corpus.Indirect, marsh, short), draft(corpus.Indirect, roe, long), false, false},
		{"direct", draft(corpus.Direct, marsh, short), draft(corpus.Indirect, marsh, long), false, false},
		{"inside direct", draft(corpus.Indirect, marsh, short), draft(corpus.Direct, marsh, long), false, true},
		{"mixed inside indirect", draft(corpus.Mixed, marsh, short), draft(corpus.Indirect, marsh, long), false, false},
		{"indirect inside mixed", draft(corpus.Indirect, marsh, short), draft(corpus.Mixed, marsh, long), false, true},
		{"one span of two", draft(corpus.Indirect, marsh, long), draft(corpus.Indirect, marsh, long, short), false, true},
		{"outside", draft(corpus.Indirect, marsh, short), draft(corpus.Indirect, marsh, corpus.Span{Start: 6, End: 20}), false, false},
	} {
		if got := c.a.PartOf(c.b, c.later); got != c.want {
			t.Errorf("%s: got %t, want %t", c.about, got, c.want)
		}
	}
}

// TestUnname checks that a pronoun is shown as no name.
func TestUnname(t *testing.T) {
	for name, want := range map[string]string{
		"He": "", "they": "", "We": "", "she": "", "the mayor": "the mayor", "Ada Marsh": "Ada Marsh", "Hera": "Hera",
	} {
		d := speaker.Draft{Quote: corpus.Quote{Speakers: []corpus.Speaker{{Name: name}}}}
		d.Unname()
		if d.Speaker.Name != want || d.Speakers[0].Name != want {
			t.Errorf("%s: got %q, want %q", name, d.Speaker.Name, want)
		}
	}
}

// TestMemory checks how long the last speaker is remembered.
func TestMemory(t *testing.T) {
	var m speaker.Memory
	m.Enter(0, 0, 0)
	if m.LastSpoken(5).Known() {
		t.Error("someone has spoken before anything was said")
	}
	m.Remember(&speaker.Draft{}) // without a speaker
	if m.LastSpoken(5).Known() {
		t.Error("an unknown speaker is remembered")
	}
	m.Remember(&speaker.Draft{Who: speaker.Referent{Words: "an aide"}})
	m.Enter(2, 1, 0)
	if last := m.LastSpoken(2); last.Words != "an aide" {
		t.Errorf("got %+v two sentences later", last)
	}
	if last := m.LastSpoken(1); last.Known() {
		t.Errorf("got %+v, who spoke two sentences before", last)
	}
}

// TestHolder checks whom an office means in a label: the only one who holds it.
func TestHolder(t *testing.T) {
	p := read("Ada Marsh, the mayor of Halden, met Otto Roe, the chairman of the league. Pavel Flint, a nurse, and "+
		"Ilse Brandt, a nurse, watched.", "")
	for office, want := range map[string]string{
		"mayor of Halden": "Ada Marsh", "The Mayor of Halden": "Ada Marsh", "mayor": "Ada Marsh",
		"chairman of the league": "Otto Roe", "nurse": "", "envoy": "",
	} {
		got := ""
		if w := p.Holder(office); w >= 0 {
			got = p.Cast.Figures[w].Name
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", office, got, want)
		}
	}
}

// TestAuthor checks whom a byline names as the one author of an article.
func TestAuthor(t *testing.T) {
	for _, c := range []struct{ byline, text, want string }{
		{"Ada Marsh", "I said that the ice is thin.", "Ada Marsh"},
		{"By Ada Marsh", "I said that the ice is thin.", "Ada Marsh"},
		{"Ada Marsh and Otto Roe", "I said that the ice is thin.", ""},
		{"Ada Marsh, Otto Roe", "I said that the ice is thin.", ""},
		{"Marsh", "I said that the ice is thin.", ""},
		{"The Halden Post", "I said that the ice is thin.", ""},
		{"our own correspondent", "I said that the ice is thin.", ""},
		{"", "I said that the ice is thin.", ""},
		{"Ada Jo May Lee Kim Marsh", "I said that the ice is thin.", ""},
	} {
		p, got := read(c.text, c.byline), ""
		if w := p.Author(); w >= 0 {
			got = p.Cast.Figures[w].Name
		}
		if got != c.want {
			t.Errorf("byline %q, text %q: got %q, want %q", c.byline, c.text, got, c.want)
			continue
		}
		drafts := attributed(p)
		if len(drafts) == 0 {
			t.Errorf("%q: nothing is said", c.text)
		} else if w := drafts[len(drafts)-1].Who.One(); (w >= 0) != (c.want != "") {
			t.Errorf("byline %q: “I” is figure %d", c.byline, w)
		}
	}
}

// TestLabel checks who is named before a colon and a quotation.
func TestLabel(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Marsh: “The ice is thin.”":                        "Ada Marsh",
		"Ada Marsh, nurse: “The ice is thin.”":                 "Ada Marsh",
		"That does not surprise Ada Marsh: “The ice is thin.”": "Ada Marsh",
		"Ada Marsh's answer: “The ice is thin.”":               "Ada Marsh",
		"The mayor of Halden: “The ice is thin.”":              "The mayor of Halden",
		"He: “The ice is thin.”":                               "He",
		"The price of salt: “too high.”":                       "",
		"Ada Marsh said “the ice is thin.”":                    "",
	} {
		p := read(text, "")
		np := p.Label(p.Sentences[0], &p.Quotations[0])
		got := ""
		if np.Ok() {
			got = p.Span(np).In(text)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestSignature checks which name is a signature below or after a quotation.
func TestSignature(t *testing.T) {
	for text, want := range map[string]string{
		"“The ice is thin.” – Ada Marsh":                        "Ada Marsh",
		"“The ice is thin.” (Ada Marsh)":                        "Ada Marsh",
		"“The ice is thin.”\n\n– Ada Marsh, nurse":              "Ada Marsh",
		"“The ice is thin.” Ada Marsh left.":                    "",
		"“The ice is thin.”\n\nAda Marsh, nurse":                "",
		"“The ice is thin” – Ada Marsh said so.":                "",
		"“The ice is thin.” – The Halden Institute":             "",
		"“The ice is thin.”\n\n– in the words of a nurse today": "",
	} {
		p, got := read(text, ""), ""
		if np := p.Signature(&p.Quotations[0]); np.Ok() {
			got = p.Span(np).In(text)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestPointedBack checks whom a sentence names that points back to the quotation before it.
func TestPointedBack(t *testing.T) {
	for text, want := range map[string]string{
		"“It is thin.” This is what was announced by Ada Marsh.":  "Ada Marsh",
		"“It is thin.” This is how Ada Marsh put it.":             "Ada Marsh",
		"“It is thin.” That was the cry of the mayor.":            "the mayor",
		"“It is thin.” These were the words of Ada Marsh.":        "Ada Marsh",
		"“It is thin.” This is not what was said by Ada Marsh.":   "",
		"“It is thin.” This is the boat of Ada Marsh.":            "",
		"“It is thin.” Ada Marsh left.":                           "",
		"“It is thin.”\n\nThis is what was said by Ada Marsh.":    "",
		"“It is thin.” This is why the road is closed to horses.": "",
	} {
		p, got := read(text, ""), ""
		if np := p.PointedBack(1); np.Ok() {
			got = p.Span(np).In(text)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestDescriptionBecomesRole checks that a description of a named person is their role.
func TestDescriptionBecomesRole(t *testing.T) {
	for text, want := range map[string]string{
		"Otto Roe said it was cold. The former minister of trade said the ice is thin.": "The former minister of trade",
		"Otto Roe, a nurse, said it was cold. The senior nurse said the ice is thin.":   "a nurse",
		"Otto Roe said it was cold. He said the ice is thin.":                           "",
	} {
		p := read(text, "")
		attributed(p)
		w := p.Cast.Named("Otto Roe")
		got := p.Cast.Figures[w].Role.In(text)
		if got != want {
			t.Errorf("%s: got the role %q, want %q", text, got, want)
		}
	}
}
