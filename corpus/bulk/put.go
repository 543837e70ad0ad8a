// Package bulk puts articles into a corpus by the thousand: a JSON object a line becomes a Markdown file that people can read and that
// corpus/load reads as the same article. Start with [Lines], [Parse] and [Importer.Put].
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

// An Importer puts articles into a corpus' folder.
type Importer struct {
	Folder *keep.Folder
	FS     fs.FS // the same folder, as load.Open opens it
	DryRun bool  // change nothing
}

// A LeftOut error says why an article is not put into the corpus, in words for whoever sent it. Others can be.
type LeftOut struct {
	Reason    string
	Duplicate bool // the corpus has its text already, under the name it would have
}

// Error implements error.
func (e *LeftOut) Error() string { return e.Reason }

// Put writes an article into the folder and returns the path it has there. An error that is no *LeftOut is the file system's.
func (im *Importer) Put(a *corpus.Article) (string, error) {
	name, err := Name(a)
	if err != nil {
		return "", &LeftOut{Reason: err.Error()}
	}
	data := Markdown(a)
	if err := comesBack(a, name, data); err != nil {
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
	return "", &LeftOut{Reason: fmt.Sprintf("there are %d files named %s and the like; a path of its own is expected", maxEqual, name)}
}

// maxEqual is how many articles may come to be of one name: each is compared with those before it.
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

// comesBack reports why a file would not be read as the article it was made of.
func comesBack(a *corpus.Article, name string, data []byte) error {
	back, err := load.Parse(path.Base(name), data)
	var skip *load.SkipError
	switch {
	case errors.As(err, &skip):
		return fmt.Errorf("as Markdown it could not be read: %s", skip.Reason)
	case err != nil:
		return err
	case back.Text != Normal(a.Text):
		return errors.New("its text can't be written as Markdown that reads the same; add it as a .txt file")
	case a.Title != "" && back.Title != a.Title, a.Publisher != "" && back.Publisher != a.Publisher, a.URL != "" && back.URL != a.URL,
		a.Dateline != "" && back.Dateline != a.Dateline, !a.Date.IsZero() && back.Day() != a.Day(),
		!strings.Contains(a.Byline, back.Byline) && a.Byline != "":
		return errors.New("its title, publisher, byline, dateline, date or url can't be written as front matter that reads the same")
	}
	return nil
}
