package message

import (
	"io"
	"mime"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/origin"
	"verbatim/corpus/table"
)

// words decodes words of a header that are not ASCII (RFC 2047).
var words = mime.WordDecoder{CharsetReader: func(label string, from io.Reader) (io.Reader, error) {
	return charset.NewReaderLabel(label, from)
}}

// maxValue is how many bytes of a field of the header are read.
const maxValue = 4_000

// value returns a field of a header as text.
func value(h textproto.MIMEHeader, name string) string {
	raw := h.Get(name)
	raw = raw[:min(len(raw), maxValue)]
	if plain, err := decode.Plain([]byte(raw)); err == nil {
		raw = string(plain)
	}
	if text, err := words.DecodeHeader(raw); err == nil {
		raw = text
	}
	return field.OneLine(strings.ToValidUTF8(raw, "\ufffd"))
}

// setFields sets the fields of an article that the header of its message gives.
func (m *message) setFields(a *corpus.Article) {
	field.Set(a, field.Title, field.CleanTitle(withoutPrefix(value(m.header, "Subject"))))
	setDay(a, value(m.header, "Date"))
	field.Set(a, field.Publisher, publisher(m.header))
}

// setDay sets the day of a message, in the time zone of its sender.
func setDay(a *corpus.Article, date string) {
	if t, err := mail.ParseDate(date); err == nil {
		date = t.Format(corpus.DateLayout)
	}
	field.Set(a, field.Day, date)
}

// answers match what programs put before the subject of a message that they answer or forward.
var answers = table.Pattern(`^(?i:(?:re|fwd?|aw|wg|tr|rv|vs|sv)(?:\[\d+\])?: ?)+`)

func withoutPrefix(subject string) string {
	return strings.TrimSpace(subject[len(answers().FindString(subject)):])
}

// lists are fields of a header that only newsletters and lists have.
var lists = []string{"List-Id", "List-Unsubscribe", "List-Post"}

// publisher returns the outlet that sent a message. Anyone can write any name into the header. So a name counts as
// that of the outlet if the sender's domain is named after it. Of a newsletter from another domain, the domain is
// named too. What a person sends has no publisher.
func publisher(h textproto.MIMEHeader) string {
	name, host := sender(value(h, "From"))
	if host == "" {
		return ""
	}
	for _, list := range lists {
		if h.Get(list) != "" {
			return origin.Sender(name, host, true)
		}
	}
	return origin.Sender(name, host, false)
}

// sender returns the name and the host of an address: "The Herald <news@herald.example>".
func sender(from string) (name, host string) {
	a, err := mail.ParseAddress(from)
	if err != nil {
		return "", ""
	}
	_, host, _ = strings.Cut(a.Address, "@")
	return field.OneLine(a.Name), strings.ToLower(host)
}
