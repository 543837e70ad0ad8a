package bulk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
)

func importer(t *testing.T) (string, *Importer) {
	t.Helper()
	dir := t.TempDir()
	folder, err := keep.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	fsys, closer, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closer.Close(); folder.Close() })
	return dir, &Importer{Folder: folder, FS: fsys}
}

// TestPut checks that no file is replaced: the same text is a duplicate, another text gets another name.
func TestPut(t *testing.T) {
	dir, im := importer(t)
	first := corpus.Article{Path: "a.txt", Text: "\"One,\" said Elin Marsh."}
	second := corpus.Article{Path: "a.md", Text: "\"Two,\" said Elin Marsh."}
	for _, c := range []struct {
		a    corpus.Article
		dry  bool
		want string
	}{{first, true, "a.md"}, {first, false, "a.md"}, {first, false, "a.md has this text already"}, {second, false,
		"a-2.md"}, {second, false, "a-2.md has"}, {first, true, "a.md has"}} {
		im.DryRun = c.dry
		name, err := im.Put(&c.a)
		var left *LeftOut
		switch {
		case err == nil && name != c.want, err != nil &&
			(!errors.As(err, &left) || !left.Duplicate || !strings.HasPrefix(left.Reason, c.want)):
			t.Errorf("%q: %q, %v, want %q", c.a.Text, name, err, c.want)
		}
	}
	if files, err := filepath.Glob(filepath.Join(dir, "*.md")); len(files) != 2 || err != nil {
		t.Errorf("there are %v, %v", files, err)
	}
}

// TestPutNowhereElse checks that no article is written through a link out of the corpus.
func TestPutNowhereElse(t *testing.T) {
	dir, im := importer(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "out")); err != nil {
		t.Skip(err)
	}
	if name, err := im.Put(&corpus.Article{Path: "out/a.md", Text: "x"}); err == nil {
		t.Errorf("it is written as %s", name)
	}
	if left, _ := os.ReadDir(outside); len(left) > 0 {
		t.Errorf("outside there is %v", left)
	}
}

// TestHeavyMarks checks that a text with more marks than the Markdown reader accepts is left out, not damaged.
func TestHeavyMarks(t *testing.T) {
	_, im := importer(t)
	var left *LeftOut
	if _, err := im.Put(&corpus.Article{Path: "a", Text: strings.Repeat("*", 5_000)}); !errors.As(err, &left) ||
		!strings.Contains(left.Reason, "Markdown marks") {
		t.Errorf("got %v", err)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for in, want := range map[string]string{
		`{`: "does not end on its line", `x`: "not JSON: invalid character 'x'", `[]`: "a JSON array; expected an object",
		`"a"`:                      "a JSON string; expected an object",
		`{"text":"a","tilte":"b"}`: `unknown field "tilte"; the fields are title`,
		`{"text":7}`:               "text is a number; expected a string",
		`{}`:                       "there is no text", `{"text":" \n\u00a0"}`: "there is no text",
		`{"text":"a"} {}`:                                         "text after the object",
		"{\"text\":\"\xff\"}":                                     "not UTF-8",
		`{"text":"a","date":"21 May"}`:                            `date “21 May” is not a valid date; expected a day such as 2021-12-21`,
		`{"text":"a","date":"9999-01-01"}`:                        "is not a valid date",
		`{"text":"a","url":"file:///etc/passwd"}`:                 "is not an address",
		`{"text":"a","publisher":"https://example.org"}`:          "publisher is an address",
		`{"text":"a","title":"` + strings.Repeat("a", 501) + `"}`: "title has 501 bytes; expected at most 500",
	} {
		if _, err := Parse([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %q", in, err, want)
		}
	}
}

// endless is a line of so many bytes without an end.
type endless int

func (e *endless) Read(b []byte) (int, error) {
	if *e <= 0 {
		return 0, io.EOF
	}
	n := min(len(b), int(*e))
	for i := range n {
		b[i] = 'a'
	}
	*e -= endless(n)
	return n, nil
}

// TestLines checks that a line that is too long is reported, takes no memory, and that the next is read.
func TestLines(t *testing.T) {
	huge := endless(1 << 30)
	l := NewLines(io.MultiReader(strings.NewReader("\ufeffa\r\n\n \nb\n"), &huge, strings.NewReader("\nlast")),
		corpus.MaxFileSize)
	for _, want := range []struct {
		line   string
		number int
		err    error
	}{{"a", 1, nil}, {"b", 4, nil}, {"", 5, ErrLong}, {"last", 6, nil}, {"", 6, io.EOF}} {
		line, number, err := l.Next()
		if string(line) != want.line || number != want.number || !errors.Is(err, want.err) {
			t.Errorf("got %q, %d, %v, want %v", line, number, err, want)
		}
		if cap(line) > 3*corpus.MaxFileSize {
			t.Errorf("a line holds %d bytes", cap(line))
		}
	}
}
