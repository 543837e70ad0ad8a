package generated_test

import (
	"math"
	"reflect"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/generated"
)

// TestArticles checks that articles have the size and the quotes that measuring with them presumes: each of several kinds, most by
// somebody with a name, and that one number makes one article.
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
		t.Errorf("%d articles have %d quotes, %d by somebody with a name", articles, all, named)
	}
	for _, k := range corpus.Kinds {
		if kinds[k] < articles {
			t.Errorf("%d quotes are %s", kinds[k], k)
		}
	}
}
