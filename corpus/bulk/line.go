package bulk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/load/field"
)

// A line is an article in JSON. It has the fields of corpus.Article and those that "verbatim read --json" prints.
type line struct {
	Path      string `json:"path"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Byline    string `json:"byline"`
	Dateline  string `json:"dateline"`
	Date      string `json:"date"`
	URL       string `json:"url"`
	Text      string `json:"text"`

	Article json.RawMessage `json:"article"`        // the name of the file, which is also in path
	Quotes  json.RawMessage `json:"quotes"`         // ignored: they are extracted again
	Future  json.RawMessage `json:"date_in_future"` // which depends on the day of reading
}

// fields lists the names of the fields, for errors.
const fields = "title, publisher, byline, dateline, date, url, text and path"

const (
	maxField = 500   // bytes of a field that corpus/load keeps
	maxURL   = 2_000 // bytes of an address that it accepts
)

// Parse reads the JSON object of an article. An error says what is wrong and what was expected.
func Parse(object []byte) (corpus.Article, error) {
	var a corpus.Article
	if !utf8.Valid(object) {
		return a, errors.New("the line is not UTF-8; expected JSON in UTF-8")
	}
	var l line
	dec := json.NewDecoder(bytes.NewReader(object))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return a, rewordJSON(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return a, errors.New("there is text after the object; expected one object per line")
	}
	a = corpus.Article{Path: l.Path, Title: field.OneLine(l.Title), Publisher: field.OneLine(l.Publisher),
		Byline: field.OneLine(l.Byline), Dateline: field.OneLine(l.Dateline), URL: strings.TrimSpace(l.URL), Text: l.Text}
	var err error
	if l.Date = strings.TrimSpace(l.Date); l.Date != "" {
		if a.Date, err = day.Imported.Parse(l.Date); err != nil {
			return a, fmt.Errorf("date %w", err)
		}
	}
	return a, check(&a)
}

// check returns an error for the first invalid field.
func check(a *corpus.Article) error {
	for _, f := range []struct{ name, value string }{{"title", a.Title}, {"publisher", a.Publisher},
		{"byline", a.Byline}, {"dateline", a.Dateline}} {
		if len(f.value) > maxField {
			return fmt.Errorf("%s has %d bytes; expected at most %d", f.name, len(f.value), maxField)
		}
	}
	switch {
	case a.URL != "" && !address(a.URL):
		return fmt.Errorf("url %.60q is not an address; write it as https://example.org/page", a.URL)
	case address(a.Publisher):
		return errors.New("publisher is an address; write the outlet's name there, and the address as url")
	case len(a.Text) > corpus.MaxFileSize:
		return errors.New("text has more than 10 MB; expected one article")
	case Normal(a.Text) == "":
		return errors.New("there is no text; expected the article's text in the field text")
	}
	return nil
}

// address reports whether corpus/load accepts s as the address of a page.
func address(s string) bool {
	u, err := url.Parse(s)
	return err == nil && len(s) <= maxURL && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" &&
		!strings.ContainsAny(s, " \t\n<>\"")
}

// rewordJSON rewords an error of the JSON library.
func rewordJSON(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	text := err.Error()
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("the line is a JSON %s; expected an object with %s", kind.Value, fields)
	case errors.As(err, &kind):
		return fmt.Errorf("%s is a %s; expected a string", kind.Field, kind.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON: %w, at byte %d; expected one object per line", err, syntax.Offset)
	case strings.HasPrefix(text, "json: unknown field "):
		return fmt.Errorf("unknown field %s; the fields are %s", strings.TrimPrefix(text, "json: unknown field "), fields)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("not JSON: the object does not end on its line; expected one object per line")
	}
	return fmt.Errorf("not JSON: %w; expected one object per line", err)
}
