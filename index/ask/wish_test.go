package ask_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// A wish is a block of the files in testdata/asked: what a member types, and what the answer must have. The head of
// each file describes the fields.
type wish struct {
	command      *ask.Command
	words, kind  string
	today        time.Time
	first, among []passage
	by, note     string
	from, to     time.Time
}

// A passage is words of an article.
type passage struct{ file, words string }

// wishes reads a file of testdata/asked.
func wishes(t *testing.T, name string) []wish {
	t.Helper()
	text, err := os.ReadFile("testdata/asked/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []wish
	for block := range strings.SplitSeq(string(text), "\n\n") {
		w := wish{today: day(t, "2022-01-29")}
		for line := range strings.Lines(block) {
			if !strings.HasPrefix(line, "#") {
				w.read(t, strings.TrimSpace(line))
			}
		}
		if w.command != nil {
			list = append(list, w)
		}
	}
	return list
}

// read reads a line of a block.
func (w *wish) read(t *testing.T, line string) {
	t.Helper()
	field, value, _ := strings.Cut(line, ": ")
	file, words, _ := strings.Cut(value, " | ")
	switch field {
	case "query":
		w.command, w.words = ask.WhoSaid, value
	case "ask":
		w.command, w.words = ask.Ask, value
	case "kind":
		w.kind = value
	case "today":
		w.today = day(t, value)
	case "first":
		w.first = append(w.first, passage{file, plain(words)})
	case "among":
		w.among = append(w.among, passage{file, plain(words)})
	case "by":
		w.by = value
	case "note":
		w.note = value
	case "days":
		from, to, _ := strings.Cut(value, "..")
		w.from, w.to = day(t, from), day(t, to)
	default:
		t.Fatalf("an unknown line: %s", line)
	}
}

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(corpus.DateLayout, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var apostrophes = strings.NewReplacer("’", "", "'", "")

// plain returns the words of a text without case and punctuation.
func plain(text string) string {
	words := regexp.MustCompile(`[\pL\pN]+`).FindAllString(strings.ToLower(apostrophes.Replace(text)), -1)
	return " " + strings.Join(words, " ") + " "
}

// fault returns what the answer lacks, or "".
func (w *wish) fault(a ask.Answer, err error) string {
	found, ok := a.(*ask.Quotes)
	if !ok {
		found = &ask.Quotes{}
	}
	hits := found.Hits[:min(5, len(found.Hits))]
	shown := "nothing"
	if len(hits) > 0 {
		shown = strings.Join(hits[0].Pieces(), " … ")
	}
	var faults []string
	check := func(isMet bool, wanted string) {
		if !isMet {
			faults = append(faults, "want "+wanted)
		}
	}
	check(len(w.first) == 0 || slices.ContainsFunc(w.first, func(p passage) bool { return p.leads(hits) }), "another first answer")
	for _, p := range w.among {
		check(slices.ContainsFunc(hits, p.isIn), "among the first"+p.words)
	}
	check(w.by == "" || len(hits) > 0 && strings.Contains(hits[0].Quote.Speaker.Name, w.by), "a quote of "+w.by)
	check(w.from.IsZero() || len(hits) > 0 && !slices.ContainsFunc(hits, w.isOutside), "only quotes of the days")
	check(w.note == "" || notes[w.note](found), "the note "+w.note)
	if len(faults) == 0 {
		return ""
	}
	if err != nil {
		shown = err.Error()
	}
	return fmt.Sprintf("%s; understood as %s %v; shown %q", strings.Join(faults, ", "), found.Query, found.Notes, shown)
}

// leads reports whether the first hit has the passage.
func (p passage) leads(hits []index.Hit) bool { return len(hits) > 0 && p.isIn(hits[0]) }

// isIn reports whether a hit has the passage, or the answer that is shown with it.
func (p passage) isIn(h index.Hit) bool {
	shown := h.Pieces()
	if h.Answer != nil {
		shown = append(shown, h.Answer.Pieces()...)
	}
	return h.Article.Path == p.file && strings.Contains(plain(strings.Join(shown, " ")), p.words)
}

// isOutside reports whether a hit is not of the days that are wished for.
func (w *wish) isOutside(h index.Hit) bool {
	return h.Article.Date.Before(w.from) || h.Article.Date.After(w.to)
}

var (
	saysNone   = regexp.MustCompile(`(?i)\bno (quote|speaker|one)\b`)
	saysNoneOf = regexp.MustCompile(`(?i)\bno (quote of|speaker|one)\b`)
)

// notes are the checks of the notes that a wish may have.
var notes = map[string]func(*ask.Quotes) bool{
	"absent":  func(q *ask.Quotes) bool { return hasNote(q, saysNoneOf, "fit", "similar") },
	"nothing": func(q *ask.Quotes) bool { return len(q.Hits) == 0 || hasNote(q, saysNone, "fit") },
	"talk":    func(q *ask.Quotes) bool { return len(q.Hits) == 0 && q.Query.IsZero() },
}

// hasNote reports whether an answer has a note of one of these kinds that matches.
func hasNote(q *ask.Quotes, says *regexp.Regexp, kinds ...ask.NoteKind) bool {
	return slices.ContainsFunc(q.Notes, func(n ask.Note) bool {
		return slices.Contains(kinds, n.Kind) && says.MatchString(n.String())
	})
}
