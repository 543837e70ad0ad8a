// Package skip says why a file is left out of the corpus. [Error] is the error; the constants are the reasons without
// details.
package skip

import (
	"fmt"
)

// An Error says why a file is left out of the corpus.
type Error struct {
	Path   string // the file, as List names it
	Reason string // why, and what to do about it, for moderators
	Err    error  // the error of the file system; nil if the file could be read
}

// Error implements error.
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Reason
	}
	return e.Path + ": " + e.Reason
}

// Unwrap returns the error of the file system, if there is one.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an Error with a reason. The caller of the parser adds the path.
func Errorf(format string, args ...any) error {
	return &Error{Reason: fmt.Sprintf(format, args...)}
}

// The reasons without details.
const (
	Empty         = "the file is empty; put the article's text in it or remove it"
	Large         = "the file is larger than 10 MB; save the article without its pictures, or as .txt"
	LargePictures = "the file is larger than 64 MB; save the article without its pictures, or as .txt"
	LargePage     = "the page is larger than 10 MB without its pictures; save the article's text as .txt"
	Long          = "more than 750 KB of text; split it into one file per article"
	LongMarkdown  = "more than 1.5 MB of Markdown; split it into one file per article, and move pictures into other files"
	NotEnglish    = "not in English, so its quotes are not found"
	Outside       = "a link that leads out of the corpus folder, or is absolute; copy the file into the folder"
	Loop          = "a link that leads back to itself; remove it"
	Broken        = "a link whose target does not exist; remove it or copy the file into the folder"
	Gone          = "the file is no longer there"
	Permission    = "no permission to read it; make it readable for the user that runs verbatim"
	Name          = "its name is not UTF-8; rename it"
	Folders       = "nested in more than 100 folders; move its articles up"
	Special       = "neither a file nor a folder; remove it from the corpus folder"
	Format        = "not a format that is read; save it as .txt, .md or .html"
	PDF           = "PDF files are not read, since not all say which letters they show; " +
		"convert it with pdftotext -nopgbrk FILE.pdf"
	NoBody         = "no article was found in the page; save the article's own page, or its text as .txt"
	NoWords        = "no text was found in the document; save its text as .txt"
	NoCues         = "no subtitles were found in the file; save the text of the recording as .txt"
	ManyCues       = "more subtitles than a recording of ten hours has; split it into one file per recording"
	NoMail         = "no text was found in the message; save its text as .txt"
	NoText         = "no text after the front matter; add the article's text"
	Deep           = "the page's elements are nested too deep; save the article's text as .txt"
	ManyTags       = "the page has more elements than an article's page; save the article's text as .txt"
	LinkedData     = "the page has more than 1 MB of linked data about itself; save the article's text as .txt"
	ManyAttributes = "an element of the page has more than 200 attributes; save the article's text as .txt"
	Styles         = "the page has more styles than an article's page; save the article's text as .txt"
	Unreadable     = "the file could not be parsed; save the article's text as .txt"
)

// Recover turns a panic of a library into an error when deferred: one malformed file must not end the program.
func Recover(err *error) {
	if recover() != nil {
		*err = Errorf(Unreadable)
	}
}
