// Package bulk imports thousands of articles into a corpus. It turns each line with a JSON object into a Markdown
// file that people can read, and that corpus/load reads as the same article. Start with [Lines], [Parse] and
// [Importer.Put].
package bulk

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
)

// An Importer adds articles to the folder of a corpus.
type Importer struct {
	Folder *keep.Folder
	FS     fs.FS // the same folder, as load.Open opens it
	DryRun bool  // change nothing
}

// A LeftOut error says why one article is not imported. Others may still be.
type LeftOut struct {
	Reason    string
	Duplicate bool // the corpus has the text already, in a file of that name
}

// Error implements error.
func (e *LeftOut) Error() string { return e.Reason }

// Put adds an article to the folder and returns its path. An error other than *LeftOut is from the file system.
func (im *Importer) Put(a *corpus.Article) (string, error) {
	name, err := Name(a)
	if err != nil {
		return "", &LeftOut{Reason: err.Error()}
	}
	data := Markdown(a)
	if err := checkRoundTrip(a, name, data); err != nil {
		return "", &LeftOut{Reason: err.Error()}
	}
	base := strings.TrimSuffix(name, extension)
	for n := 1; n <= maxEqual; n++ {
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, extension)
		}
		err := im.add(name, data)
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		if there, err := load.Read(im.FS, name); err == nil && there.Text == Normal(a.Text) {
			return "", &LeftOut{Reason: name + " has this text already", Duplicate: true}
		}
	}
	return "", &LeftOut{Reason: fmt.Sprintf("there are %d files with names like %s; give the article a path of its own",
		maxEqual, name)}
}

// maxEqual is how many articles may have the same name: each is compared with those before it.
const maxEqual = 100

func (im *Importer) add(name string, data []byte) error {
	if !im.DryRun {
		return im.Folder.Add(name, data)
	}
	if im.Folder.Exists(name) {
		return fs.ErrExist
	}
	return nil
}

// checkRoundTrip returns an error if a file would not be read as the article that it was made from.
func checkRoundTrip(a *corpus.Article, name string, data []byte) error {
	back, err := load.Parse(path.Base(name), data)
	var skip *load.SkipError
	switch {
	case errors.As(err, &skip):
		return fmt.Errorf("it can't be read: %s", skip.Reason)
	case err != nil:
		return err
	case back.Text != Normal(a.Text):
		return errors.New("its text can't be written as Markdown that reads the same; add it as a .txt file")
	case a.Title != "" && back.Title != a.Title, a.Publisher != "" && back.Publisher != a.Publisher, a.URL != "" &&
		back.URL != a.URL,
		a.Dateline != "" && back.Dateline != a.Dateline, !a.Date.IsZero() && back.Day() != a.Day(),
		!strings.Contains(a.Byline, back.Byline) && a.Byline != "":
		return errors.New("one of its fields can't be written as front matter that reads the same")
	}
	return nil
}
