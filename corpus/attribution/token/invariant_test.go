package token_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
	"verbatim/corpus/generated"
	"verbatim/corpus/readtest"
)

// invariants are what holds of each text, whatever it says.
var invariants = map[string]func(t *testing.T, r *subject.Reader){
	"tokens":     checkTokens,
	"quotations": checkQuotations,
	"sentences":  checkSentences,
	"traits":     checkTraits,
}

// seeds returns the texts of all cases, and texts made to be difficult.
func seeds(t testing.TB) []string {
	t.Helper()
	list := []string{
		"", "\"", "“", "”", "'", "''''", "“‘«»’”", strings.Repeat("“", 50), strings.Repeat("'a ", 50),
		strings.Repeat("x ", 500),
		"\"a\n\nb\n\n\"c\n\n\"d\"", "\xff“\xff”\xff", "a\u00ad\u200b'\u200bs", "»\n\n« »", "No. No. 3. No.",
		strings.Repeat("“a. ”", 200),
		generated.Article(1).Text,
	}
	for name := range printers {
		list = append(list, readtest.Texts(t, filepath.Join("testdata", name+".txt"))...)
	}
	return list
}

func TestInvariants(t *testing.T) {
	for name, check := range invariants {
		t.Run(name, func(t *testing.T) {
			for _, text := range seeds(t) {
				r := readtest.Tokens(text)
				check(t, &r)
			}
		})
	}
}

func FuzzInvariants(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := readtest.Tokens(text)
		for _, check := range invariants {
			check(t, &r)
		}
	})
}

// checkTokens checks that tokens are in order, that all that can be read is in one, and that the last ends the text.
func checkTokens(t *testing.T, r *subject.Reader) {
	end := 0
	for i := range r.Toks {
		tok := &r.Toks[i]
		start := int(tok.Start)
		switch {
		case start < end || int(tok.End) < start || int(tok.End) > len(r.Text):
			t.Fatalf("%+q: token %d is [%d, %d) after %d", r.Text, i, tok.Start, tok.End, end)
		case tok.Kind != token.BreakToken && tok.End == tok.Start:
			t.Fatalf("%+q: token %d is empty", r.Text, i)
		}
		if missed := strings.TrimFunc(r.Text[end:start], blank); missed != "" {
			t.Fatalf("%+q: no token has %+q", r.Text, missed)
		}
		if tok.Kind == token.BreakToken {
			if said := strings.TrimFunc(r.Text[start:tok.End], blank); said != "" {
				t.Fatalf("%+q: the end of a block has %+q", r.Text, said)
			}
		}
		end = int(tok.End)
	}
	if last := r.Toks[len(r.Toks)-1]; last.Kind != token.BreakToken || end != len(r.Text) {
		t.Fatalf("%+q: the last token ends at %d of %d", r.Text, end, len(r.Text))
	}
	if len(r.Low) != len(r.Text) {
		t.Fatalf("%+q: in lower case, the text has another length", r.Text)
	}
}

// blank reports whether a character may stand between tokens.
func blank(r rune) bool { return unicode.IsSpace(r) || fold.Invisible(r) }

// checkQuotations checks that quotations follow each other, that each lies in one paragraph and has words, and that its
// marks and no other tokens are outside of the words.
func checkQuotations(t *testing.T, r *subject.Reader) {
	end := 0
	for i, q := range r.Quotations {
		if q.Left < end || q.First < q.Left || q.Last <= q.First || q.Right < q.Last || q.Right >= len(r.Toks) {
			t.Fatalf("%+q: quotation %+v after token %d", r.Text, q, end)
		}
		if q.First-q.Left > 1 || q.Right-q.Last > 1 || q.Open && q.Right > q.Last {
			t.Fatalf("%+q: quotation %+v has marks of several tokens", r.Text, q)
		}
		if q.Inner != r.TokenSpan(q.First, q.Last) {
			t.Fatalf("%+q: the words of %+v are %v", r.Text, q, q.Inner)
		}
		for k := q.Left; k < q.Right; k++ {
			if r.Toks[k].Kind == token.BreakToken || r.At[k] != int32(i+1) {
				t.Fatalf("%+q: token %d of quotation %d is in %d", r.Text, k, i+1, r.At[k])
			}
		}
		for k := end; k < q.Left; k++ {
			if r.At[k] != 0 {
				t.Fatalf("%+q: token %d is in quotation %d", r.Text, k, r.At[k])
			}
		}
		end = q.Right
	}
}

// checkSentences checks that each token but the ends of blocks is in one sentence, in order, and that no quotation
// is cut.
func checkSentences(t *testing.T, r *subject.Reader) {
	at, para := 0, 0
	for i, s := range r.Sentences {
		for r.Toks[at].Kind == token.BreakToken {
			at++
			para++
		}
		if s.First != at || s.Last <= s.First || s.Para != para || s.Body < s.First || s.Body > s.Last {
			t.Fatalf("%+q: sentence %d is %+v, want it to begin with token %d in paragraph %d", r.Text, i, s, at, para)
		}
		if s.Opens != (at == 0 || r.Toks[at-1].Kind == token.BreakToken) {
			t.Fatalf("%+q: sentence %d opens its paragraph: %t", r.Text, i, s.Opens)
		}
		if q := r.At[s.First]; q != 0 && r.Quotations[q-1].Left != s.First {
			t.Fatalf("%+q: sentence %d begins within a quotation", r.Text, i)
		}
		at = s.Last
	}
	for ; at < len(r.Toks); at++ {
		if r.Toks[at].Kind != token.BreakToken {
			t.Fatalf("%+q: token %d is in no sentence", r.Text, at)
		}
	}
}

// checkTraits checks that a token within a quotation is only that, and that another one is of one kind.
func checkTraits(t *testing.T, r *subject.Reader) {
	const kinds = trait.Word | trait.Number | trait.Clitic | trait.Sign | trait.Mark | trait.Break
	for i := range r.Toks {
		tok := &r.Toks[i]
		if quoted := r.At[i] != 0; quoted != (tok.Traits == trait.Quoted) {
			t.Fatalf("%+q: token %d, quoted %t, has the traits %s", r.Text, i, quoted, tok.Traits)
		} else if quoted {
			continue
		}
		if kind := tok.Traits & kinds; kind == 0 || kind&(kind-1) != 0 {
			t.Fatalf("%+q: token %d is of the kinds %s", r.Text, i, kind)
		}
		first, _ := utf8.DecodeRuneInString(spelled(r, tok))
		if tok.Has(trait.Small) && unicode.IsUpper(first) {
			t.Fatalf("%+q: token %d has a capital and the traits %s", r.Text, i, tok.Traits)
		}
	}
}

// TestMemoryIsTaken checks that tokens, quotations and sentences of one text do not depend on the memory of another.
func TestMemoryIsTaken(t *testing.T) {
	var r token.Reading
	for _, text := range seeds(t) {
		want := readtest.Tokens(text)
		r.Read(text, want.Blocks)
		toks, quots, sents := r.Toks, r.Quotations, r.Sentences
		if len(toks) != len(want.Toks) || len(quots) != len(want.Quotations) || len(sents) != len(want.Sentences) {
			t.Errorf("%+q: %d tokens, %d quotations, %d sentences; want %d, %d, %d", text, len(toks), len(quots), len(sents),
				len(want.Toks), len(want.Quotations), len(want.Sentences))
		}
		for i := range quots {
			if quots[i] != want.Quotations[i] {
				t.Errorf("%+q: quotation %d is %+v, want %+v", text, i, quots[i], want.Quotations[i])
			}
		}
	}
}

// TestLongSentences checks that text without full stops is cut into sentences, and that a quotation is not.
func TestLongSentences(t *testing.T) {
	const most = 450
	longest := func(text string) (tokens int) {
		r := readtest.Tokens(text)
		for _, s := range r.Sentences {
			tokens = max(tokens, s.Last-s.First)
		}
		return tokens
	}
	if got := longest(strings.Repeat("the dam leaks and ", 1000)); got > most {
		t.Errorf("a sentence has %d tokens, want at most %d", got, most)
	}
	if got := longest("Marsh said “" + strings.Repeat("the dam leaks and ", 1000) + "so on.”"); got < 4000 {
		t.Errorf("the longest sentence has %d tokens, want the whole quotation in it", got)
	}
}
