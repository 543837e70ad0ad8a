package terms

import (
	"testing"

	unitokens "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
)

// FuzzTokenizer checks that words are those of bleve's tokenizer, except for invisible characters.
func FuzzTokenizer(f *testing.F) {
	for _, text := range []string{
		"", "The U.S. can't wait.", "Marsh’s 3,000 ‘missiles’ — €5",
		"a_b __ _1 1.5 1,5 1:5 a:b a.b a,b x.1 1.x", "rock ‘n’ roll o’clock’", "naïve café Ünal ×÷",
		"don't. \"No,\" he said… (v2.0)", "e\u0301", "核不扩散条约", "שלום", "a\u200db", "٣٤", "12.",
		"a..b a'.b", "\xff\xfe a", "C:\\x", "a b", "•x§y",
		"mora\u00adtorium\u00ad \u00adx\u00ad\u00ady, 1\u00ad2 a’\u00adb", "a\u200bb \u200b c\ufeff",
	} {
		f.Add(text)
	}
	plain := unitokens.NewUnicodeTokenizer()
	fast := wordTokenizer{plain}
	f.Fuzz(func(t *testing.T, text string) {
		want, got := fast.slowly([]byte(text)), fast.Tokenize([]byte(text))
		if len(got) != len(want) {
			t.Fatalf("%q: got %d words, want %d: %v, %v", text, len(got), len(want), got, want)
		}
		for i := range got {
			if g, w := got[i], want[i]; g.Start != w.Start || g.End != w.End || g.Position != w.Position ||
				string(g.Term) != string(w.Term) {
				t.Fatalf("%q: word %d is %v, want %v", text, i, g, w)
			}
		}
	})
}
