// Package message reads files in the format of emails (MIME): [Parse] reads an email, [ParseArchive] a page that a
// browser saved in one file (MHTML). Both take one part of the message as the article and ignore what is attached.
package message

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"

	"verbatim/corpus/load/skip"
)

// The most that a message may have. Newsletters have 4 parts, saved pages some 200.
const (
	maxParts   = 5_000    // parts of all levels; each costs little unless it is read
	maxNested  = 10       // messages and lists of parts within each other
	maxHeader  = 1 << 18  // bytes before the first blank line; mail that passed many servers has 30 KB
	maxBody    = 10 << 20 // bytes of a part that is read, decoded
	maxPerMail = 20       // parts that are read
)

// A part is a piece of a message that has no parts itself.
type part struct {
	kind     string // the media type, in lower case
	params   map[string]string
	header   textproto.MIMEHeader
	body     []byte // decoded, but not from its charset
	attached bool
}

// A message is a header with the parts below it that are read.
type message struct {
	header textproto.MIMEHeader
	params map[string]string // of its media type
	parts  []part
	inner  *message // the first message that is attached
}

// A reader reads messages, and keeps the parts of some types.
type reader struct {
	wants func(kind string, h textproto.MIMEHeader) bool
	seen  int // parts
	kept  int
}

var errNoMessage = skip.Errorf("not a message with a header; save it again, or its text as .txt")

// read reads a message in data.
func (r *reader) read(data []byte, depth int) (*message, error) {
	data = withoutEnvelope(data)
	head := data[:min(len(data), maxHeader)]
	if bytes.IndexByte(data[:min(len(data), 512)], ':') < 0 || len(head) == maxHeader &&
		!bytes.Contains(head, []byte("\n\n")) && !bytes.Contains(head, []byte("\n\r\n")) {
		return nil, errNoMessage
	}
	read, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(data)))
	if err != nil {
		return nil, errNoMessage
	}
	m := &message{header: textproto.MIMEHeader(read.Header)}
	kind, params := mediaType(m.header, "text/plain")
	m.params = params
	return m, r.add(m, kind, params, m.header, read.Body, depth)
}

// withoutEnvelope returns a message without the line that mailboxes put before it, and without blank lines.
func withoutEnvelope(data []byte) []byte {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return data
}

// mediaType returns the type that a header gives, or else usual. A type that is not valid is read as bytes.
func mediaType(h textproto.MIMEHeader, usual string) (kind string, params map[string]string) {
	stated := h.Get("Content-Type")
	if stated == "" {
		return usual, nil
	}
	kind, params, err := mime.ParseMediaType(stated)
	if err != nil && kind == "" {
		if bare, _, _ := strings.Cut(stated, ";"); strings.HasPrefix(strings.ToLower(bare), "text/") {
			return strings.ToLower(strings.TrimSpace(bare)), nil
		}
		return "application/octet-stream", nil
	}
	return kind, params
}

// add adds a part, or those within it, to a message.
func (r *reader) add(m *message, kind string, params map[string]string, h textproto.MIMEHeader, body io.Reader,
	depth int) error {
	switch {
	case depth > maxNested:
		return nil
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		return r.addAll(m, multipart.NewReader(body, params["boundary"]), depth+1)
	case kind == "message/rfc822":
		data, err := decoded(h, body)
		if err != nil || m.inner != nil {
			return err
		}
		m.inner, err = r.read(data, depth+1)
		if errors.Is(err, errNoMessage) {
			return nil
		}
		return err
	}
	if r.kept >= maxPerMail || !r.wants(kind, h) {
		return nil
	}
	data, err := decoded(h, body)
	if err != nil {
		return err
	}
	r.kept++
	disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	m.parts = append(m.parts, part{kind, params, h, data, disposition == "attachment"})
	return nil
}

// addAll adds the parts of a list. A list that is cut off has the parts before its end.
func (r *reader) addAll(m *message, list *multipart.Reader, depth int) error {
	for {
		p, err := list.NextRawPart()
		if err != nil {
			return nil
		}
		if r.seen++; r.seen > maxParts {
			return skip.Errorf("the message has more than %d parts; save the article's text as .txt", maxParts)
		}
		kind, params := mediaType(p.Header, "text/plain")
		if err := r.add(m, kind, params, p.Header, p, depth); err != nil {
			return err
		}
	}
}
