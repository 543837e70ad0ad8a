package token_test

import (
	"slices"
	"strings"
	"testing"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/readtest"
)

// split returns the tokens of a text between bars.
func split(text string) string {
	r := readtest.Tokens(text)
	var all []string
	for i := range r.Toks {
		all = append(all, spelled(&r, &r.Toks[i]))
	}
	return strings.Join(all, "|")
}

// TestUnusualCharacters checks texts that a file of cases cannot show: white space of other kinds, invisible
// characters, letters that were read in the wrong encoding, and bytes that are no text.
func TestUnusualCharacters(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no text", "", "¶"},
		{"white space", " \t ", "¶"},
		{"lines of Windows", "Marsh left.\r\n\r\nRoe stayed.\r\n", "Marsh|left|.|¶|Roe|stayed|.|¶|¶"},
		{"a space that does not break", "Marsh\u00a0left", "Marsh|left|¶"},
		{"a narrow space", "5\u202f000\u2009boats", "5|000|boats|¶"},
		{"a mark of byte order", "\ufeffMarsh left", "Marsh|left|¶"},
		{"a soft hyphen", "mora\u00adtorium", "mora\u00adtorium|¶"},
		{"a space of no width in a word", "mora\u200btorium", "mora\u200btorium|¶"},
		{"a space of no width by itself", "Marsh \u200b left", "Marsh|left|¶"},
		{"a joiner of no width", "Mar\u200dsh", "Mar\u200dsh|¶"},
		{"an accent of its own", "Zoe\u0308 left", "Zoe\u0308|left|¶"},
		{"UTF-8 read as Latin-1", "JosÃ© Marsh", "JosÃ©|Marsh|¶"},
		{"bytes that are no text", "Marsh \xff\xfe left", "Marsh|\xff|\xfe|left|¶"},
		{"a byte that is white space in Latin-1", "Marsh \x85 left", "Marsh|\x85|left|¶"},
		{"half a character", "Marsh left\xe2\x80", "Marsh|left|\xe2|\x80|¶"},
		{"a smiley", "Marsh 😀 left", "Marsh|😀|left|¶"},
		{"a character of nul", "Marsh\x00left", "Marsh|\x00|left|¶"},
		{"letters of full width", "Ｍarsh left", "Ｍarsh|left|¶"},
		{"a character of nul at an end", "Marsh left \x00", "Marsh|left|\x00|¶"},
		{"a dot behind nothing", ". . .", ".|.|.|¶"},
		{"an apostrophe at an end", "Marsh'", "Marsh|'|¶"},
		{"a hyphen at an end", "Marsh- and Roe-", "Marsh|-|and|Roe|-|¶"},
		{"many hyphens", "Marsh --- Roe", "Marsh|---|Roe|¶"},
		{"digits and letters", "covid19 and 4x4", "covid19|and|4x4|¶"},
	} {
		if got := split(c.text); got != c.want {
			t.Errorf("%s: %+q gives %+q, want %+q", c.name, c.text, got, c.want)
		}
	}
}

// TestClitics checks which ends of words are words of their own.
func TestClitics(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Marsh's", "Marsh|'s|¶"},
		{"MARSH'S", "MARSH|'S|¶"},
		{"they're", "they|'re|¶"},
		{"we’ve", "we|’ve|¶"},
		{"she'll", "she|'ll|¶"},
		{"I'm", "I|'m|¶"},
		{"who'd", "who|'d|¶"},
		{"don't", "don't|¶"},
		{"o'clock", "o'clock|¶"},
		{"O’Sarn", "O’Sarn|¶"},
		{"rock'n'roll", "rock'n'roll|¶"},
		{"D'Sarne's", "D'Sarne|'s|¶"},
		{"the miners' plan", "the|miners|'|plan|¶"},
		{"Zoë’s", "Zoë|’s|¶"},
	} {
		if got := split(c.text); got != c.want {
			t.Errorf("%s gives %s, want %s", c.text, got, c.want)
		}
	}
}

// TestAbbreviations checks which words keep a full stop, and so do not end a sentence.
func TestAbbreviations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mr. Marsh", "Mr.|Marsh|¶"},
		{"Gen. Roe", "Gen.|Roe|¶"},
		{"J. Marsh", "J.|Marsh|¶"},
		{"J.R.R. Marsh", "J.R.R.|Marsh|¶"},
		{"the U.K. plan", "the|U.K.|plan|¶"},
		{"Ö. Marsh", "Ö.|Marsh|¶"},
		{"on Nov. 3", "on|Nov.|3|¶"},
		{"No. 10", "No.|10|¶"},
		{"No. Marsh", "No|.|Marsh|¶"},
		{"Marsh Jr. left", "Marsh|Jr.|left|¶"},
		{"He left.", "He|left|.|¶"},
		{"Roe (R-Fla.) left", "Roe|(|R-Fla.|)|left|¶"},
		{"Roe (D-N.Y.) left", "Roe|(|D-N.Y.|)|left|¶"},
		{"then-Sen. Roe", "then-Sen.|Roe|¶"},
		{"a boat of type-A. Marsh", "a|boat|of|type-A|.|Marsh|¶"},
		{"He sat. Marsh", "He|sat|.|Marsh|¶"},
		{"Marsh vs. Roe", "Marsh|vs.|Roe|¶"},
		{"a plan.", "a|plan|.|¶"},
	} {
		if got := split(c.text); got != c.want {
			t.Errorf("%s gives %s, want %s", c.text, got, c.want)
		}
	}
}

// TestInitials checks which tokens are the initial of a name.
func TestInitials(t *testing.T) {
	const text = "Ada T. Marsh, Ö. Roe, U.S. and Mr. Vane, B to C."
	r := readtest.Tokens(text)
	var got []string
	for i := range r.Toks {
		if r.Toks[i].Initial() {
			got = append(got, spelled(&r, &r.Toks[i]))
		}
	}
	if want := []string{"T.", "Ö.", "C."}; !slices.Equal(got, want) {
		t.Errorf("the initials are %q, want %q", got, want)
	}
}

// TestCalendar checks which words name days and months: short ones only with their full stop, and May only alone.
func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		word string
		want bool
	}{
		{"Monday", true}, {"September", true}, {"May", true}, {"Dec.", true}, {"Sept.", true},
		{"Sun", false}, {"Sat", false}, {"Mar", false}, {"Marsh", false}, {"today", false},
		{"may", false}, {"march", false}, {"sat.", false},
	} {
		r := readtest.Tokens("in " + c.word + " 3")
		if got := r.Toks[1].Has(trait.Calendar); got != c.want {
			t.Errorf("%s is of the calendar: %t, want %t", c.word, got, c.want)
		}
	}
}

// TestGenders checks what words tell of the gender of a person. A title that is a first name too tells none of its
// holder.
func TestGenders(t *testing.T) {
	const none = 0
	for _, c := range []struct {
		word           string
		gender, holder lexicon.Class
	}{
		{"Mr.", lexicon.Male, lexicon.Male},
		{"Mrs", lexicon.Female, lexicon.Female},
		{"spokeswoman", lexicon.Female, lexicon.Female},
		{"chairman", lexicon.Male, lexicon.Male},
		{"minister", none, none},
		{"Anna", lexicon.Female, none},
		{"Peter", lexicon.Male, none},
		{"dam", none, none},
	} {
		r := readtest.Tokens(c.word)
		if got := r.Toks[0].Gender(); got != c.gender {
			t.Errorf("%s has the gender %b, want %b", c.word, got, c.gender)
		}
		if got := r.Toks[0].Holder(); got != c.holder {
			t.Errorf("the holder of %s has the gender %b, want %b", c.word, got, c.holder)
		}
	}
}

// TestLower checks the spelling by which words are looked up.
func TestLower(t *testing.T) {
	r := readtest.Tokens("Ada ÅNGSTRÖM's Ｐlan U.S. said")
	for i, want := range []string{"ada", "ångström", "'s", "plan", "u.s.", "said"} {
		if got := r.Lower(i); got != want {
			t.Errorf("token %d is %q, want %q", i, got, want)
		}
	}
}

// TestWords checks that a quotation counts words and numbers, not signs.
func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		`Marsh said: “We will, by 2030, stay – all of us!”`: 8,
		`“Why?” asked Marsh.`:                               1,
		`Roe called it “a ‘farce’”.`:                        2,
		`“It’s ours,” she said.`:                            2,
	} {
		r := readtest.Tokens(text)
		if len(r.Quotations) != 1 {
			t.Fatalf("%s has %d quotations", text, len(r.Quotations))
		}
		if got := r.Quotations[0].Words(r.Toks); got != want {
			t.Errorf("%s has %d words in its quotation, want %d", text, got, want)
		}
	}
}

// TestBe checks which words are forms of "be".
func TestBe(t *testing.T) {
	for _, w := range []string{"is", "are", "was", "were", "been", "am", "’re"} {
		if !token.IsBe(w) {
			t.Errorf("%s is no form of be", w)
		}
	}
	for _, w := range []string{"has", "do", "by", "becomes", ""} {
		if token.IsBe(w) {
			t.Errorf("%q is a form of be", w)
		}
	}
}

// TestIn checks that a token within a quotation, or with a full stop, is in no set of words.
func TestIn(t *testing.T) {
	set := lexicon.WordSet("film minister gen")
	r := readtest.Tokens("The film “film” and Gen. Minister gen")
	var got []int
	for i := range r.Toks {
		if r.Toks[i].In(set) {
			got = append(got, i)
		}
	}
	if want := []int{1, 7, 8}; !slices.Equal(got, want) {
		t.Errorf("tokens %v are in the set, want %v", got, want)
	}
}

// TestTok checks that a token outside the text is of no kind that a rule asks for.
func TestTok(t *testing.T) {
	r := readtest.Tokens("Marsh left.")
	for i := range r.Toks {
		if r.Tok(i) != &r.Toks[i] {
			t.Errorf("token %d is another one", i)
		}
	}
	for _, i := range []int{-2, -1, len(r.Toks), len(r.Toks) + 1} {
		tok := r.Tok(i)
		if tok.Traits != 0 || tok.Kind != token.BreakToken || tok.Upper || tok.Sep(',') || tok.Is(^lexicon.Class(0)) {
			t.Errorf("token %d outside the text is %+v", i, *tok)
		}
	}
}

// TestSearches checks the searches for tokens by traits, also up to and past the ends of the text.
func TestSearches(t *testing.T) {
	r := readtest.Tokens("“No,” Marsh, then mayor, said.") // “ No , ” Marsh , then mayor , said . ¶
	const comma, upper = trait.Comma, trait.Upper
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"next", r.Next(0, 11, comma), 5},
		{"next at the first", r.Next(5, 11, comma), 5},
		{"next, none", r.Next(9, 11, comma), 11},
		{"next past the end", r.Next(11, 14, comma), 14},
		{"skip", r.Skip(4, 11, comma|upper), 6},
		{"skip all", r.Skip(4, 6, comma|upper), 6},
		{"skip none", r.Skip(0, 11, comma), 0},
		{"back over", r.BackOver(6, 0, comma|upper), 4},
		{"back over all", r.BackOver(6, 5, comma|upper), 5},
		{"back over before the text", r.BackOver(0, -2, comma), 0},
	} {
		if c.got != c.want {
			t.Errorf("%s is %d, want %d", c.name, c.got, c.want)
		}
	}
}

// TestQuotationAt checks that a quotation is found at its words and marks only.
func TestQuotationAt(t *testing.T) {
	r := readtest.Tokens("Marsh said “no” to Roe.")
	for i := -1; i < len(r.Toks); i++ {
		if q, want := r.QuotationAt(i), 2 <= i && i < 5; (q != nil) != want || q != nil && q != &r.Quotations[0] {
			t.Errorf("token %d stands in %v", i, q)
		}
	}
}
