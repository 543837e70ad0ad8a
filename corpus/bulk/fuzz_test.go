package bulk

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/load"
	"verbatim/corpus/load/field"
)

// FuzzImport checks for every article that its file is read with the same text and fields, or is refused with a
// reason because of a bound of the reader. It also checks that no path leads out of the folder.
func FuzzImport(f *testing.F) {
	for _, text := range []string{"\"A pause,\" said Mara Quillon.\n\nShe left.",
		"about ~40 boats, or ~50 of them",
		"# a\n> b\n- c\n1. d\n***\n=== \n---\n~~~\n+ e\n1986\\. A year", "[a]: b *c* _d_ `e` <f> &amp; &#35; ![g](h) \\i",
		"MARSH: No.\r\nLUND: Yes.\r\r\n  \t indented\n\n\n    code", "\u00a0\n\u2028 \u0301\u00ad\u200b\ufeff x",
		"a  \nb\\\nc", "---\ntitle: x\n---\nbody", "&\n&a\n2)\n3) \n-\n+\n-5 degrees", "\x85\x00\x1b[2J", "\\\n\\\\",
		"| a | b |\n|-|-|"} {
		f.Add(text, "Talks: \"go\" on", "2021/talks.txt")
	}
	f.Fuzz(func(t *testing.T, text, field, path string) {
		object, err := json.Marshal(map[string]string{"text": text, "title": field, "byline": field, "publisher": field,
			"dateline": field, "path": path, "date": "2021-12-21"})
		if err != nil {
			t.Fatal(err)
		}
		a, err := Parse(object)
		if err != nil {
			return
		}
		if name, err := Name(&a); err == nil {
			if !strings.HasSuffix(name, ".md") || strings.HasPrefix(name, "/") || strings.Contains("/"+name, "/.") ||
				strings.ContainsAny(name, "\\\x00\n") || !utf8.ValidString(name) {
				t.Errorf("the path %q becomes %q", path, name)
			}
		}
		back, err := load.Parse("a.md", Markdown(&a))
		if err != nil {
			if strings.Contains(err.Error(), "Markdown marks") {
				return
			}
			t.Fatalf("%q: %v", Markdown(&a), err)
		}
		if back.Text != Normal(a.Text) {
			t.Errorf("%q\nis written as %q\nand read as %q", Normal(a.Text), Markdown(&a), back.Text)
		}
		if a.Title != "" && back.Title != a.Title || a.Publisher != "" && back.Publisher != a.Publisher ||
			a.Dateline != "" && back.Dateline != a.Dateline || back.Day() != "2021-12-21" {
			t.Errorf("%+v is read as %+v", a, back)
		}
	})
}

// TestNormal checks that Normal keeps the words and the lines of a text.
func TestNormal(t *testing.T) {
	for in, want := range map[string]string{
		"a":                            "a\n",
		" a \t b\r\n\r\n \r\nc\nd\r\n": "a b\n\nc\nd\n",
		"a\u00a0b\u00adc\x00\x1b":      "a\u00a0bc\n",
		" \n\t\u00a0":                  "",
	} {
		if got := Normal(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestMarkdown shows a file.
func TestMarkdown(t *testing.T) {
	a, err := Parse([]byte(`{"title":"Talks: \"go\"\non","byline":"By Mara Quillon","date":"2021-12-21T10:00:00Z","url":"https://example.org/a",
		"text":"\"A *pause*,\" he said.\n- No_one asked.\n1986. A year\n\nAT&T; R&D > 3 - 2 < 1!"}`))
	if err != nil {
		t.Fatal(err)
	}
	want := "---\ntitle: \"Talks: \\\"go\\\" on\"\nauthor: \"By Mara Quillon\"\ndate: \"2021-12-21\"\nurl: \"https://example.org/a\"\n---\n\n" +
		"\"A \\*pause\\*,\" he said.  \n\\- No\\_one asked.  \n1986\\. A year\n\nAT\\&T; R\\&D > 3 - 2 \\< 1!\n"
	if got := string(Markdown(&a)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct {
		path, title, want string
	}{
		{"2021/12/Talks go on.TXT", "", "2021/12/Talks-go-on.md"},
		{"../../etc/passwd", "", "etc/passwd.md"},
		{`C:\news\a.html`, "", "C/news/a.md"},
		{"a.b c\x00\n/.hidden/d.v2", "", "a.b-c/hidden/d.v2.md"},
		{"", "Talks resume: A/B.C", "2021-12-21-talks-resume-a-b-c.md"},
		{"", strings.Repeat("word ", 100), "2021-12-21-" + strings.Repeat("word-", 15) + "word.md"},
		{"", "", "2021-12-21-the-first-words.md"},
	} {
		a := corpus.Article{Path: c.path, Title: field.OneLine(c.title), Text: "The first words."}
		a.Date, _ = day.ISO.Parse("2021-12-21")
		if got, err := Name(&a); got != c.want || err != nil {
			t.Errorf("%q, %q: got %q, %v, want %q", c.path, c.title, got, err, c.want)
		}
	}
	for _, path := range []string{"../..", "///", "README.md", "a/README/b.txt", strings.Repeat("a/", 20) + "b"} {
		if got, err := Name(&corpus.Article{Path: path, Text: "x"}); err == nil {
			t.Errorf("%q: got %q, want an error", path, got)
		}
	}
}
