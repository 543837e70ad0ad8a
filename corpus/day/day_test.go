package day_test

import (
	"errors"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/day"
)

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"2021-12-21": "2021-12-21", "2021-12-21T23:30:00-05:00": "2021-12-21", "2021/12/21": "2021-12-21",
		"20211221":         "2021-12-21",
		"20211221T101500Z": "2021-12-21", "21 December 2021": "2021-12-21", "21st December, 2021": "2021-12-21",
		"December 21, 2021": "2021-12-21",
		"Dec. 21, 2021":     "2021-12-21", "Sept 3 2021": "2021-09-03", "Tue, 21 Dec 2021 10:00:00 GMT": "2021-12-21",
		"21-Dec-2021": "2021-12-21",
		"21.12.2021":  "2021-12-21", "12/21/2021": "2021-12-21", "21/12/2021": "2021-12-21", "5/5/2021": "2021-05-05",
		"3rd of May 2021": "2021-05-03",
		// Not a day, or not clear which.
		"12/11/2021": "", "12/11/21": "", "2021-02-30": "", "2021-13-01": "", "31 June 2021": "", "99999999": "",
		"December 2021": "",
		"next week":     "", "0000-00-00": "", "": "",
	} {
		found, ok := day.Find(in)
		a := corpus.Article{Date: found.Day}
		if a.Day() != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", in, a.Day(), want)
		}
	}
}

func TestFoundAt(t *testing.T) {
	const text = "Filed Dec. 21, 2021, in Varek"
	if found, _ := day.Find(text); text[found.Start:found.End] != "Dec. 21, 2021" {
		t.Errorf("found at %q", text[found.Start:found.End])
	}
	const short = "VAREK, Dec. 21"
	found, ok := day.FindYearless(short)
	if !ok || !found.Day.IsZero() || short[found.Start:found.End] != "Dec. 21" {
		t.Errorf("found without a year: %+v, %v", found, ok)
	}
	if _, ok := day.FindYearless("VAREK, May"); ok {
		t.Error("a month is found as a day")
	}
}

func TestParse(t *testing.T) {
	iso, imported, address, typed := day.ISO, day.Imported, day.InAddress, day.Typed
	monthDay, oneYear := day.Asked("January 2"), day.Asked("2006")
	for _, c := range []struct {
		form     *day.Form
		in, want string // want is "" if the form does not accept the text
	}{
		{&iso, "2021-12-21", "2021-12-21"}, {&iso, "1600-01-01", "1600-01-01"},
		{&iso, "2021-12-21T10:00:00Z", ""}, {&iso, "2021-2-3", ""}, {&iso, "2021-02-30", ""},
		{&iso, "21 December 2021", ""}, {&iso, "", ""},
		{&imported, "2021-12-21T10:00:00Z", "2021-12-21"}, {&imported, "2021-12-21 soon", "2021-12-21"},
		{&imported, "1699-12-31", ""}, {&imported, "2200-01-01", ""}, {&imported, "21 May", ""},
		{&address, "2026-1-2", "2026-01-02"}, {&address, "2026-11-31", ""},
		{&typed, "2021-2-3", "2021-02-03"}, {&typed, "2021/12/21", "2021-12-21"}, {&typed, "2021-12", "2021-12-01"},
		{&typed, "2021", "2021-01-01"},
		{&typed, "21st December, 2021", "2021-12-21"}, {&typed, "Dec 21 2021", "2021-12-21"},
		{&typed, "december 2021", "2021-12-01"},
		{&typed, "0021", ""}, {&typed, "yesterday", ""}, {&typed, "2021-13-01", ""},
		{&monthDay, "March 3rd", "0000-03-03"}, {&monthDay, "March 2021", ""},
		{&oneYear, "2021", "2021-01-01"}, {&oneYear, "2500", ""}, {&oneYear, "1899", ""},
	} {
		got, err := c.form.Parse(c.in)
		if (err == nil) != (c.want != "") || err == nil && got.Format(corpus.DateLayout) != c.want {
			t.Errorf("%q: %v, %v; want %q", c.in, got, err, c.want)
		}
		if err == nil && !got.Equal(got.UTC().Truncate(24*time.Hour)) {
			t.Errorf("%q: %v is not midnight UTC", c.in, got)
		}
	}
}

func TestErrorSaysWhatIsAccepted(t *testing.T) {
	_, err := day.ISO.Parse("so\u202eon, at some time that we cannot name today")
	var wrong *day.Error
	if !errors.As(err, &wrong) {
		t.Fatalf("the error is a %T", err)
	}
	const want = `“so\u202eon, at some time that we cannot name…” is not a valid date; expected a day such as 2021-12-21`
	if err.Error() != want {
		t.Errorf("the error is\n%s, want\n%s", err, want)
	}
}
