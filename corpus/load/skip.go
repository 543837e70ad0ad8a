package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// A SkipError says why a file is left out of the corpus.
type SkipError struct {
	Path   string // the file, as List names it
	Reason string // why, and what to do about it: a sentence for whoever keeps the corpus
	Err    error  // the file system's, where the file could not be read at all; nil where its contents are no article's
}

// Error implements error.
func (e *SkipError) Error() string {
	if e.Path == "" {
		return e.Reason
	}
	return e.Path + ": " + e.Reason
}

// Unwrap returns the file system's error, if it is to blame.
func (e *SkipError) Unwrap() error { return e.Err }

// skipf returns a SkipError whose path Parse fills in.
func skipf(format string, args ...any) error {
	return &SkipError{Reason: fmt.Sprintf(format, args...)}
}

// The reasons that need no detail of the file.
const (
	reasonEmpty          = "the file is empty; put the article's text in it or remove it"
	reasonLarge          = "the file is larger than 10 MB; save the article without its pictures, or as .txt"
	reasonLong           = "there are more than 750 KB of text; an article has less: put the parts into files of their own"
	reasonLongMarkdown   = "there are more than 1.5 MB of Markdown; put the parts into files of their own, and pictures beside"
	reasonOutside        = "a link that leads out of the corpus folder, or gives a full path; copy the file into the folder instead"
	reasonLoop           = "a link that leads back to itself; remove it"
	reasonBroken         = "a link to something that is not there; remove it or copy the file into the folder"
	reasonGone           = "the file is no longer there"
	reasonPermission     = "no permission to read it; make it readable for the user verbatim runs as"
	reasonName           = "its name is not UTF-8; rename it"
	reasonFolders        = "more than 100 folders within each other; put its articles further up"
	reasonSpecial        = "neither a file nor a folder; remove it from the corpus folder"
	reasonFormat         = "not a format that is read; save it as .txt, .md or .html"
	reasonUTF16          = "the text is UTF-16; save it as UTF-8 (in the editor's dialog: Save as, Encoding: UTF-8)"
	reasonNoBody         = "no article was found in the page; save the article's own page, or its text as .txt"
	reasonNoText         = "there is no text below the front matter; put the article's text there"
	reasonDeep           = "the page's elements are nested too deep to be read; save the article's text as .txt"
	reasonManyTags       = "the page has more elements than an article's page; save the article's text as .txt"
	reasonLinkedData     = "the page has more than 1 MB of linked data about itself; save the article's text as .txt"
	reasonManyAttributes = "an element of the page has more than 200 attributes; save the article's text as .txt"
	reasonStyles         = "the page has more styles than an article's page; save the article's text as .txt"
	reasonUnreadable     = "the page could not be made sense of; save the article's text as .txt"
)

// checkText returns why data is no UTF-8 text, or nil.
func checkText(data []byte) error {
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return skipf("a binary file: byte %d is NUL; save the article as text", at)
	}
	if at := invalidAt(data); at >= 0 {
		return skipf("not UTF-8: byte %d is 0x%02x; save the file as UTF-8", at, data[at])
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, bomUTF8))) == 0 {
		return skipf(reasonEmpty)
	}
	return nil
}

// disguises are the beginnings, in small letters, of files of another format that are found under the name of plain text.
var disguises = []struct{ start, reason string }{
	{"<!doctype html", "the file is an HTML page; name it .html instead of .txt"},
	{"<html", "the file is an HTML page; name it .html instead of .txt"},
	{`{\rtf`, "the file is in rich text format (RTF); save it as plain text"},
	{"%pdf-", "the file is a PDF; save its text as .txt"},
}

// checkPlain returns why data is no plain text though it is text, or nil.
func checkPlain(data []byte) error {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, bomUTF8))
	for _, d := range disguises {
		if len(data) >= len(d.start) && strings.EqualFold(string(data[:len(d.start)]), d.start) {
			return skipf("%s", d.reason)
		}
	}
	return nil
}

// invalidAt returns the offset of the first byte of data that is not UTF-8, or -1.
func invalidAt(data []byte) int {
	for at := 0; at < len(data); {
		if data[at] < utf8.RuneSelf {
			at++
			continue
		}
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// unfit returns why a file is left out without a look into it, or "".
func unfit(info fs.FileInfo) string {
	switch {
	case !info.Mode().IsRegular():
		return reasonSpecial
	case info.Size() == 0:
		return reasonEmpty
	case info.Size() > MaxSize:
		return reasonLarge
	}
	return ""
}

// unreadable makes a SkipError of an error of the file system.
func unreadable(name string, err error) error {
	return &SkipError{Path: name, Reason: reasonFor(err), Err: err}
}

// reasonFor returns the reason for an error of the file system.
func reasonFor(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return reasonPermission
	case errors.Is(err, fs.ErrNotExist):
		return reasonGone
	case errors.As(err, &at):
		return "it could not be read: " + at.Err.Error()
	}
	return "it could not be read: " + err.Error()
}
