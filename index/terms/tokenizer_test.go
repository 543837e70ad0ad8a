package terms

import (
	"slices"
	"testing"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
	unitokens "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"

	"verbatim/corpus/fold"
	"verbatim/corpus/generated"
)

func TestTokenizer(t *testing.T) {
	for text, want := range map[string][]string{
		"":                              nil,
		"The U.S. can't wait.":          {"The", "U.S", "can't", "wait"},
		"1,000.5 a_b a:b 1:5":           {"1,000.5", "a_b", "a:b", "1", "5"},
		"核不扩散":                          {"核", "不", "扩", "散"},
		"שלום ٣٤":                       {"שלום", "٣٤"},
		"mora\u00adtorium\u00ad \u00ad": {"mora\u00adtorium"},
		"\u00adx\u00ad\u00ady 1\u00ad2": {"x\u00ad\u00ady", "1\u00ad2"},
		"a\u200bb \u200b c\ufeff":       {"a\u200bb", "c"},
		"½ × ² 👩\u200d👧 — “":            nil,
	} {
		var got []string
		for _, token := range (wordTokenizer{}).Tokenize([]byte(text)) {
			got = append(got, string(token.Term))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// BenchmarkTokenizer splits generated articles into words, and so does bleve's own tokenizer.
func BenchmarkTokenizer(b *testing.B) {
	var texts [][]byte
	size := 0
	for n := range 100 {
		texts = append(texts, []byte(generated.Article(n).Text))
		size += len(texts[n])
	}
	for name, tokenizer := range map[string]analysis.Tokenizer{
		"uax29": wordTokenizer{}, "bleve": unitokens.NewUnicodeTokenizer(),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, text := range texts {
					tokenizer.Tokenize(text)
				}
			}
		})
	}
}

// FuzzTokenizer checks that words have all letters and digits of a text, and that the words of a text in English are
// those that bleve's own tokenizer finds.
func FuzzTokenizer(f *testing.F) {
	for _, text := range []string{
		"", "The U.S. can't wait.", "Marsh’s 3,000 ‘missiles’ — €5", "a_b __ _1 1.5 1,5 1:5 a:b a.b a,b x.1 1.x",
		"rock ‘n’ roll o’clock’", "naïve café Ünal ×÷", "don't. \"No,\" he said… (v2.0)", "e\u0301",
		"核不扩散条约",
		"שלום", "a\u200db", "٣٤", "12.", "a..b a'.b", "\xff\xfe a", "C:\\x", "a b", "•x§y", "\r\n\r\n  x",
		"mora\u00adtorium\u00ad \u00adx\u00ad\u00ady, 1\u00ad2 a’\u00adb", "a\u200bb \u200b c\ufeff",
	} {
		f.Add(text)
	}
	plain := unitokens.NewUnicodeTokenizer()
	f.Fuzz(func(t *testing.T, text string) {
		got := wordTokenizer{}.Tokenize([]byte(text))
		end := 0
		for i, token := range got {
			if string(token.Term) != text[token.Start:token.End] || token.Position != i+1 {
				t.Fatalf("%q: word %d is %v", text, i, token)
			}
			checkNoWord(t, text[end:token.Start])
			end = token.End
		}
		checkNoWord(t, text[end:])
		if !isEnglish(text) {
			return // bleve's tokenizer knows an older Unicode
		}
		want := plain.Tokenize([]byte(text))
		if len(got) != len(want) {
			t.Fatalf("%q: got %d words, want %d: %v, %v", text, len(got), len(want), got, want)
		}
		for i := range got {
			if got[i].Start != want[i].Start || got[i].End != want[i].End {
				t.Fatalf("%q: word %d is %v, want %v", text, i, got[i], want[i])
			}
		}
	})
}

// checkNoWord checks that text between words has no letter and no digit.
func checkNoWord(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !fold.Invisible(r) {
			t.Errorf("%q is in no word", text)
		}
	}
}

// isEnglish reports whether text has only Latin letters, the marks of English news, and no invisible characters. A cedilla
// by itself is a letter in the newer Unicode only.
func isEnglish(text string) bool {
	for _, r := range text {
		if fold.Invisible(r) || r == '\u00b8' || r > '\u024f' && (r < '\u2010' || r > '\u2026') {
			return false
		}
	}
	return true
}
