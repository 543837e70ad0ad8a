// Package load turns a folder of files into articles. Start with [List], which lists the files of a folder without
// reading them, and [Read], which makes an article of a file; [Parse] is the pure part of Read. There are three
// formats:
//
//   - .txt: wire copy. The article's text is the file byte for byte if that is UTF-8. Its first lines give title,
//     byline, place, publisher and date; the file's name may give the date too.
//   - .md, .markdown: Markdown with YAML front matter. The text is the body as plain text. See package markdown.
//   - .html, .htm: saved pages. The text is the body of the article. See package page.
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
	"verbatim/corpus/load/markdown"
	"verbatim/corpus/load/page"
	"verbatim/corpus/load/skip"
)

// MaxSize is the largest file in bytes that is read.
const MaxSize = corpus.MaxFileSize

// MaxText is the longest text of an article in bytes; files with more are skipped. The longest newspaper articles
// have about 200 KB. Finding quotes takes up to 130 times the size of the text in memory. For hostile texts the time
// grows with the square of the size: 3 seconds at this size.
const MaxText = 750_000

// parsers are the formats, by the extension of the file in lower case.
var parsers = map[string]func(path string, data []byte) (corpus.Article, error){
	".txt":      parseWire,
	".md":       markdown.Parse,
	".markdown": markdown.Parse,
	".html":     page.Parse,
	".htm":      page.Parse,
}

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
	if reason := unfit(info); reason != "" {
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
	if reason := unfit(info); reason != "" { // it was replaced since Stat
		return corpus.Article{}, &SkipError{Path: name, Reason: reason}
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
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
	parse := parsers[strings.ToLower(path.Ext(name))]
	switch {
	case parse == nil:
		return leaveOut(skip.Format)
	case len(data) > MaxSize:
		return leaveOut(skip.Large)
	}
	a, err := parse(name, data)
	var why *SkipError
	switch {
	case errors.As(err, &why):
		return leaveOut(why.Reason)
	case err != nil:
		return leaveOut(err.Error())
	case len(a.Text) > MaxText:
		return leaveOut(skip.Long)
	}
	a.Path = name
	return a, nil
}
