package render

import (
	"time"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
	"verbatim/index/corrections"
)

// changeObjects are the objects of the index' state and of what moderators change.
var changeObjects = []objectOf{
	ask.For(statusObject), ask.For(aboutObject), ask.For(reindexObject), ask.For(cancelledObject), ask.For(stoppedObject),
	ask.For(changeObject), ask.For(auditObject), ask.For(previewObject), ask.For(editedObject),
}

// The objects of answers about the state of the corpus, and about changes of it.

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

	Change *corrections.Entry `json:"change,omitempty"`
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

// jsonCancelled says that a reindex is being cancelled, or that it was.
type jsonCancelled struct {
	Cancelled bool   `json:"cancelled"`
	By        string `json:"by,omitempty"`
}

func servedObject(s *ask.Served, notes []ask.Note) jsonStatus {
	return jsonStatus{s.Corpus, s.Articles, s.Quotes, s.Hidden, s.Speakers, s.Snapshot,
		s.IndexedAt.UTC().Format(time.RFC3339), list0(s.Skipped), s.Lost, notice.Texts(notes)}
}

// statusObject returns what is served.
func statusObject(_ string, s *ask.StatusInfo) any { return servedObject(&s.Served, s.Notes) }

// aboutObject returns what answers.
func aboutObject(_ string, a *ask.AboutInfo) any {
	return jsonAbout{a.Version, servedObject(&a.Served, a.Notes)}
}

// reindexObject returns what a reindex changed.
func reindexObject(_ string, r *ask.Reindexed) any {
	return jsonReindex{
		r.Added, r.Removed, r.Changed, r.Unchanged, r.Rebuilt,
		r.Articles, r.Quotes, r.Took.Seconds(), list0(r.Skipped),
	}
}

// cancelledObject says that a reindex is being cancelled.
func cancelledObject(string, *ask.ReindexCancelled) any { return jsonCancelled{Cancelled: true} }

// stoppedObject says that a reindex was cancelled.
func stoppedObject(_ string, r *ask.ReindexStopped) any { return jsonCancelled{true, r.By} }

// changeObject returns what was changed of a quote.
func changeObject(_ string, c *ask.Change) any { return c.Entry }

// auditObject returns what moderators have changed.
func auditObject(_ string, a *ask.Audit) any {
	return jsonAudit{a.Total, list0(a.Entries), list0(a.Loose), list0(a.Wrong)}
}

// previewObject returns what would be changed.
func previewObject(_ string, p *ask.Preview) any {
	o := jsonPreview{Draft: p.Draft, Files: []jsonPreviewFile{}}
	if p.Step != nil {
		o.Change = p.Step.Entry
	}
	for i := range p.Files {
		f := &p.Files[i]
		file := jsonPreviewFile{f.Sent, f.Reason.String(), wording.Strings(f.Notes), f.Article.Path,
			articleObject(&f.Article), []jsonQuote{}}
		for j := range f.Quotes {
			file.Quotes = append(file.Quotes, AnswerObject(&f.Quotes[j]).jsonQuote)
		}
		o.Files = append(o.Files, file)
	}
	return o
}

// editedObject returns what was changed of the corpus.
func editedObject(_ string, e *ask.Edited) any {
	o := jsonEdited{list0(e.Entries), []ask.Skipped{}, e.Served, e.Quotes, notice.Texts(e.Notes)}
	for _, w := range e.Wrong {
		o.LeftOut = append(o.LeftOut, ask.Skipped{Path: w.Sent, Reason: w.Reason.String()})
	}
	return o
}
