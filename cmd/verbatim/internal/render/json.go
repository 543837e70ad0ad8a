package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/corrections"
)

// docs/json.md describes the objects of this file field by field; the golden files of testdata hold them. A list is never
// null, and what is unknown is an empty string, null for a span.

type jsonSearch struct {
	Query      string       `json:"query"`
	Understood string       `json:"understood"`
	Notes      []string     `json:"notes"`
	Total      int          `json:"total"`
	Counts     *jsonCounts  `json:"counts"`
	Answers    []jsonAnswer `json:"answers"`
}

type jsonCounts struct {
	Speakers   []jsonCount `json:"speakers"`
	Publishers []jsonCount `json:"publishers"`
	Months     []jsonCount `json:"months"`
}

type jsonCount struct {
	Value  string `json:"value"`
	Quotes int    `json:"quotes"`
}

// jsonWrong stands for a line of standard input that could not be answered.
type jsonWrong struct {
	Query   string       `json:"query"`
	Error   jsonError    `json:"error"`
	Answers []jsonAnswer `json:"answers"`
}

type jsonError struct {
	Message string `json:"message"`
	Column  int    `json:"column"`
	Hint    string `json:"hint"`
}

type jsonSpeaker struct {
	corpus.Speaker
	RoleDate  string   `json:"role_date"`
	RoleFrom  string   `json:"role_from"`
	Spellings []string `json:"spellings"`
	Quotes    int      `json:"quotes"`
	Articles  int      `json:"articles"`
}

type jsonSpeakers struct {
	Query    string        `json:"query"`
	Notes    []string      `json:"notes"`
	Total    int           `json:"total"`
	Speakers []jsonSpeaker `json:"speakers"`
}

type jsonListed struct {
	Article string `json:"article"`
	Path    string `json:"path"`
	jsonArticle
	Quotes int `json:"quotes"`
}

type jsonArticles struct {
	Query    string       `json:"query"`
	Notes    []string     `json:"notes"`
	Total    int          `json:"total"`
	Articles []jsonListed `json:"articles"`
}

type jsonStatus struct {
	Corpus    string        `json:"corpus"`
	Articles  int           `json:"articles"`
	Quotes    int           `json:"quotes"`
	Hidden    int           `json:"hidden"`
	Speakers  int           `json:"speakers"`
	Snapshot  string        `json:"snapshot"`
	IndexedAt string        `json:"indexed_at"`
	Skipped   []ask.Skipped `json:"skipped"`
	Lost      int           `json:"lost"`
	Notes     []string      `json:"notes"`
}

type jsonAudit struct {
	Total   int                 `json:"total"`
	Changes []corrections.Entry `json:"changes"`
	Loose   []corrections.Entry `json:"loose"`
	Wrong   []string            `json:"wrong"`
}

type jsonAbout struct {
	Version string `json:"version"`
	jsonStatus
}

type jsonReindex struct {
	Added     int           `json:"added"`
	Removed   int           `json:"removed"`
	Changed   int           `json:"changed"`
	Unchanged int           `json:"unchanged"`
	Anew      string        `json:"anew,omitempty"`
	Articles  int           `json:"articles"`
	Quotes    int           `json:"quotes"`
	Seconds   float64       `json:"seconds"`
	Skipped   []ask.Skipped `json:"skipped"`
}

type jsonPreview struct {
	Draft string            `json:"draft"`
	Files []jsonPreviewFile `json:"files"`
}

type jsonPreviewFile struct {
	File   string   `json:"file"`
	Reason string   `json:"reason"`
	Notes  []string `json:"notes"`
	Path   string   `json:"path"`
	jsonArticle
	Quotes []jsonQuote `json:"quotes"`
}

type jsonEdited struct {
	Changes []corrections.Entry `json:"changes"`
	LeftOut []ask.Skipped       `json:"left_out"`
	Served  int                 `json:"served"`
	Quotes  int                 `json:"quotes"`
	Notes   []string            `json:"notes"`
}

// previewObject returns what would be changed.
func previewObject(p *ask.Preview) jsonPreview {
	o := jsonPreview{Draft: p.Draft, Files: []jsonPreviewFile{}}
	for i := range p.Files {
		f := &p.Files[i]
		file := jsonPreviewFile{f.Sent, f.Reason, list0(f.Notes), f.Article.Path, articleObject(&f.Article), []jsonQuote{}}
		for j := range f.Quotes {
			file.Quotes = append(file.Quotes, AnswerObject(&f.Quotes[j]).jsonQuote)
		}
		o.Files = append(o.Files, file)
	}
	return o
}

// editedObject returns what was changed.
func editedObject(e *ask.Edited, notes []string) jsonEdited {
	o := jsonEdited{list0(e.Entries), []ask.Skipped{}, e.Served, e.Quotes, list0(notes)}
	for _, w := range e.Wrong {
		o.LeftOut = append(o.LeftOut, ask.Skipped{Path: w.Sent, Reason: w.Reason})
	}
	return o
}

// JSON returns the object that answers the words typed.
func JSON(typed string, r *ask.Reply) any {
	switch {
	case r.Search != nil:
		return searchObject(typed, r)
	case r.Speakers != nil:
		list := make([]jsonSpeaker, 0, len(r.Speakers.Speakers))
		for _, s := range r.Speakers.Speakers {
			list = append(list, jsonSpeaker{s.Speaker, (&corpus.Article{Date: s.RoleDay}).Day(), s.RoleFrom, list0(s.Spellings), s.Quotes, s.Articles})
		}
		return jsonSpeakers{Query: typed, Notes: list0(r.Notes), Total: r.Speakers.Total, Speakers: list}
	case r.Articles != nil:
		list := make([]jsonListed, 0, len(r.Articles.Articles))
		for _, a := range r.Articles.Articles {
			list = append(list, jsonListed{path.Base(a.Path), a.Path, articleObject(&a.Article), a.Quotes})
		}
		return jsonArticles{Query: typed, Notes: list0(r.Notes), Total: r.Articles.Total, Articles: list}
	case r.Context != nil:
		return AnswerObject(&r.Context.Hit)
	case r.Status != nil:
		return statusObject(r.Status, r.Notes)
	case r.About != nil:
		return jsonAbout{r.About.Version, statusObject(&r.About.Status, r.Notes)}
	case r.Changed != nil:
		return r.Changed.Entry
	case r.Audit != nil:
		return jsonAudit{r.Audit.Total, list0(r.Audit.Entries), list0(r.Audit.Loose), list0(r.Audit.Wrong)}
	case r.Preview != nil:
		return previewObject(r.Preview)
	case r.Edited != nil:
		return editedObject(r.Edited, r.Notes)
	case r.Reindex != nil:
		x := r.Reindex
		return jsonReindex{x.Added, x.Removed, x.Changed, x.Unchanged, x.Anew, x.Articles, x.Quotes, x.Took.Seconds(), list0(x.Skipped)}
	}
	return struct{}{}
}

func statusObject(st *ask.StatusInfo, notes []string) jsonStatus {
	return jsonStatus{st.Corpus, st.Articles, st.Quotes, st.Hidden, st.Speakers, st.Snapshot,
		st.IndexedAt.UTC().Format(time.RFC3339), list0(st.Skipped), st.Lost, list0(notes)}
}

// WrongObject returns the object for words that could not be answered.
func WrongObject(typed string, err error) jsonWrong {
	o := jsonWrong{Query: typed, Error: jsonError{Message: err.Error()}, Answers: []jsonAnswer{}}
	var h *problem.Error
	if errors.As(err, &h) {
		o.Error.Column, o.Error.Hint = h.Column, h.Hint
	}
	return o
}

func searchObject(typed string, r *ask.Reply) jsonSearch {
	answers := make([]jsonAnswer, 0, len(r.Search.Hits))
	for i := range r.Search.Hits {
		answers = append(answers, AnswerObject(&r.Search.Hits[i]))
	}
	return jsonSearch{typed, r.Query.String(), list0(r.Notes), r.Search.Total, countsObject(r.Search.Counts), answers}
}

func countsObject(c *index.Counts) *jsonCounts {
	if c == nil {
		return nil
	}
	list := func(counts []index.Count) []jsonCount {
		all := make([]jsonCount, 0, len(counts))
		for _, n := range counts {
			all = append(all, jsonCount(n))
		}
		return all
	}
	return &jsonCounts{list(c.Speakers), list(c.Publishers), list(c.Months)}
}

func spanOrNull(s corpus.Span) *corpus.Span {
	if s.IsZero() {
		return nil
	}
	return &s
}

// list0 returns list, or an empty one in place of nil, which would print as null.
func list0[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// WriteJSON writes v as one line. Beside what JSON must escape it escapes DEL and the C1 controls, which some terminals
// act on.
func WriteJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	var out bytes.Buffer
	out.Grow(b.Len())
	for _, r := range b.String() {
		if 0x7f <= r && r <= 0x9f {
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	_, err := w.Write(out.Bytes())
	return err
}
