package wording

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestText prints texts in English.
func TestText(t *testing.T) {
	day := time.Date(2021, 3, 7, 0, 0, 0, 0, time.UTC)
	quotes := func(n int) Text { return Amount(n, "quote") }
	for _, c := range []struct {
		text Text
		want string
	}{
		{Text{}, ""}, {Say("none"), "none"}, {Say("%s: %d of %s", "a", 1234, quotes(1)), "a: 1,234 of 1 quote"},
		{quotes(0), "0 quotes"}, {quotes(1), "1 quote"}, {quotes(2345), "2,345 quotes"},
		{Counted("%d shows %s", "%d show %s", 1, "it"), "1 shows it"},
		{Counted("%d shows %s", "%d show %s", 3, "it"), "3 show it"},
		{Say("from %s", DayOf(day)), "from 7 March 2021"}, {Say("%s", Day{Time: day, Layout: "Jan 2006"}), "Mar 2021"},
		{Typed("100 %d"), "100 %d"}, {Typed(""), ""}, {Known("100 %"), "100 %"},
		{AllOf(nil), ""}, {AllOf([]string{"a"}), "a"}, {AllOf([]string{"a", "b", "c"}), "a, b and c"},
		{AnyOf(nil), ""}, {AnyOf([]string{"a"}), "a"}, {AnyOf([]string{"a", "b"}), "a or b"},
		{Joined("; ", Say("a"), quotes(2)), "a; 2 quotes"},
		{Say("the ice").Sentence(), "The ice."}, {Say("The ice.").Stop(), "The ice."}, {Say("The ice").Lower(), "the ice"},
		{Say("ice").Upper(), "Ice"}, {Of(fmt.Errorf("reading: %w", Say("no %s", "ice"))), "no ice"},
		{Of(errors.New("no ice")), "no ice"},
	} {
		if got := c.text.String(); got != c.want || c.text.IsZero() != (c.want == "") || c.text.Error() != got {
			t.Errorf("%+v: %q, want %q", c.text, got, c.want)
		}
	}
	if got := Strings([]Text{Say("a"), quotes(1)}); strings.Join(got, "|") != "a|1 quote" || Strings(nil) == nil {
		t.Errorf("got %q", got)
	}
}

// loud is a language that says everything in capitals.
type loud struct{}

func (loud) Say(format string, values ...any) string {
	return strings.ToUpper(fmt.Sprintf(format, values...))
}

func (loud) Day(day time.Time, layout string) string { return "on " + day.Format(layout) }

func (loud) IsEnglish() bool { return false }

// TestIn says the parts of a text in a language, and what was typed as it is in the end.
func TestIn(t *testing.T) {
	day := DayOf(time.Date(2021, 3, 7, 0, 0, 0, 0, time.UTC))
	text := Say("%s has %s, %s", "Marsh", Amount(1, "quote"), day).Lower().Stop()
	if got, want := text.In(loud{}), "mARSH HAS 1 QUOTES, ON 7 MARCH 2021."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
