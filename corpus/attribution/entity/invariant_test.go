package entity_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/generated"
	"verbatim/corpus/readtest"
)

// seeds returns the texts of all cases, and texts made to be difficult.
func seeds(t testing.TB) []string {
	t.Helper()
	list := []string{
		"", "Mr.", "The Prime Minister", "Ada Vane, ", "Ada Vane (", "Ada “", "Secretary of", "Ada Vane, who",
		"Ada Vane is", "of of of",
		strings.Repeat("Ada Vane, ", 100), strings.Repeat("Ministry of ", 60), strings.Repeat("Mr. ", 60), "X’s Y’s Z’s",
		strings.Repeat("von ", 30) + "Trotha", strings.Repeat("Vane Roe ", 40), "Ada\u00a0Vane ＡＤＡ Vane",
		"Ada, Ada, Ada: Ada; Ada", "Vhey mzt e do Vane. Roe left.", "A0“A”I", "SenAtorS A", "B(A\n)",
		generated.Article(1).Text, generated.Article(2).Text,
	}
	for name := range printers {
		list = append(list, readtest.Texts(t, filepath.Join("testdata", name+".txt"))...)
	}
	return list
}

func TestInvariants(t *testing.T) {
	for _, text := range seeds(t) {
		r := readtest.Of(text)
		checkMentions(t, &r)
		checkFigures(t, &r)
	}
}

func FuzzInvariants(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := readtest.Of(text)
		checkMentions(t, &r)
		checkFigures(t, &r)
	})
}

// checkMentions checks that mentions are in order, that no name overlaps another, that a title only takes in
// mentions as a whole, and that each name stands outside of quotations, in one sentence.
func checkMentions(t *testing.T, r *subject.Reader) {
	sentence, end := 0, 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.First < 0 || m.Name < m.First || m.Name > m.Last || m.Last <= m.First || m.Last >= len(r.Toks) {
			t.Fatalf("%+q: mention %+v of %d tokens", r.Text, *m, len(r.Toks))
		}
		if m.Name < end || m.Kind == entity.ATitle && m.Name != m.Last {
			t.Fatalf("%+q: mention %+v overlaps the name that ends with token %d", r.Text, *m, end)
		}
		if i > 0 && m.First < end && m.First > r.Mentions[i-1].First {
			t.Fatalf("%+q: the title of %+v cuts %+v", r.Text, *m, r.Mentions[i-1])
		}
		for r.Sentences[sentence].Last < m.Last {
			sentence++
		}
		if s := r.Sentences[sentence]; m.First < s.First || s.Headline {
			t.Fatalf("%+q: mention %+v is not within sentence %+v", r.Text, *m, s)
		}
		if at := r.At; at[m.First] != 0 || at[m.Last-1] != 0 {
			t.Fatalf("%+q: mention %+v stands in a quotation", r.Text, *m)
		}
		end = m.Last
	}
}

// checkFigures checks that mentions and figures belong together, and that what is known of a figure stands in the text.
func checkFigures(t *testing.T, r *subject.Reader) {
	meant := make([]bool, len(r.Cast.Figures))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		switch {
		case m.Kind == entity.ATitle && m.Who >= 0, m.Kind != entity.ATitle && (m.Who < 0 || m.Who >= len(meant)):
			t.Fatalf("%+q: mention %+v means figure %d of %d", r.Text, *m, m.Who, len(meant))
		case m.Who >= 0:
			meant[m.Who] = true
		}
	}
	for w := range r.Cast.Figures {
		f := &r.Cast.Figures[w]
		switch {
		case !meant[w]:
			t.Fatalf("%+q: nothing mentions %+v", r.Text, *f)
		case f.Name == "" || !strings.Contains(r.Text, f.Name):
			t.Fatalf("%+q: the name %q is not in the text", r.Text, f.Name)
		case f.Role.Start < 0 || f.Role.End < f.Role.Start || f.Role.End > len(r.Text):
			t.Fatalf("%+q: the role of %q is %v", r.Text, f.Name, f.Role)
		case (f.Role.Len() > 0) != (f.Rank != entity.NoRole):
			t.Fatalf("%+q: the role %v of %q has the rank %d", r.Text, f.Role, f.Name, f.Rank)
		case strings.TrimSpace(f.Role.In(r.Text)) != f.Role.In(r.Text):
			t.Fatalf("%+q: the role of %q begins or ends with a space", r.Text, f.Name)
		}
	}
}

// TestReadingTwiceIsTheSame checks that what is found does not depend on the order of maps.
func TestReadingTwiceIsTheSame(t *testing.T) {
	for _, text := range seeds(t) {
		one, two := readtest.Of(text), readtest.Of(text)
		if !reflect.DeepEqual(one.Cast.Figures, two.Cast.Figures) {
			t.Errorf("%+q: the figures are\n%+v, then\n%+v", text, one.Cast.Figures, two.Cast.Figures)
		}
	}
}

// TestFullNamesStandAnywhere checks that a surname means the same person whether the full name stands before or
// after it.
func TestFullNamesStandAnywhere(t *testing.T) {
	const full, short = "They asked Ada Vane, the mayor of Halden. ", "They asked Vane again. "
	for _, text := range []string{full + short + short, short + full + short, short + short + full} {
		r := readtest.Of(text)
		if len(r.Mentions) < 3 {
			t.Fatalf("%s: %d mentions", text, len(r.Mentions))
		}
		for i := range r.Mentions {
			m := &r.Mentions[i]
			if name := words(&r, m.Name, m.Last); !strings.HasSuffix(name, "Vane") {
				continue
			}
			f := &r.Cast.Figures[m.Who]
			if role := f.Role.In(text); f.Name != "Ada Vane" || role != "the mayor of Halden" {
				t.Errorf("%s: mention %d is %s, %q", text, i, f.Name, role)
			}
		}
	}
}
