package message

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime/quotedprintable"
	"net/textproto"
	"strings"

	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/skip"
)

// decoded returns the body of a part as its transfer encoding says. What is cut off is left out.
func decoded(h textproto.MIMEHeader, body io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, &onlyBase64{from: body})
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(io.LimitReader(body, maxBody+1))
	var malformed base64.CorruptInputError
	switch {
	case len(data) > maxBody:
		return nil, skip.Errorf(skip.LargePage)
	case errors.As(err, &malformed), errors.Is(err, io.ErrUnexpectedEOF), err == nil:
		return data, nil
	}
	return nil, skip.Errorf("a part of the message is not what its encoding says: %v; save the article's text as .txt", err)
}

// onlyBase64 passes on the characters of base64 only: some programs break lines with spaces.
type onlyBase64 struct{ from io.Reader }

// Read implements io.Reader.
func (r *onlyBase64) Read(p []byte) (int, error) {
	for {
		n, err := r.from.Read(p)
		kept := p[:0]
		for _, b := range p[:n] {
			if b > ' ' {
				kept = append(kept, b)
			}
		}
		if len(kept) > 0 || err != nil {
			return len(kept), err
		}
	}
}

// text returns the text of a part as UTF-8, with line feeds.
func (p *part) text() ([]byte, error) {
	data, err := p.inUTF8()
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), err
}

// inUTF8 returns the body of a part as UTF-8: in the charset that its header states, if it fits, or else in the one
// that fits its words.
func (p *part) inUTF8() ([]byte, error) {
	if label := p.params["charset"]; label != "" {
		if data, err := decode.As(p.body, label); err == nil {
			return data, nil
		}
	}
	return decode.Plain(p.body)
}
