package generated_test

import (
	"math"
	"reflect"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/generated"
)

// TestArticles checks the assumptions of measurements: the size of articles, several quotes of each kind, most by
// named speakers, and the same article for the same number.
func TestArticles(t *testing.T) {
	kinds, named, all, bytes := map[corpus.Kind]int{}, 0, 0, 0
	const articles = 200
	for n := range articles {
		a := generated.Article(n)
		if b := generated.Article(n); !reflect.DeepEqual(a, b) {
			t.Fatalf("article %d differs from itself", n)
		}
		bytes += len(a.Text)
		for _, q := range attribution.Extract(&a) {
			kinds[q.Kind]++
			all++
			if q.Speaker.Named() {
				named++
			}
		}
	}
	if mean := float64(bytes) / articles; math.Abs(mean/generated.Size-1) > .1 {
		t.Errorf("an article has %.0f bytes, want about %d", mean, generated.Size)
	}
	if all < 10*articles || named*10 < all*9 {
		t.Errorf("%d articles have %d quotes, %d by named speakers", articles, all, named)
	}
	for _, k := range corpus.Kinds {
		if kinds[k] < articles {
			t.Errorf("%d quotes are %s", kinds[k], k)
		}
	}
}
