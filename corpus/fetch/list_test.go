package fetch

import (
	"errors"
	"strings"
	"testing"
)

// TestParseList checks the syntax of a list, and the positions of errors.
func TestParseList(t *testing.T) {
	const list = "\ufeff# feeds\r\n\r\n  https://news.example/feed.xml # the first\n\thttp://news.example:8080/a#part\n#https://none.example/\n"
	got, err := ParseList(list)
	if err != nil || len(got) != 2 || got[0].Address.String() != "https://news.example/feed.xml" || got[1].Number != 4 {
		t.Errorf("got %v, %v", got, err)
	}
	if p := ports(got); len(p) != 1 || p[0] != "news.example:8080" {
		t.Errorf("hosts with a port: %v", p)
	}
	named, err := ParseList("https://a.example/=b?c=d = The  Herald, é & Söhne\t # x\nhttps://b.example/ =Post #1")
	if err != nil || named[0].Publisher != "The Herald, é & Söhne" || named[0].Address.RawQuery != "c=d" ||
		named[1].Publisher != "Post" {
		t.Errorf("got %v, %v", named, err)
	}
	for list, want := range map[string]struct {
		line, column int
		words        string
	}{
		"# a\n  news.example/feed\n":                        {2, 3, "expected http:// or https://"},
		"https://a.example/\nfeed https://b.example/\n":     {2, 6, "nothing after the address"},
		"https://a.example/ https://b.example/?key=hunter2": {1, 20, `found "https://b.example/?key=…"`},
		"https://user:hunter2@a.example/":                   {1, 1, "user name or a password; remove them"},
		"https://a.example/\n\n https://A.example:443/#x":   {3, 2, "line 1 has it already"},
		"http://0x7f.1/":       {1, 1, "unusual spelling"},
		"https://a.example/ =": {1, 21, "the publisher's name after the ="},
		"https://a.example/\n https://b.example/ = # x":      {2, 22, "the publisher's name after the ="},
		"https://a.example/ = https://b.example/?k=hunter2":  {1, 22, "not an address"},
		"https://a.example/ = " + strings.Repeat("ä", 81):    {1, 22, "at most 80 characters"},
		"https://a.example/ = A\u202eB":                      {1, 22, "can't be seen"},
		"https://a.example/ == A":                            {1, 20, "nothing after the address but ="},
		"https://a.example/ A = B":                           {1, 20, "nothing after the address but ="},
		"= A":                                                {1, 1, "such as https://"},
		"\u00e4\xff":                                         {1, 1, "UTF-8"},
		strings.Repeat("https://a.example/x\n", 1) + "ftp:/": {2, 1, "such as https://"},
	} {
		_, err := ParseList(list)
		var e *ListError
		if !errors.As(err, &e) || e.Line != want.line || e.Column != want.column ||
			!strings.Contains(err.Error(), want.words) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: got %v, want line %d, column %d, %s", list, err, want.line, want.column, want.words)
		}
	}
}

func FuzzParseList(f *testing.F) {
	f.Add("https://news.example/feed.xml # the first\n")
	f.Fuzz(func(t *testing.T, list string) {
		got, err := ParseList(list)
		var e *ListError
		if err != nil && (!errors.As(err, &e) || e.Line < 1 || e.Line > strings.Count(list, "\n")+1 || e.Column < 1) {
			t.Errorf("%q: %v", list, err)
		}
		for _, s := range got {
			if s.Address.Scheme != "http" && s.Address.Scheme != "https" || s.Address.User != nil {
				t.Errorf("%q: %v", list, s)
			}
		}
	})
}
