package fold

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verbatim/corpus/legible"
)

func TestString(t *testing.T) {
	for from, want := range map[string]string{
		"moratorium": "moratorium", "Moratorium": "moratorium", "mora\u00adtorium": "moratorium",
		"mora\u200btorium\ufeff": "moratorium",
		"a\U000e0041b\ufff9c":    "abc",
		"a\u200db\u2060c\u200e":  "abc",
		"Mar\u3164sh":            "marsh", "Mar\u034fsh\u115f": "marsh", "Mar\ufe0fsh\uffa0": "marsh",
		"Mar\u206fsh\U000e0100": "marsh",
		"Tromsø":                "tromso", "TROMSØ": "tromso", "Straße": "strasse", "STRAẞE": "strasse",
		"Søren Ågård":     "soren agard",
		"Łukasz Żuławski": "lukasz zulawski", "Đorđe": "dorde", "Þórdís": "thordis", "Ægir": "aegir",
		"Cœur": "coeur", "KILIÇDAR Kılıç": "kilicdar kilic",
		"İzmir": "izmir", "Ħamrun": "hamrun", "Ŋala": "nala", "Əliyev": "aliyev", "Ŧorŧe": "torte",
		"Guðrún":     "gudrun",
		"ｍｏｒａＴＯＲＩＵＭ": "moratorium", "ﬁnance oﬃce": "finance office", "e\u0301te\u0301": "ete",
		"A\u030angstro\u0308m": "angstrom",
		"O’Neill":              "o'neill", "Hawaiʻi": "hawai'i", "co‑op": "co-op", "№": "no", "ſhip": "ship",
		"Việt Nguyễn": "viet nguyen", "Москва": "москва",
		"": "", "\xff\u00ad": "\ufffd", "²": "2",
	} {
		if got := String(from); got != want {
			t.Errorf("%q becomes %q, want %q", from, got, want)
		}
	}
}

func TestLower(t *testing.T) {
	for from, want := range map[string]string{
		"Sa\u00adid": "said", "Saïd": "saïd", "Sai\u0308d": "saïd", "ＳＡＩＤ": "said", "ﬁnance": "finance",
		"Señor": "señor", "plain": "plain",
	} {
		if got := Lower(from); got != want {
			t.Errorf("%q becomes %q, want %q", from, got, want)
		}
	}
}

// TestLowerByTable holds that Lower finds in its table what normalising gives, for each of the characters with others
// before and after it.
func TestLowerByTable(t *testing.T) {
	for r := range rune(0x2100) {
		for _, s := range []string{string(r), "a" + string(r), "É" + string(r) + "’s", "o" + string(r) + "\u0308"} {
			if got, want := Lower(s), compose(s); got != want {
				t.Fatalf("%+q becomes %+q, want %+q", s, got, want)
			}
		}
	}
	if got, want := Lower("\xffA"), compose("\xffA"); got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
}

// FuzzString checks that folding twice equals folding once, and that a folded text has no invisible character.
func FuzzString(f *testing.F) {
	for _, s := range []string{"Søren", "e\u0301", "ﬃ ẞ \u00ad", "\xff", "ΐ", "ǅ", "K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := String(s)
		if again := String(got); again != got {
			t.Errorf("%q becomes %q and then %q", s, got, again)
		}
		if Visible(got) != got || !utf8.ValidString(got) && utf8.ValidString(s) {
			t.Errorf("%q becomes %q", s, got)
		}
		if strings.ContainsFunc(Visible(s), Invisible) {
			t.Errorf("%q is seen as %q", s, Visible(s))
		}
	})
}

func BenchmarkString(b *testing.B) {
	for _, word := range []string{"moratorium", "Moratorium", "Søren", "e\u0301te\u0301"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				_ = String(word)
			}
		})
	}
}

// TestInvisible checks that exactly the invisible characters and accents fold to nothing, and that no character folds
// to an invisible one.
func TestInvisible(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		got := String(string(r))
		if Invisible(r) != legible.Unseen(r) || Invisible(r) && got != "" {
			t.Errorf("%U becomes %q", r, got)
		}
		if got == "" && !Invisible(r) && !isAccent(r) || strings.ContainsFunc(got, Invisible) {
			t.Errorf("%U becomes %q", r, got)
		}
	}
}

func isAccent(r rune) bool {
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			return false
		}
	}
	return true
}
