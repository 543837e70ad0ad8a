package query

import (
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
)

func dayOf(s string) time.Time {
	t, err := time.Parse(corpus.DateLayout, s)
	if err != nil {
		panic(err)
	}
	return t
}

func words(texts ...string) []Term {
	var terms []Term
	for _, t := range texts {
		terms = append(terms, Term{Text: t})
	}
	return terms
}

func phrase(s string) Term { return Term{Text: s, Phrase: true} }
func not(t Term) Term      { t.Not = true; return t }

// prefix is the beginning of a word.
func prefix(s string) Term { return Term{Text: s, Prefix: true} }

// withoutColumns returns q without the columns of its terms.
func withoutColumns(q Query) Query {
	terms := append([]Term(nil), q.Terms...)
	for i := range terms {
		terms[i].Column = 0
	}
	q.Terms = terms
	return q
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  Query
		shown string // "" when as typed
	}{
		// Words and phrases.
		{`moratorium`, Query{Terms: words("moratorium")}, ""},
		{`  missile   moratorium `, Query{Terms: words("missile", "moratorium")}, `missile moratorium`},
		{`"verifiable freeze"`, Query{Terms: []Term{phrase("verifiable freeze")}}, ""},
		{`“verifiable  freeze” now`, Query{Terms: []Term{phrase("verifiable freeze"), {Text: "now"}}},
			`"verifiable freeze" now`},
		{`"verifiable freeze`, Query{Terms: []Term{phrase("verifiable freeze")}}, `"verifiable freeze"`},
		{`third-party 6"x don’t`, Query{Terms: words("third-party", `6"x`, "don’t")}, ""},
		// Words without letters and digits are skipped.
		{`freeze – "…" ? - talks`, Query{Terms: words("freeze", "talks")}, `freeze talks`},

		// Alternatives.
		{`veto OR "a ban" talks`, Query{Terms: []Term{{Text: "veto"}, {Text: "a ban", Phrase: true, Or: true}, {Text: "talks"}}},
			""},
		{`talks (veto OR ban)`, Query{Terms: []Term{{Text: "talks"}, {Text: "veto"}, {Text: "ban", Or: true}}},
			`talks veto OR ban`},
		{`(by:marsh OR by:lund) talks`, Query{Terms: words("talks"), Speakers: []string{"marsh", "lund"}},
			`talks speaker:marsh speaker:lund`},
		{`OR veto or -ban OR talks`, Query{Terms: []Term{{Text: "veto"}, {Text: "or"}, not(Term{Text: "ban"}), {Text: "talks"}}},
			`veto or -ban talks`},
		{`f(x) ( )`, Query{Terms: words("f(x)")}, `f(x)`},

		// Prefixes.
		{`morator* (ban* OR Tromsø*) freeze`, Query{Terms: []Term{prefix("morator"), prefix("ban"),
			{Text: "Tromsø", Prefix: true, Or: true}, {Text: "freeze"}}}, `morator* ban* OR Tromsø* freeze`},
		{`-morator* not:veto* by:marsh`, Query{Terms: []Term{not(prefix("morator")), not(prefix("veto"))},
			Speakers: []string{"marsh"}}, `-morator* -veto* speaker:marsh`},
		{`morator*? (1990s*)`, Query{Terms: []Term{prefix("morator"), prefix("1990s")}}, `morator* 1990s*`},

		// Exclusion.
		{`freeze -speaker:"Elin Marsh" -by:lund`, Query{Terms: words("freeze"), NotSpeakers: []string{"Elin Marsh", "lund"}},
			`freeze -speaker:"Elin Marsh" -speaker:lund`},
		{`freeze -missiles`, Query{Terms: []Term{{Text: "freeze"}, not(Term{Text: "missiles"})}}, ""},
		{`freeze NOT:missiles --x`, Query{Terms: []Term{{Text: "freeze"}, not(Term{Text: "missiles"}), not(Term{Text: "x"})}},
			`freeze -missiles -x`},
		{`-"first use" not:"last use"`, Query{Terms: []Term{not(phrase("first use")), not(phrase("last use"))}},
			`-"first use" -"last use"`},

		{`freeze –missiles —"first use" −x`, Query{Terms: []Term{{Text: "freeze"}, not(Term{Text: "missiles"}),
			not(phrase("first use")), not(Term{Text: "x"})}}, `freeze -missiles -"first use" -x`},
		{`freeze – or now—later`, Query{Terms: words("freeze", "or", "now—later")}, `freeze or now—later`},

		// Fields.
		{`speaker:marsh`, Query{Speakers: []string{"marsh"}}, ""},
		{`By:"Elin  Marsh" by:Okafor`, Query{Speakers: []string{"Elin Marsh", "Okafor"}},
			`speaker:"Elin Marsh" speaker:Okafor`},
		{`speaker: Marsh freeze`, Query{Terms: words("freeze"), Speakers: []string{"Marsh"}}, `freeze speaker:Marsh`},
		{`publisher:"Harbour Herald" kind:Direct kind:direct`,
			Query{Publishers: []string{"Harbour Herald"}, Kinds: []corpus.Kind{corpus.Direct}},
			`publisher:"Harbour Herald" kind:direct`},

		// after: means that day and later, before: means earlier than that day.
		{`after:2021-12-17 before:2022-01-01`, Query{After: dayOf("2021-12-17"), Before: dayOf("2022-01-01")}, ""},
		{`after:2021-12`, Query{After: dayOf("2021-12-01")}, `after:2021-12-01`},
		{`before:2021`, Query{Before: dayOf("2021-01-01")}, `before:2021-01-01`},
		{`after:"21 December 2021" before:"Dec 24th, 2021"`, Query{After: dayOf("2021-12-21"), Before: dayOf("2021-12-24")},
			`after:2021-12-21 before:2021-12-24`},
		{`after:2020 after:2021 before:2023 before:2022`, Query{After: dayOf("2021-01-01"), Before: dayOf("2022-01-01")},
			`after:2021-01-01 before:2022-01-01`},

		// A colon that does not make a field.
		{`12:30 https://example.org/a moratorium: a:b`,
			Query{Terms: words("12:30", "https://example.org/a", "moratorium:", "a:b")}, ""},
		{``, Query{}, ""},
	} {
		got, err := Parse(c.typed)
		if err != nil {
			t.Errorf("%s: %v", c.typed, err)
			continue
		}
		if !same(got, c.want) {
			t.Errorf("%s:\n got %#v\nwant %#v", c.typed, got, c.want)
		}
		shown := c.shown
		if shown == "" {
			shown = c.typed
		}
		if got.String() != shown {
			t.Errorf("%s is shown as %s, want %s", c.typed, got, shown)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		typed   string
		column  int
		message string // a part of the message
		hint    string // a part of the hint
	}{
		{`freeze speeker:marsh`, 8, `unknown field “speeker”`, `did you mean “speaker:”? the fields are speaker:,`},
		{`author:marsh`, 1, `unknown field “author”`, `before: and not:;`},
		{`“x” speaker:`, 5, `speaker: has no value`, `speaker:"Elin Marsh"`},
		{`speaker:"…"`, 1, `speaker: has no value`, ``},
		{`-kind:direct`, 1, `a minus sign can't exclude kind:`, `speaker:`},
		{`not:by:marsh`, 1, `can't exclude a field`, ``},
		{`talks mo*`, 7, `“mo*” has fewer than 3 letters before the star`, `morator*`},
		{`talks -核*`, 7, `fewer than 3 letters`, ``},
		{`talks *`, 7, `a star is allowed only at the end of a word`, `for example morator*`},
		{`*moratorium*`, 1, `only at the end of a word`, `leave other stars out`},
		{`mor*rium`, 1, `only at the end of a word`, ``},
		{`third-par*`, 1, `only at the end of a word`, ``},
		{`核不扩*`, 1, `only at the end of a word`, ``},
		{`a "verifiable freez*"`, 3, `a star has no meaning in a phrase`, `outside the quotation marks`},
		{`not:"a freez*"`, 5, `a star has no meaning in a phrase`, ``},
		{`by:whit*`, 4, `speaker: accepts no star`, `morator*`},
		{`freeze after:yesterday`, 14, `“yesterday” is not a valid date`, `2021-12-21`},
		{`before:2021-13-01`, 8, `“2021-13-01” is not a valid date`, ``},
		{`after:0021`, 7, `is not a valid date`, ``},
		{`kind:quoted`, 6, `“quoted” is not a kind of quote`, `direct, mixed or indirect`},
		{strings.Repeat("é", MaxLength+1), MaxLength + 1, `longer than 512 characters`, ``},
		{strings.Repeat("a ", MaxWords) + "b", 2*MaxWords + 1, `more than 32 words`, ``},
		{strings.Repeat("a-", MaxWords) + "b", 1, `more than 32 words`, ``},
		{strings.Repeat("核", MaxWords+1), 1, `more than 32 words`, ``},
		{`x "` + strings.Repeat("a ", MaxWords) + `b"`, 3, `more than 32 words`, ``},
	} {
		_, err := Parse(c.typed)
		var wrong *Error
		if !errors.As(err, &wrong) {
			t.Errorf("%s: got %v, want an *Error", c.typed, err)
			continue
		}
		isExpected := strings.Contains(wrong.Message.String(), c.message) && strings.Contains(wrong.Hint.String(), c.hint)
		if wrong.Column != c.column || !isExpected {
			t.Errorf("%s: got %v, want column %d, %q; %q", c.typed, wrong, c.column, c.message, c.hint)
		}
	}
}

func TestParseOnly(t *testing.T) {
	q, err := ParseOnly(Calendar{}, `freeze publisher:herald -missiles`, "publisher", "not")
	if err != nil || q.String() != `freeze -missiles publisher:herald` {
		t.Errorf("got %s, %v", q, err)
	}
	var wrong *Error
	_, err = ParseOnly(Calendar{}, `freeze by:marsh`, "publisher")
	if !errors.As(err, &wrong) || wrong.Column != 8 || !strings.Contains(wrong.Hint.String(), "publisher:") {
		t.Errorf("got %v, want column 8 and the allowed fields", err)
	}
}

func TestCountTokens(t *testing.T) {
	for text, want := range map[string]int{
		"one": 1, "third-party": 2, "U.S.": 1, "don’t": 1, "a/b/c": 3,
		"核实验": 3, "é": 1, "…": 0, "12:30": 1, "a😀b": 2,
	} {
		if got := countTokens(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestFromArgs(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"missile", "moratorium"}, `missile moratorium`},
		{[]string{"verifiable freeze", "now"}, `"verifiable freeze" now`},
		{[]string{"speaker:Elin Marsh", "-first use"}, `speaker:"Elin Marsh" -"first use"`},
		{[]string{"freeze", "–first use"}, `freeze -"first use"`},
		{[]string{`"verifiable freeze" now`}, `"verifiable freeze" now`},
		{[]string{"talks: the next step"}, `"talks: the next step"`},
		{[]string{"after:2021-12-01 before:2022"}, `after:2021-12-01 before:2022`},
		{[]string{"moratorium by:Marsh", "freeze"}, `moratorium by:Marsh freeze`},
		{[]string{"kind:direct treaty"}, `kind:direct treaty`},
		{[]string{"after:21 December 2021"}, `after:"21 December 2021"`},
		{[]string{"freeze -first"}, `freeze -first`},
		{[]string{"freeze - the first"}, `"freeze - the first"`},
		{[]string{"signed by: hand"}, `"signed by: hand"`},
		{nil, ``},
	} {
		if got := FromArgs(c.args); got != c.want {
			t.Errorf("%q: got %s, want %s", c.args, got, c.want)
		}
	}
}

// TestFieldsSelect checks that a query with only one field is not taken for an empty one.
func TestFieldsSelect(t *testing.T) {
	for _, field := range Fields {
		q, err := Parse(field.Example)
		if err != nil {
			t.Errorf("%s: %v", field.Example, err)
		} else if q.IsZero() {
			t.Errorf("%s: IsZero and Narrowed do not know the field", field.Example)
		}
	}
}

// FuzzRoundTrip checks that Parse returns the same query for the String of a query.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range []string{`moratorium "a freeze" -x not:"y z" by:"Elin Marsh" after:2021 before:2021-12 kind:mixed`,
		`“a” -“b c` + "\x80", `not:a:b --- "" a"b" speaker:a"b"c`, `12:30 by:a by: b x:y https://a`, `by:"a)?" not:"b)"`,
		`morator* -ban*? OR (vet*) "a*"`} {
		f.Add(s)
	}
	for _, field := range Fields {
		f.Add(field.Example)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			var wrong *Error
			if !errors.As(err, &wrong) || wrong.Column < 1 {
				t.Fatalf("%q: %v has no column", s, err)
			}
			return
		}
		if len([]rune(q.String())) > MaxLength {
			return // dates written in full have made it too long
		}
		again, err := Parse(q.String())
		if err != nil {
			t.Fatalf("%q was written as %q: %v", s, q, err)
		}
		if !same(again, q) {
			t.Fatalf("%q was written as %q and read as %q", s, q, again)
		}
	})
}
