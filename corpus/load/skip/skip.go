// Package skip says why a file is left out of the corpus: [Error], and the reasons that need no detail of the file.
package skip

import (
	"fmt"
)

// A Error says why a file is left out of the corpus.
type Error struct {
	Path   string // the file, as List names it
	Reason string // why, and what to do about it: a sentence for whoever keeps the corpus
	Err    error  // the file system's, where the file could not be read at all; nil where its contents are no article's
}

// Error implements error.
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Reason
	}
	return e.Path + ": " + e.Reason
}

// Unwrap returns the file system's error, if it is to blame.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns a Error whose path Parse fills in.
func Errorf(format string, args ...any) error {
	return &Error{Reason: fmt.Sprintf(format, args...)}
}

// The reasons that need no detail of the file.
const (
	Empty          = "the file is empty; put the article's text in it or remove it"
	Large          = "the file is larger than 10 MB; save the article without its pictures, or as .txt"
	Long           = "there are more than 750 KB of text; an article has less: put the parts into files of their own"
	LongMarkdown   = "there are more than 1.5 MB of Markdown; put the parts into files of their own, and pictures beside"
	Outside        = "a link that leads out of the corpus folder, or gives a full path; copy the file into the folder instead"
	Loop           = "a link that leads back to itself; remove it"
	Broken         = "a link to something that is not there; remove it or copy the file into the folder"
	Gone           = "the file is no longer there"
	Permission     = "no permission to read it; make it readable for the user verbatim runs as"
	Name           = "its name is not UTF-8; rename it"
	Folders        = "more than 100 folders within each other; put its articles further up"
	Special        = "neither a file nor a folder; remove it from the corpus folder"
	Format         = "not a format that is read; save it as .txt, .md or .html"
	UTF16          = "the text is UTF-16; save it as UTF-8 (in the editor's dialog: Save as, Encoding: UTF-8)"
	NoBody         = "no article was found in the page; save the article's own page, or its text as .txt"
	NoText         = "there is no text below the front matter; put the article's text there"
	Deep           = "the page's elements are nested too deep to be read; save the article's text as .txt"
	ManyTags       = "the page has more elements than an article's page; save the article's text as .txt"
	LinkedData     = "the page has more than 1 MB of linked data about itself; save the article's text as .txt"
	ManyAttributes = "an element of the page has more than 200 attributes; save the article's text as .txt"
	Styles         = "the page has more styles than an article's page; save the article's text as .txt"
	Unreadable     = "the page could not be made sense of; save the article's text as .txt"
)

// Recover makes an error of a panic in the libraries that read pages: one odd file must not end the program.
func Recover(err *error) {
	if recover() != nil {
		*err = Errorf(Unreadable)
	}
}
