package load

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/corpus/load/field"
	"verbatim/corpus/load/skip"
)

// FuzzParse checks that Parse returns an article or a SkipError with a reason for every file. The text is valid UTF-8; of
// plain text in UTF-8 it is the file itself.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/cases/*")
	if err != nil || len(files) == 0 {
		f.Fatal("no seed cases:", err)
	}
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, ".want") {
			f.Add(filepath.Base(file), data)
		}
	}
	f.Add("a.md", []byte("&nbsp;"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		a, err := Parse(name, data)
		var skip *skip.Error
		if err != nil {
			if !errors.As(err, &skip) || skip.Reason == "" || skip.Path != name {
				t.Fatalf("an error that is no skip.Error with path and reason: %#v", err)
			}
			return
		}
		for what, s := range map[string]string{"text": a.Text, "title": a.Title, "publisher": a.Publisher,
			"byline": a.Byline, "dateline": a.Dateline, "URL": a.URL} {
			if !utf8.ValidString(s) {
				t.Errorf("the %s is not UTF-8: %q", what, s)
			}
			if what != "text" && strings.ContainsAny(s, "\r\n\t\x00") {
				t.Errorf("the %s is not one line: %q", what, s)
			}
		}
		switch {
		case strings.TrimSpace(a.Text) == "":
			t.Error("the text is blank")
		case strings.EqualFold(filepath.Ext(name), ".txt") && utf8.Valid(data) && a.Text != string(data):
			t.Error("the text is not the file")
		case a.URL != "" && !field.IsURL(a.URL):
			t.Errorf("the URL is not valid: %q", a.URL)
		case a.Path != name:
			t.Errorf("the path is %q", a.Path)
		}
	})
}
