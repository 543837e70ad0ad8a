package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"verbatim/corpus"
	"verbatim/index/names"
)

// Records and articles are stored as the sequence of their fields: numbers as varints, strings and lists after
// their lengths. Decoding them takes a hundredth of a search; decoding JSON would take a third. Every change
// here requires a new Format.

// An encoder appends values to bytes.
type encoder []byte

func (e *encoder) number(n int) { *e = binary.AppendUvarint(*e, uint64(n)) }
func (e *encoder) text(s string) {
	e.number(len(s))
	*e = append(*e, s...)
}
func (e *encoder) span(s corpus.Span) {
	e.number(s.Start)
	e.number(s.End)
}
func (e *encoder) day(t time.Time) {
	day := int32(NoDay)
	if !t.IsZero() {
		day = DayNumber(t)
	}
	*e = binary.AppendVarint(*e, int64(day))
}
func (e *encoder) speaker(s *corpus.Speaker) {
	e.text(s.Name)
	e.text(string(s.Kind))
	e.text(s.Role)
}

func encodeRecord(r *Record) []byte {
	e := make(encoder, 0, 256)
	e.number(r.Article)
	e.span(r.Passage)
	e.number(int(r.PassageHash))
	q := &r.Quote
	e.text(q.ID)
	e.text(string(q.Kind))
	e.number(len(q.Spans))
	for _, s := range q.Spans {
		e.span(s)
	}
	e.span(q.Cue)
	e.span(q.Source)
	e.text(string(q.Report.Class))
	e.span(q.Report.Span)
	e.span(q.Correction)
	e.number(int(r.CorrectionHash))
	e.day(q.Post.Day)
	e.text(q.Post.URL)
	e.speaker(&q.Speaker)
	e.number(len(q.Speakers))
	for i := range q.Speakers {
		e.speaker(&q.Speakers[i])
	}
	e = binary.LittleEndian.AppendUint64(e, math.Float64bits(q.Confidence))
	e.text(string(q.Method))
	e.text(q.Time)
	return e
}

func encodeArticle(a *corpus.Article) []byte {
	e := make(encoder, 0, 256)
	for _, s := range []string{a.Path, a.Title, a.Publisher, a.Byline, a.Dateline, a.URL} {
		e.text(s)
	}
	e.day(a.Date)
	return e
}

// A decoder decodes values from the front of a string. After an invalid value it is bad, and all further values
// are zero.
type decoder struct {
	rest string
	bad  bool
}

func (d *decoder) number() int {
	n, shift := uint64(0), 0
	for i := 0; i < len(d.rest) && shift < 63; i, shift = i+1, shift+7 {
		c := d.rest[i]
		if n |= uint64(c&0x7F) << shift; c < 0x80 {
			d.rest = d.rest[i+1:]
			return int(n)
		}
	}
	d.fail()
	return 0
}

func (d *decoder) fail() { d.rest, d.bad = "", true }

func (d *decoder) text() string {
	n := d.number()
	if n < 0 || n > len(d.rest) {
		d.fail()
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

// count returns the length of a list whose values have at least the given number of bytes each.
func (d *decoder) count(least int) int {
	n := d.number()
	if n < 0 || n > len(d.rest)/least {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) day() time.Time {
	day, n := binary.Varint([]byte(d.rest))
	if n <= 0 {
		d.fail()
		return time.Time{}
	}
	if d.rest = d.rest[n:]; day == NoDay {
		return time.Time{}
	}
	return DayTime(int32(day))
}

func (d *decoder) span() corpus.Span {
	start := d.number()
	return corpus.Span{Start: start, End: d.number()}
}

func (d *decoder) speaker() corpus.Speaker {
	name, kind := d.text(), d.text()
	return corpus.Speaker{Name: name, Kind: corpus.SpeakerKind(kind), Role: d.text()}
}

// end returns an error if a value was invalid or bytes are left.
func (d *decoder) end() error {
	if d.bad || d.rest != "" {
		return fmt.Errorf("not a valid encoding: %w", ErrDamaged)
	}
	return nil
}

func decodeRecord(b []byte) (r Record, err error) {
	d := decoder{rest: string(b)}
	r.Article = d.number()
	r.Passage = d.span()
	r.PassageHash = uint32(d.number())
	q := &r.Quote
	q.ID = d.text()
	q.Kind = corpus.Kind(d.text())
	q.Spans = make([]corpus.Span, d.count(2))
	for i := range q.Spans {
		q.Spans[i] = d.span()
	}
	q.Cue, q.Source = d.span(), d.span()
	q.Report.Class = corpus.ReportClass(d.text())
	q.Report.Span, q.Correction = d.span(), d.span()
	r.CorrectionHash = uint32(d.number())
	q.Post.Day = d.day()
	q.Post.URL = d.text()
	q.Speaker = d.speaker()
	if n := d.count(3); n > 0 {
		q.Speakers = make([]corpus.Speaker, n)
	}
	for i := range q.Speakers {
		q.Speakers[i] = d.speaker()
	}
	if len(d.rest) < 8 {
		d.fail()
	} else {
		q.Confidence = math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.rest[:8])))
		d.rest = d.rest[8:]
	}
	q.Method = corpus.Method(d.text())
	q.Time = d.text()
	return r, d.end()
}

func decodeArticle(b []byte) (a corpus.Article, err error) {
	d := decoder{rest: string(b)}
	for _, s := range []*string{&a.Path, &a.Title, &a.Publisher, &a.Byline, &a.Dateline, &a.URL} {
		*s = d.text()
	}
	a.Date = d.day()
	return a, d.end()
}

func encodeCounts(list []names.SpeakerCount) []byte {
	var e encoder
	e.number(len(list))
	for i := range list {
		e.speaker(&list[i].Speaker)
		e.number(list[i].Quotes)
	}
	return e
}

func decodeCounts(b []byte) ([]names.SpeakerCount, error) {
	d := decoder{rest: string(b)}
	list := make([]names.SpeakerCount, d.count(4))
	for i := range list {
		list[i].Speaker, list[i].Quotes = d.speaker(), d.number()
	}
	return list, d.end()
}
