package sample

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"verbatim/corpus/load"
)

// disclaimer is the statement that every article contains.
var disclaimer = regexp.MustCompile(`sample (?:article|interview|transcript).* invented`)

// The articles are from the weeks between the publication of the drafts and the written answers.
const firstDay, lastDay = "2021-12-17", "2022-01-31"

// files returns the sample's articles by name.
func files(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(FS(), name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSampleHasEveryFormat(t *testing.T) {
	const articles, each = 12, 3 // at least
	formats := map[string]int{}
	for name := range files(t) {
		formats[path.Ext(name)]++
		if strings.Contains(name, "/") {
			t.Errorf("%s is not at the root", name)
		}
	}
	total := 0
	for _, ext := range []string{".txt", ".md", ".html"} {
		if formats[ext] < each {
			t.Errorf("%d articles in %s, want at least %d", formats[ext], ext, each)
		}
		total += formats[ext]
	}
	if total < articles || len(formats) != 3 {
		t.Errorf("articles by format: %v, want at least %d in three formats", formats, articles)
	}
}

func TestEveryArticleSaysThatItsPeopleAreInvented(t *testing.T) {
	for name, text := range files(t) {
		if !disclaimer.MatchString(text) {
			t.Errorf("%s does not say that the people quoted in it are invented", name)
		}
	}
}

func TestFSIsAnOrdinaryFileSystem(t *testing.T) {
	if err := fstest.TestFS(FS(), "2021-12-18-verifiable-missile-moratorium.txt"); err != nil {
		t.Error(err)
	}
}

// An expected is a quote in testdata/quotes. The files list the direct and mixed quotes of every article.
type expected struct {
	speaker string
	lines   []string // the words of its contents, its source and its cue, which are all in the article
}

// expectedQuotes reads the expected quotes of the article called name.
func expectedQuotes(t *testing.T, name string) []expected {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "quotes", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var quotes []expected
	for _, block := range strings.Split(string(data), "\n\n") {
		var q expected
		for line := range strings.Lines(block) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "speaker", "speakers":
				q.speaker = value
			case "content", "source", "cue":
				q.lines = append(q.lines, value)
			}
		}
		quotes = append(quotes, q)
	}
	return quotes
}

func TestSampleHasManyVoices(t *testing.T) {
	const quotes, speakers = 80, 26 // at least
	n, voices := 0, map[string]bool{}
	for name := range files(t) {
		for _, q := range expectedQuotes(t, name) {
			n++
			voices[q.speaker] = true
		}
	}
	if n < quotes || len(voices) < speakers {
		t.Errorf("%d quotes of %d speakers, want at least %d of %d", n, len(voices), quotes, speakers)
	}
}

func TestEveryArticleLoads(t *testing.T) {
	listing, err := load.List(FS())
	if err != nil {
		t.Fatal(err)
	}
	if want := len(files(t)); len(listing.Files) != want || len(listing.Skipped) > 0 {
		t.Errorf("%d of %d articles listed, skipped: %v", len(listing.Files), want, listing.Skipped)
	}
	for _, file := range listing.Files {
		article, err := load.Read(FS(), file.Path)
		if err != nil {
			t.Error(err)
			continue
		}
		if article.Title == "" || article.Publisher == "" || article.Byline == "" {
			t.Errorf("%v: title %q, publisher %q, byline %q", &article, article.Title, article.Publisher, article.Byline)
		}
		if day := article.Day(); !strings.HasPrefix(file.Path, day) || day < firstDay || day > lastDay {
			t.Errorf("%v is dated %q", &article, day)
		}
		for _, q := range expectedQuotes(t, file.Path) {
			for _, line := range q.lines {
				if !strings.Contains(article.Text, line) {
					t.Errorf("%v: %q is not in the article", &article, line)
				}
			}
		}
	}
}
