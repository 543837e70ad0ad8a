// Package engine is what searches and the reading of quotes ask of an index, wherever it is: in the files of a
// snapshot, or on a cluster. Start with Files, and with Local, which is the files of a snapshot.
package engine

import (
	"context"

	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// Files are a snapshot of a corpus. Several goroutines may use them.
type Files interface {
	Records
	Lists
	Finder
	Words

	// Name returns the name of the snapshot.
	Name() string
	// Manifest reads what the snapshot was built from.
	Manifest() (*store.Manifest, error)
	// Meaning returns what a search by meaning needs, or nil if the index has none.
	Meaning() Meaning
	// Fetch reads at once what is about to be asked for. An index that reads it as fast one by one does not call wanted.
	Fetch(ctx context.Context, wanted func() Wanted) error
	// Bound returns the same files for the time of one request: what they read ends with ctx.
	Bound(ctx context.Context) Files
	// Close frees what the files hold. No search may be running.
	Close() error
}

// Records are quotes and articles by their numbers. What they return is verified by checksums.
type Records interface {
	// QuoteCount returns the number after that of the last quote.
	QuoteCount() int
	// Record returns the record of a quote.
	Record(number int) (store.Record, error)
	// ArticleOf returns the number of the article of a quote.
	ArticleOf(number int) (int, error)
	// Quote returns a quote with the parts of its article that are shown with it.
	Quote(number int) (store.StoredQuote, error)
	// Text returns the text of an article.
	Text(article int) (string, error)
	// TextSize returns the size in bytes of the text of an article.
	TextSize(article int) (int, error)
	// TextHead returns the first n bytes of the text of an article, or all of a shorter one.
	TextHead(article, n int) (string, error)
}

// Lists are what a snapshot has of all of its articles and speakers.
type Lists interface {
	// ReadList reads one of store.SpeakersFile and store.SpelledFile.
	ReadList(file string, to any) error
	// ArticleList returns the articles, the newest first.
	ArticleList() ([]store.Article, error)
	// Sums returns what identifies the contents of each article, by its path. It changes if the quotes may have changed.
	Sums() (map[string]string, error)
	// EachArticle calls visit with the articles, the newest first, until it returns false.
	EachArticle(visit func(*store.Article) bool) error
	// NewestRole returns the newest role of the speaker with this key (names.Key), zero if none is known.
	NewestRole(key string) (names.KnownRole, error)
	// LabelNames returns the names that are shown for a label; see store.LabelNames.
	LabelNames(file string, label uint32) ([]string, error)
	// CountLabels counts quotes by the names that are shown; see store.Reader.CountLabels.
	CountLabels(file string, quotes map[uint32]int) (map[string]int, error)
}

// A Finder finds quotes by the numbers of their documents.
type Finder interface {
	// Docs returns the number of quotes that can be found.
	Docs() uint64
	// Deleted returns the number of others, which Words still counts.
	Deleted() uint64
	// Values returns a reader of document values for one goroutine. Days after the last are read as store.NoDay.
	Values(last int32) Values
	// Each calls found with the documents that match. If the query asks for the best ones, others may be left out: left
	// has their number for each step, or is nil.
	Each(ctx context.Context, q *Query, found func(postings.Match)) (left []int, err error)
	// Tally counts the documents that match by their values.
	Tally(ctx context.Context, q *Query, found func(v store.LabelledValue, n int)) error
}

// Values are the document values of a snapshot, for one goroutine. If one can't be read, they return a value of no
// quote and Fault the reason.
type Values interface {
	// Of returns the value of a document.
	Of(doc uint32) store.DocValue
	// Labelled returns the value of a document with its labels.
	Labelled(doc uint32) store.LabelledValue
	// Next returns the number of the next quote with the same words as quote n, or n if there is none.
	Next(n int) int
	// Fault returns why a value could not be read, or nil.
	Fault() error
}

// Words are the words of the corpus.
type Words interface {
	// Having returns the number of quotes with a term in a field.
	Having(ctx context.Context, field, term string) (uint64, error)
	// Beginning returns the words of quotes with a prefix, in alphabetical order.
	Beginning(ctx context.Context, prefix string) ([]store.WordCount, error)
	// SimilarWords returns the words of quotes that differ from word by at most one or two edits, in order.
	SimilarWords(ctx context.Context, word string, edits int) ([]store.WordCount, error)
}

// A Wanted says what is about to be asked for.
type Wanted struct {
	Numbers []int    // of quotes that are read
	Copies  bool     // and the quotes with the same words
	Beside  []int    // of quotes whose records are read
	IDs     []string // of quotes that are looked up
	Terms   []Term   // whose quotes are counted
}

// A Term is a term in a field.
type Term struct{ Field, Term string }
