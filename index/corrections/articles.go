package corrections

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"verbatim/corpus"
	"verbatim/corpus/day"
)

// TextSum tells an article's text from another.
func TextSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// An Edits is what moderators have said of articles.
type Edits struct {
	byPath map[string]edited
	byText map[string]Fields // of those whose path is gone
}

type edited struct {
	Text string
	Fields
}

// Edits returns what holds of articles. present tells whether a path is that of an article of the corpus.
func (l *List) Edits(present func(path string) bool) Edits {
	e := Edits{map[string]edited{}, map[string]Fields{}}
	for path, stack := range l.Articles() {
		is := stack.fields()
		switch {
		case is.Fields == (Fields{}):
		case present(path):
			e.byPath[path] = is
		case is.Text != "":
			e.byText[is.Text] = is.Fields
		}
	}
	return e
}

// Articles returns the corrections of each article, by its path.
func (l *List) Articles() map[string]Stack {
	ofArticles := &List{}
	for _, e := range l.Entries {
		if e.Quote == "" {
			ofArticles.Entries = append(ofArticles.Entries, e)
		}
	}
	return ofArticles.Stacks(func(e *Entry) string { return e.Path })
}

// fields returns what holds of an article. One that was added anew has nothing left of what was said of the one before.
func (s Stack) fields() (is edited) {
	for _, e := range s {
		if e.Do == Add {
			is = edited{}
		}
		is.Text = cmp.Or(e.Text, is.Text)
		is.Title, is.Publisher = cmp.Or(e.Title, is.Title), cmp.Or(e.Publisher, is.Publisher)
		is.Date, is.URL = cmp.Or(e.Date, is.Date), cmp.Or(e.URL, is.URL)
	}
	return is
}

// Apply puts what moderators have said into an article, found by its path, or by its text where its file was renamed.
func (e Edits) Apply(a *corpus.Article) {
	sum := ""
	if len(e.byText) > 0 {
		sum = TextSum(a.Text)
	}
	e.Of(a.Path, sum).Apply(a)
}

// Of returns what moderators have said of the article at a path, whose text has that sum; see TextSum.
func (e Edits) Of(path, text string) Fields {
	if f := e.byPath[path].Fields; f != (Fields{}) {
		return f
	}
	return e.byText[text]
}

// Sum tells one value of the fields from another; it is empty where none is given.
func (f Fields) Sum() string {
	if f == (Fields{}) {
		return ""
	}
	b, _ := json.Marshal(f)
	return TextSum(string(b))
}

// Apply puts the fields that are given into an article.
func (f Fields) Apply(a *corpus.Article) {
	a.Title, a.Publisher, a.URL = cmp.Or(f.Title, a.Title), cmp.Or(f.Publisher, a.Publisher), cmp.Or(f.URL, a.URL)
	if date, err := day.ISO.Parse(f.Date); err == nil {
		a.Date = date
	}
}

// Sum tells one state of the edits from another; it is empty where there are none.
func (e Edits) Sum() string {
	if len(e.byPath)+len(e.byText) == 0 {
		return ""
	}
	b, _ := json.Marshal([]any{e.byPath, e.byText}) // keys are sorted
	return TextSum(string(b))
}
