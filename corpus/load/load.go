// Package load turns a folder of files into articles. Start with [List], which lists the files of a folder without
// reading them, and [Read], which makes an article of a file; [Parse] is the pure part of Read. The formats are:
//
//   - .txt: wire copy. The article's text is the file byte for byte if that is UTF-8. Its first lines give title,
//     byline, place, publisher and date; the file's name may give the date too.
//   - .md, .markdown: Markdown with YAML front matter. The text is the body as plain text. See package markdown.
//   - .html, .htm: saved pages. The text is the body of the article. See package page.
//   - .mhtml, .mht: pages saved with their pictures, .eml: emails. See package message.
//   - .vtt, .srt: subtitles of recordings. See package subtitle.
//   - .docx: documents of word processors. See package word.
//
// A file that can't be read gives a [SkipError], which tells moderators why and what to do about it.
package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/load/english"
	"verbatim/corpus/load/markdown"
	"verbatim/corpus/load/message"
	"verbatim/corpus/load/page"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/load/subtitle"
	"verbatim/corpus/load/word"
)

// MaxSize is the largest file in bytes that is read, of most formats; see Largest.
const MaxSize = corpus.MaxFileSize

// MaxText is the longest text of an article in bytes; files with more are skipped. The longest newspaper articles
// have about 200 KB. Finding quotes takes up to 130 times the size of the text in memory. For hostile texts the time
// grows with the square of the size: 3 seconds at this size.
const MaxText = 750_000

// maxPictures is the largest file in bytes of a format that can contain pictures. They are not read: without them the
// limits of all formats apply.
const maxPictures = 64 << 20

// A format says how files are read.
type format struct {
	parse func(path string, data []byte) (corpus.Article, error)
	max   int // the largest file in bytes
}

// formats are the formats, by the extension of the file in lower case.
var formats = map[string]format{
	".txt":      {parseWire, MaxSize},
	".md":       {markdown.Parse, MaxSize},
	".markdown": {markdown.Parse, MaxSize},
	".html":     {page.Parse, maxPictures},
	".htm":      {page.Parse, maxPictures},
	".mhtml":    {message.ParseArchive, maxPictures},
	".mht":      {message.ParseArchive, maxPictures},
	".eml":      {message.Parse, maxPictures},
	".vtt":      {subtitle.Parse, MaxSize},
	".srt":      {subtitle.Parse, MaxSize},
	".docx":     {word.Parse, maxPictures},
}

// safely parses a file. A panic of a library is an error.
func (f format) safely(name string, data []byte) (a corpus.Article, err error) {
	defer skip.Recover(&err)
	return f.parse(name, data)
}

// formatOf returns the format of the file at name. Its parse is nil if the format is not read.
func formatOf(name string) format { return formats[extension(name)] }

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// unknownFormat says that the format of the file at name is not read.
func unknownFormat(name string) string {
	if extension(name) == ".pdf" {
		return skip.PDF
	}
	return skip.Format
}

// Largest returns the size in bytes up to which the file at name is read.
func Largest(name string) int { return max(formatOf(name).max, MaxSize) }

// Open opens the folder dir for List and Read. The file system refuses paths and links that lead out of the folder.
// The caller closes the second result.
func Open(dir string) (fs.FS, io.Closer, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("opening the corpus: there is no folder %s", dir)
	case err != nil:
		return nil, nil, fmt.Errorf("opening the corpus: %w", err)
	case !info.IsDir():
		return nil, nil, fmt.Errorf("opening the corpus: %s is a file; name the folder that holds the articles", dir)
	}
	opened, err := folder.Open(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the corpus: %w", err)
	}
	return opened, opened, nil
}

// Read reads the file at name, a slash-separated path in fsys, as an article. Any error is a *SkipError, which
// concerns only this file.
func Read(fsys fs.FS, name string) (corpus.Article, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return corpus.Article{}, unreadable(name, err)
	}
	if reason := unfit(name, info); reason != "" {
		return corpus.Article{}, &SkipError{Path: name, Reason: reason}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return corpus.Article{}, unreadable(name, err)
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return corpus.Article{}, unreadable(name, err)
	}
	if reason := unfit(name, info); reason != "" { // it was replaced since Stat
		return corpus.Article{}, &SkipError{Path: name, Reason: reason}
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(Largest(name))+1))
	if err != nil {
		return corpus.Article{}, unreadable(name, err)
	}
	return Parse(name, data)
}

// Parse makes an article of the contents of the file at name. It does no I/O and never panics. Any error is a
// *SkipError. The article's Text is valid UTF-8 and not blank.
func Parse(name string, data []byte) (corpus.Article, error) {
	leaveOut := func(reason string) (corpus.Article, error) {
		return corpus.Article{}, &SkipError{Path: name, Reason: reason}
	}
	f := formatOf(name)
	switch {
	case f.parse == nil:
		return leaveOut(unknownFormat(name))
	case len(data) > f.max:
		return leaveOut(tooLarge(name))
	}
	a, err := f.safely(name, data)
	var why *SkipError
	switch {
	case errors.As(err, &why):
		return leaveOut(why.Reason)
	case err != nil:
		return leaveOut(err.Error())
	case len(a.Text) > MaxText:
		return leaveOut(skip.Long)
	case english.Foreign(a.Text):
		return leaveOut(skip.NotEnglish)
	}
	a.Path = name
	return a, nil
}
