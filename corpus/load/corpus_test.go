package load

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"verbatim/corpus/load/field"
)

const shared = "../../../shared"

// TestRealArticles compares the title and the date of annotated articles with the annotation, and of one article the
// publisher and the author. It skips where the articles are missing.
func TestRealArticles(t *testing.T) {
	f, err := os.Open(filepath.Join(shared, "quotebench/polnear/gold.jsonl"))
	if err != nil {
		t.Skip("the annotated articles are not here")
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	articles, sameTitles := 0, 0
	for lines.Scan() {
		var gold struct{ ID, Title, Publisher, Author, Date string }
		if err := json.Unmarshal(lines.Bytes(), &gold); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(shared, "quotebench/polnear/text", gold.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Parse(gold.ID+".txt", data)
		switch {
		case err != nil:
			t.Error(err)
		case a.Text != string(data):
			t.Errorf("%s: the text is not the file", gold.ID)
		case a.Day() != gold.Date:
			t.Errorf("%s: date %s, want %s", gold.ID, a.Day(), gold.Date)
		case a.Title == "" || len(a.Title) > field.MaxTitle:
			t.Errorf("%s: title %q", gold.ID, a.Title)
		}
		if gold.ID == "2021-12-21-moscow-security-guarantees" {
			got := [...]string{a.Title, a.Publisher, a.Byline, a.Dateline}
			if want := [...]string{gold.Title, gold.Publisher, gold.Author, "MOSCOW"}; got != want {
				t.Errorf("got %q\nwant %q", got, want)
			}
		}
		articles++
		if a.Title == gold.Title {
			sameTitles++
		}
	}
	// The others are headlines of two lines, of which the first is used, and a dozen with unusual full stops.
	if articles == 0 || sameTitles*100 < articles*80 {
		t.Errorf("%d of %d titles as annotated, want 80 in 100", sameTitles, articles)
	}
}
