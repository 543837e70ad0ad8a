package corrections

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"verbatim/corpus"
	"verbatim/corpus/day"
)

// TextSum returns a short hash of an article's text.
func TextSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// Edits are the corrected metadata of all articles.
type Edits struct {
	byPath map[string]edited
	byText map[string]Fields // of articles that no longer have the path, by TextSum
}

type edited struct {
	Text string // the TextSum of the article
	Fields
}

// Edits returns the corrected metadata of all articles. exists reports whether the corpus has an article at a path.
func (l *List) Edits(exists func(path string) bool) Edits {
	e := Edits{map[string]edited{}, map[string]Fields{}}
	for path, stack := range l.Articles() {
		article := stack.fields()
		switch {
		case article.Fields == (Fields{}):
		case exists(path):
			e.byPath[path] = article
		case article.Text != "":
			e.byText[article.Text] = article.Fields
		}
	}
	return e
}

// Articles returns the corrections of each article, by path.
func (l *List) Articles() map[string]Stack {
	ofArticles := &List{}
	for _, e := range l.Entries {
		if e.Quote == "" {
			ofArticles.Entries = append(ofArticles.Entries, e)
		}
	}
	return ofArticles.Stacks(func(e *Entry) string { return e.Path })
}

// fields applies the corrections of an article in order. Adding an article again discards the corrections of the
// previous one.
func (s Stack) fields() (article edited) {
	for _, e := range s {
		if e.Do == Add {
			article = edited{}
		}
		article.Text = cmp.Or(e.Text, article.Text)
		article.Title, article.Publisher = cmp.Or(e.Title, article.Title), cmp.Or(e.Publisher, article.Publisher)
		article.Date, article.URL = cmp.Or(e.Date, article.Date), cmp.Or(e.URL, article.URL)
	}
	return article
}

// Apply corrects an article. It finds the corrections by the article's path, or by its text if its file was renamed.
func (e Edits) Apply(a *corpus.Article) {
	sum := ""
	if len(e.byText) > 0 {
		sum = TextSum(a.Text)
	}
	e.Of(a.Path, sum).Apply(a)
}

// Of returns the corrected metadata of the article with this path and this TextSum.
func (e Edits) Of(path, textSum string) Fields {
	if f := e.byPath[path].Fields; f != (Fields{}) {
		return f
	}
	return e.byText[textSum]
}

// Sum returns a hash of the fields, or "" if all are empty.
func (f Fields) Sum() string {
	if f == (Fields{}) {
		return ""
	}
	b, _ := json.Marshal(f)
	return TextSum(string(b))
}

// Apply replaces the metadata of an article with the fields that are not empty.
func (f Fields) Apply(a *corpus.Article) {
	a.Title, a.Publisher, a.URL = cmp.Or(f.Title, a.Title), cmp.Or(f.Publisher, a.Publisher), cmp.Or(f.URL, a.URL)
	if date, err := day.ISO.Parse(f.Date); err == nil {
		a.Date = date
	}
}

// Sum returns a hash of the edits, or "" if there are none.
func (e Edits) Sum() string {
	if len(e.byPath)+len(e.byText) == 0 {
		return ""
	}
	b, _ := json.Marshal([]any{e.byPath, e.byText}) // keys are sorted
	return TextSum(string(b))
}
