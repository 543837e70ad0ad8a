package speaker_test

import (
	"testing"

	"verbatim/corpus/attribution/speaker"
)

// TestAnnounced checks whom a sentence names that leads over to the quotation after it.
func TestAnnounced(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Marsh was blunt. “The ice is thin.”":                          "Ada Marsh",
		"Ada Marsh had a warning for the council:\n\n“The ice is thin.”":   "Ada Marsh",
		"She was blunt. “The ice is thin.”":                                "She",
		"The winter was long. “The ice is thin.”":                          "",
		"Ada Marsh was blunt.\n\n“The ice is thin.”":                       "",
		"“The ice is thin.”":                                               "",
		"When Otto Roe came, Ada Marsh was blunt. “The ice is thin.”":      "Ada Marsh",
		"Ada Marsh wrote a report and was blunt in it. “The ice is thin.”": "Ada Marsh",
	} {
		p, got := read(text, ""), ""
		if np := p.Announced(len(p.Sentences) - 1); np.Ok() {
			got = p.Span(np).In(text)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestMainSubject checks which subject of a sentence may speak.
func TestMainSubject(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Marsh was blunt.":                                    "Ada Marsh",
		"The mayor has read the report and was blunt.":            "The mayor",
		"The ice was thin.":                                       "",
		"Ada Marsh said that Otto Roe was blunt.":                 "Ada Marsh",
		"When Otto Roe came, the mayor was blunt.":                "the mayor",
		"Ada Marsh, who runs the mill, was blunt about the lake.": "Ada Marsh",
		"Nothing.": "",
	} {
		p, got := read(text, ""), ""
		s := p.Sentences[0]
		if np := p.MainSubject(s, s.Last); np.Ok() {
			got = p.Span(np).In(text)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestAlternates checks in which dialogues two people speak by turns.
func TestAlternates(t *testing.T) {
	for text, want := range map[string]string{
		"“Is it thin?” Ada Marsh asked.\n\n“It is,” Otto Roe said.\n\n“Will it break?”":   "Ada Marsh",
		"“It is thin,” Ada Marsh said.\n\n“It is,” Otto Roe said.\n\n“It will break.”":    "",
		"“Is it thin?” Ada Marsh asked.\n\n“It is,” Otto Roe said. “It will break.”":      "",
		"“Is it thin?” Ada Marsh asked.\n\n“It is,” a farmer said.\n\n“Will it break?”":   "Ada Marsh",
		"“Is it thin?” Ada Marsh asked.\n\n“Is it?” Ada Marsh asked.\n\n“Will it break?”": "",
	} {
		p := read(text, "")
		attributed(p)
		n := len(p.Sentences) - 1
		spoke := p.Memory.Spoke[:len(p.Memory.Spoke)-1] // without the last quotation, whose speaker is looked for
		p.Memory.Spoke = spoke
		got := ""
		if other := p.Alternates(n); other != nil {
			d := speaker.Draft{Who: other.Referent}
			got = names(p, &d)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
