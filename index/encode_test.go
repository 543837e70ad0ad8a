package index

import (
	"errors"
	"os"
	"reflect"
	"testing"

	"verbatim/corpus"
)

// TestEncode holds that what is stored is read as it was.
func TestEncode(t *testing.T) {
	for _, a := range library() {
		got, err := decodeArticle(encodeArticle(&a.Article))
		want := a.Article
		want.Text = ""
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
	r := record{Article: 7, Passage: corpus.Span{Start: 3, End: 500}, PassageHash: 1<<32 - 1, CorrectionHash: 77, Quote: corpus.Quote{
		ID: "abc", Kind: corpus.Mixed, Spans: []corpus.Span{{Start: 5, End: 9}, {Start: 20, End: 300}}, Cue: corpus.Span{Start: 10, End: 14},
		Report: corpus.Report{Class: corpus.Denies, Span: corpus.Span{Start: 8, End: 14}}, Correction: corpus.Span{Start: 400, End: 450},
		Speaker: marsh, Speakers: []corpus.Speaker{marsh, okafor}, Confidence: 0.875, Method: corpus.Pronoun}}
	if got, err := decodeRecord(encodeRecord(&r)); err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("got %+v, %v, want %+v", got, err, r)
	}
}

// FuzzDecode holds that no bytes do more to the decoders than make them fail, and that what they accept is what they were made of.
func FuzzDecode(f *testing.F) {
	f.Add(encodeRecord(&record{Quote: corpus.Quote{Spans: []corpus.Span{{Start: 1, End: 2}}, Speakers: []corpus.Speaker{marsh}}}))
	f.Add(encodeArticle(&library()[0].Article))
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := decodeRecord(b); err == nil {
			if again, err := decodeRecord(encodeRecord(&r)); err != nil || again.Quote.ID != r.Quote.ID || len(again.Quote.Spans) != len(r.Quote.Spans) {
				t.Errorf("%+v becomes %+v, %v", r, again, err)
			}
		} else if !errors.Is(err, ErrDamaged) {
			t.Errorf("got %v", err)
		}
		if a, err := decodeArticle(b); err == nil {
			if again, err := decodeArticle(encodeArticle(&a)); err != nil || again.Path != a.Path || again.URL != a.URL {
				t.Errorf("%+v becomes %+v, %v", a, again, err)
			}
		}
	})
}

// TestCutShort holds that a file that is cut short while it is read costs quotes and not the process.
func TestCutShort(t *testing.T) {
	path := t.TempDir() + "/blobs"
	w, err := createBlobs(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err := w.add(make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.finish(); err != nil {
		t.Fatal(err)
	}
	r, err := openBlobs(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.get(99); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 10); err != nil {
		t.Fatal(err)
	}
	if _, err := r.get(99); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
	if _, err := r.slice(50, 3, 10); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
}
