package attribution_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// A real wire article with its annotation and speakers, where they are at hand; they are no part of the project, and
// what is expected is taken from them.
const (
	wireID       = "2021-12-21-moscow-security-guarantees"
	wireGold     = "../../../shared/quotebench/polnear/gold.jsonl"
	wireSpeakers = "../../../shared/quotebench/speakers/" + wireID + ".json"
)

// TestWireArticle holds that each quotation of a real wire article goes to whom its annotation names, in full.
func TestWireArticle(t *testing.T) {
	gold, ok := readGold(t)
	if !ok {
		t.Skip("no annotated article at hand")
	}
	var speakers struct {
		Speakers map[string]struct{ Name, Role string }
	}
	data, err := os.ReadFile(wireSpeakers)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &speakers); err != nil {
		t.Fatal(err)
	}
	quotes := attribution.Extract(&corpus.Article{Path: wireID + ".txt", Text: gold.Text})
	quoted := 0
	for _, a := range gold.Attributions {
		spans := byteSpans(gold.Text, a.Content)
		if len(spans) == 0 || !strings.Contains(joined(gold.Text, spans), `"`) {
			continue
		}
		quoted++
		want := speakers.Speakers[a.ID]
		best, value := -1, 0.5
		for i := range quotes {
			if v := agreement(spans, quotes[i].Spans); v >= value && quotes[i].Kind != corpus.Indirect {
				best, value = i, v
			}
		}
		if best < 0 {
			t.Errorf("%s: no quote has these words of %s: %q", a.ID, want.Name, joined(gold.Text, spans))
			continue
		}
		if got := quotes[best].Speaker; got.Name != want.Name || got.Role != want.Role {
			t.Errorf("%s: %v, want %s, %s", a.ID, got, want.Name, want.Role)
		}
	}
	if quoted == 0 {
		t.Error("the annotation has no quotation")
	}
}

type goldArticle struct {
	ID           string
	Text         string
	Attributions []struct {
		ID      string
		Content [][2]int // characters
	}
}

func readGold(t *testing.T) (gold goldArticle, ok bool) {
	t.Helper()
	f, err := os.Open(wireGold)
	if err != nil {
		return gold, false
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		if strings.Contains(lines.Text()[:min(200, len(lines.Text()))], wireID) {
			if err := json.Unmarshal(lines.Bytes(), &gold); err != nil {
				t.Fatal(err)
			}
			return gold, true
		}
	}
	return gold, false
}

// byteSpans turns spans in characters into spans in bytes.
func byteSpans(text string, chars [][2]int) []corpus.Span {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	if utf8.RuneCountInString(text)+1 != len(at) {
		return nil
	}
	var spans []corpus.Span
	for _, c := range chars {
		spans = append(spans, corpus.Span{Start: at[c[0]], End: at[c[1]]})
	}
	return spans
}

func joined(text string, spans []corpus.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, s.In(text))
	}
	return strings.Join(words, " … ")
}
