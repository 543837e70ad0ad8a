package wording

import "testing"

func TestCount(t *testing.T) {
	for _, c := range []struct {
		n          int
		noun, want string
	}{
		{0, "quote", "0 quotes"}, {1, "quote", "1 quote"}, {999, "quote", "999 quotes"}, {1000, "quote", "1,000 quotes"},
		{1_234_567, "new quote", "1,234,567 new quotes"}, {-1234, "byte", "-1,234 bytes"}, {-100, "byte", "-100 bytes"},
		{1, "address", "1 address"}, {2, "address", "2 addresses"}, {2, "query", "2 queries"}, {2, "day", "2 days"},
		{2, "search", "2 searches"},
		{2, "index", "2 indexes"}, {2, "dash", "2 dashes"},
	} {
		if got := Count(c.n, c.noun); got != c.want {
			t.Errorf("Count(%d, %q) = %q, want %q", c.n, c.noun, got, c.want)
		}
	}
}

func TestA(t *testing.T) {
	for noun, want := range map[string]string{
		"query": "a query", "id": "an id", "article": "an article", "words": "words", "url": "a url", "user": "a user",
		"URL":             "a URL",
		"unnamed speaker": "an unnamed speaker", "unit": "a unit", "unknown field": "an unknown field",
		"option": "an option", "": "a ",
		"uninvited guest": "an uninvited guest", "umbrella": "an umbrella",
	} {
		if got := A(noun); got != want {
			t.Errorf("A(%q) = %q, want %q", noun, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{And(nil), ""}, {And([]string{"one"}), "one"}, {And([]string{"one", "two"}), "one and two"},
		{And([]string{"one", "two", "three"}), "one, two and three"}, {Or([]string{"best", "date"}), "best or date"},
		{Or([]string{"direct", "mixed", "indirect"}), "direct, mixed or indirect"},
		{First(nil, 3), ""}, {First([]string{"a", "b", "c"}, 3), "a; b; c"},
		{First([]string{"a", "b", "c", "d"}, 3), "a; b; c; and 1 more"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"ice": "“ice”", `the "ice"`: `“the "ice"”`, "a\nb": `“a\nb”`, "a\u202eb": `“a\u202eb”`,
		"": "“”", "Ærø 🕊": "“Ærø 🕊”",
	} {
		if got := Quote(in); got != want {
			t.Errorf("Quote(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	for in, want := range map[string]string{"": "", "four": "four", "fiver": "five…", "øæåé": "øæåé",
		"the ice": "the…"} {
		if got := Shorten(in, 4); got != want {
			t.Errorf("Shorten(%q, 4) = %q, want %q", in, got, want)
		}
	}
}
