package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"verbatim/corpus"
)

var (
	elin = corpus.Speaker{Name: "Elin Marsh", Role: "head of the Lindqvist Institute", Kind: corpus.Person}
	tobe = corpus.Speaker{Name: "Tobé Okafor", Role: "a senior aide", Kind: corpus.Person}

	encodedArticles = []corpus.Article{
		{Path: "2021/a.txt", Title: "Freeze “holds”", Publisher: "Harbour Herald", Byline: "By N. Body",
			Dateline: "OSLO, Dec 21", URL: "https://herald.example/a",
			Date: time.Date(2021, 12, 21, 0, 0, 0, 0, time.UTC), Text: "Some text."},
		{Path: "b.txt"},
		{Path: "old.txt", Date: time.Date(1869, 5, 10, 0, 0, 0, 0, time.UTC)},
	}
)

// TestEncode checks that decoding returns what was encoded.
func TestEncode(t *testing.T) {
	for _, a := range encodedArticles {
		got, err := decodeArticle(encodeArticle(&a))
		want := a
		want.Text = ""
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
	r := Record{Article: 7, Passage: corpus.Span{Start: 3, End: 500}, PassageHash: 1<<32 - 1, CorrectionHash: 77,
		Quote: corpus.Quote{
			ID: "abc", Kind: corpus.Mixed, Spans: []corpus.Span{{Start: 5, End: 9}, {Start: 20, End: 300}},
			Cue:        corpus.Span{Start: 10, End: 14},
			Report:     corpus.Report{Class: corpus.Denies, Span: corpus.Span{Start: 8, End: 14}},
			Correction: corpus.Span{Start: 400, End: 450},
			Post:       corpus.Post{Day: time.Date(2022, 1, 5, 0, 0, 0, 0, time.UTC), URL: "https://x.example/a/status/1"},
			Speaker:    elin, Speakers: []corpus.Speaker{elin, tobe}, Confidence: 0.875, Method: corpus.Pronoun}}
	if got, err := decodeRecord(encodeRecord(&r)); err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("got %+v, %v, want %+v", got, err, r)
	}
}

// FuzzDecode checks that no input panics, and that whatever is accepted encodes to the same.
func FuzzDecode(f *testing.F) {
	f.Add(encodeRecord(&Record{Quote: corpus.Quote{Spans: []corpus.Span{{Start: 1, End: 2}},
		Speakers: []corpus.Speaker{elin}}}))
	f.Add(encodeArticle(&encodedArticles[0]))
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := decodeRecord(b); err == nil {
			if again, err := decodeRecord(encodeRecord(&r)); err != nil || again.Quote.ID != r.Quote.ID ||
				len(again.Quote.Spans) != len(r.Quote.Spans) {
				t.Errorf("%+v is encoded and decoded as %+v, %v", r, again, err)
			}
		} else if !errors.Is(err, ErrDamaged) {
			t.Errorf("got %v", err)
		}
		if a, err := decodeArticle(b); err == nil {
			if again, err := decodeArticle(encodeArticle(&a)); err != nil || again.Path != a.Path || again.URL != a.URL {
				t.Errorf("%+v is encoded and decoded as %+v, %v", a, again, err)
			}
		}
	})
}
