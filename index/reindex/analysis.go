package reindex

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// An analysis finds the quotes of articles.
type analysis struct {
	version string // identifies what is found; a snapshot with another version is out of date
	extract func(*corpus.Article) []corpus.Quote
}

func newAnalysis() analysis {
	return analysis{version: analysisVersion(), extract: attribution.Extract}
}

// A result is what was read from a file.
type result struct {
	prepared *index.Prepared
	hash     string         // of the article
	text     string         // the TextSum of the article
	edited   string         // the Sum of the moderators' edits
	skip     *index.Skipped // why the file is skipped; nil for an article
	unread   bool           // the file is skipped because the file system refused it
	err      error          // why the corpus can't be read at all
}

// file reads a file and finds its quotes.
func (a analysis) file(fsys fs.FS, path string, edits corrections.Edits) result {
	article, err := load.Read(fsys, path)
	var skip *load.SkipError
	switch {
	case errors.As(err, &skip):
		return result{skip: &index.Skipped{Path: path, Reason: skip.Reason}, unread: skip.Err != nil}
	case err != nil:
		return result{err: err}
	}
	text := corrections.TextSum(article.Text)
	edit := edits.Of(article.Path, text)
	edit.Apply(&article)
	sum, err := hash(&article)
	if err != nil { // its date can't be written as JSON, so a snapshot can't store it
		return result{skip: &index.Skipped{Path: path, Reason: "it can't be stored: " + err.Error()}}
	}
	quotes, err := a.quotes(&article)
	if err != nil {
		return result{skip: &index.Skipped{Path: path, Reason: "its quotes can't be found: " + err.Error()}}
	}
	prepared, err := index.Prepare(&article, quotes)
	if err != nil {
		return result{err: err} // the quotes were checked, so this is no problem of the file
	}
	return result{prepared: prepared, hash: sum, text: text, edited: edit.Sum()}
}

// quotes finds the quotes of an article. If the analysis panics, quotes returns an error, so that the other
// articles are indexed.
func (a analysis) quotes(article *corpus.Article) (quotes []corpus.Quote, err error) {
	defer func() {
		if p := recover(); p != nil {
			quotes, err = nil, fmt.Errorf("the analysis failed: %v", p)
		}
	}()
	quotes = a.extract(article)
	for i := range quotes {
		if err := quotes[i].Check(article.Text); err != nil {
			return nil, fmt.Errorf("quote %d: %w", i, err)
		}
	}
	return quotes, nil
}

// hash returns a hash of an article's text and metadata.
func hash(a *corpus.Article) (string, error) {
	b, err := json.Marshal(a)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// programHead is the number of bytes at the start of the program's file that identify a build. The linker writes
// the build ID within the first 32 KB.
const programHead = 64 << 10

// analysisVersion is the version of the attribution and the build of the program. A developer who changes the
// analysis thus never sees a snapshot of the previous code. If the program's file can't be read, only the version
// of the attribution counts.
var analysisVersion = sync.OnceValue(func() string {
	return fmt.Sprintf("%d %s", attribution.Version, programID())
})

func programID() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, programHead)); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
