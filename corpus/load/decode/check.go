package decode

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"verbatim/corpus/load/skip"
)

// CheckText returns an error if data is not UTF-8 text.
func CheckText(data []byte) error {
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return skip.Errorf("a binary file: byte %d is NUL; save the article as text", at)
	}
	if at := invalidAt(data); at >= 0 {
		return skip.Errorf("not UTF-8: byte %d is 0x%02x; save the file as UTF-8", at, data[at])
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, BOM))) == 0 {
		return skip.Errorf(skip.Empty)
	}
	return nil
}

// disguises are the first bytes, in lower case, of other formats that are often saved as .txt.
var disguises = []struct{ start, reason string }{
	{"<!doctype html", "the file is an HTML page; name it .html instead of .txt"},
	{"<html", "the file is an HTML page; name it .html instead of .txt"},
	{`{\rtf`, "the file is in rich text format (RTF); save it as plain text"},
	{"%pdf-", "the file is a PDF; name it .pdf and convert it with pdftotext -nopgbrk FILE.pdf"},
}

// CheckPlain returns an error if text is of another format than plain text.
func CheckPlain(data []byte) error {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, BOM))
	for _, d := range disguises {
		if len(data) >= len(d.start) && strings.EqualFold(string(data[:len(d.start)]), d.start) {
			return skip.Errorf("%s", d.reason)
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

// BOM is the byte order mark of UTF-8.
var BOM = []byte("\xef\xbb\xbf")
