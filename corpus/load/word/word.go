// Package word reads documents of word processors (.docx). [Parse] makes an article of a file. What readers of the
// document do not see (deleted and hidden text) is no part of the article.
package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/wording"
)

// The most that a document may have, unpacked. A text of 200 KB, with what a word processor writes around it, has 3 MB.
const (
	maxFiles    = 10_000             // files in the archive; documents with many pictures have some hundred
	maxDocument = corpus.MaxFileSize // bytes of the text with its marks
	maxStyles   = 4 << 20            // bytes of the table of styles
	maxMetadata = 1 << 18            // bytes of the title, author and date
)

// Parse reads a document. The text of the article is that of its body: no headers, footers, notes, comments, pictures
// and text boxes.
func Parse(name string, data []byte) (corpus.Article, error) {
	archive, err := open(data)
	if err != nil {
		return corpus.Article{}, err
	}
	d := document{styles: archive.styles()}
	if err := archive.read(archive.main(), maxDocument, d.read); err != nil {
		return corpus.Article{}, err
	}
	a := corpus.Article{Text: d.out.String(), Blocks: d.out.Blocks()}
	if strings.TrimSpace(a.Text) == "" {
		return corpus.Article{}, skip.Errorf(skip.NoWords)
	}
	if err := decode.CheckText([]byte(a.Text)); err != nil {
		return corpus.Article{}, err
	}
	about := archive.properties()
	field.Set(&a, field.Title, field.CleanTitle(d.title))
	if isShown(about.Title, a.Text) {
		field.Set(&a, field.Title, field.CleanTitle(about.Title))
	}
	field.Fill(&a, name)
	if isAuthor(about.Creator) {
		field.Set(&a, field.Byline, about.Creator)
	}
	for _, day := range []string{about.Created, about.Modified} { // the last resort: it may be the day of the template
		field.Set(&a, field.Day, day)
	}
	return a, nil
}

// An archive is the zip file that a document is.
type archive struct{ files map[string]*zip.File }

// directoryEntry begins each entry in a zip file's list of files. The library reads the whole list at once.
var directoryEntry = []byte("PK\x01\x02")

var errNoDocument = skip.Errorf("not a Word document (.docx), damaged, or with a password; save it again as .docx, " +
	"or its text as .txt")

func open(data []byte) (*archive, error) {
	if bytes.Count(data, directoryEntry) > maxFiles {
		return nil, skip.Errorf("more than %d files in the document; save its text as .txt", maxFiles)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoDocument
	}
	a := &archive{map[string]*zip.File{}}
	for _, f := range z.File {
		a.files[strings.ToLower(f.Name)] = f
	}
	return a, nil
}

// read reads a file of the archive with a function. A file that is missing or damaged is an error.
func (a *archive) read(name string, most int64, with func(*xml.Decoder) error) error {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return errNoDocument
	}
	r, err := f.Open()
	if err != nil {
		return errNoDocument
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: most}
	err = with(xml.NewDecoder(limited))
	var why *skip.Error
	switch {
	case limited.N <= 0:
		return skip.Errorf("more than %d MB unpacked; split the document into one file per article", most>>20)
	case err == nil || errors.As(err, &why):
		return err
	}
	return errNoDocument
}

// relations are the links from a document to its parts.
type relations struct {
	Relationship []struct {
		Type   string `xml:",attr"`
		Target string `xml:",attr"`
	}
}

// main returns the name of the file with the text.
func (a *archive) main() string {
	var links relations
	_ = a.read("_rels/.rels", maxMetadata, func(d *xml.Decoder) error { return d.Decode(&links) })
	for _, l := range links.Relationship {
		if strings.HasSuffix(l.Type, "/officeDocument") {
			return strings.TrimPrefix(path.Clean("/"+l.Target), "/")
		}
	}
	return "word/document.xml"
}

// properties are what a document says about itself.
type properties struct {
	Title    string `xml:"title"`
	Creator  string `xml:"creator"`
	Created  string `xml:"created"`
	Modified string `xml:"modified"`
}

func (a *archive) properties() (about properties) {
	if a.read("docProps/core.xml", maxMetadata, func(d *xml.Decoder) error { return d.Decode(&about) }) != nil {
		return properties{}
	}
	return about
}

// isShown reports whether the title that a document says it has is its own: it stands at the start of the text. Others
// are often those of a template. A text that begins with a long paragraph shows none.
func isShown(title, text string) bool {
	head, _, _ := strings.Cut(text, "\n")
	start := strings.ToLower(text[:wording.Floor(text, 2*field.MaxTitle)])
	return len(head) > field.MaxTitle || strings.Contains(start, strings.ToLower(field.OneLine(title)))
}

// isAuthor reports whether the creator of a document is named: programs write "Windows User" and the like.
func isAuthor(creator string) bool {
	words := strings.Fields(creator)
	return len(words) > 1 && words[len(words)-1] != "User" && words[len(words)-1] != "Account" &&
		field.LooksLikeNames(creator)
}
