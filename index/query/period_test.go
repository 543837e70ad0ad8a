package query

import (
	"testing"
	"time"
)

// TestPeriods checks the days that a question names. It is asked on a Wednesday, and the newest article is older.
func TestPeriods(t *testing.T) {
	day := func(month time.Month, day int) time.Time { return time.Date(2022, month, day, 0, 0, 0, 0, time.UTC) }
	c := Calendar{Today: day(time.March, 16), Latest: day(time.February, 10)}
	known := func(string) Naming { return NoName }
	for _, test := range []struct{ asked, want string }{
		{`who spoke of ferries yesterday?`, `ferries after:2022-03-15 before:2022-03-16`},
		{`what was said the day before yesterday about ferries`, `ferries after:2022-03-14 before:2022-03-15`},
		{`who mentioned ferries today`, `ferries after:2022-03-16 before:2022-03-17`},
		{`who mentioned ferries this morning`, `ferries after:2022-03-16 before:2022-03-17`},
		{`who mentioned ferries since yesterday`, `ferries after:2022-03-15`},
		{`who mentioned ferries last week`, `ferries after:2022-03-07 before:2022-03-14`},
		{`who mentioned ferries this week`, `ferries after:2022-03-14 before:2022-03-21`},
		{`who mentioned ferries before last week`, `ferries before:2022-03-07`},
		{`who mentioned ferries this month`, `ferries after:2022-03-01 before:2022-04-01`},
		{`who mentioned ferries last month`, `ferries after:2022-02-01 before:2022-03-01`},
		{`what was said last year about ferries`, `ferries after:2021-01-01 before:2022-01-01`},
		{`who will be the judge this year`, `judge year`},
		{`what was said about ferries eight years ago`, `ferries eight years ago`},
		{`who mentioned ferries in the past week`, `ferries after:2022-03-09 before:2022-03-17`},
		{`who mentioned ferries over the last three days`, `ferries after:2022-03-13 before:2022-03-17`},
		{`who mentioned ferries two days ago`, `ferries after:2022-03-14 before:2022-03-15`},
		{`who mentioned ferries a month ago`, `ferries after:2022-02-01 before:2022-03-01`},
		{`who mentioned ferries last Monday`, `ferries after:2022-03-14 before:2022-03-15`},
		{`who mentioned ferries last wednesday`, `ferries after:2022-03-09 before:2022-03-10`},
		{`who mentioned ferries on Friday?`, `ferries after:2022-03-11 before:2022-03-12`},
		{`who mentioned ferries at the weekend`, `ferries weekend`},
		{`who mentioned ferries last weekend`, `ferries after:2022-03-12 before:2022-03-14`},
		{`who mentioned ferries in the first week of January`, `ferries after:2022-01-01 before:2022-01-08`},
		{`who mentioned ferries in the last week of december`, `ferries after:2021-12-25 before:2022-01-01`},
		{`who mentioned ferries in the second week of May 2020`, `ferries after:2020-05-08 before:2020-05-15`},
		{`who mentioned ferries in early January`, `ferries after:2022-01-01 before:2022-01-11`},
		{`who mentioned ferries in mid-June 2021`, `ferries after:2021-06-11 before:2021-06-21`},
		{`who mentioned ferries at the end of March`, `ferries after:2021-03-22 before:2021-04-01`},
		{`who mentioned ferries on 10 January`, `ferries after:2022-01-10 before:2022-01-11`},
		{`who mentioned ferries on January 10th?`, `ferries after:2022-01-10 before:2022-01-11`},
		{`who mentioned ferries since 20 January`, `ferries after:2022-01-20`},
		{`who mentioned ferries before Christmas?`, `ferries before:2021-12-25`},
		{`who mentioned ferries after New Year's Day`, `ferries after:2022-01-02`},
		{`who mentioned Christmas`, `Christmas`},
		// The days are part of what was said.
		{`who said the ferries will stop on Friday`, `ferries stop Friday`},
		{`who said the ferries stop in November`, `ferries stop November`},
		{`who said the ferries will stop last`, `ferries stop last`},
		{`who said "last week"`, `"last week"`},
		{`who may march this time`, `march time`},
	} {
		q, err := ParseQuestion(test.asked, known, c)
		if err != nil || q.String() != test.want {
			t.Errorf("%s: got %s (%v), want %s", test.asked, q, err, test.want)
		}
	}
}

// TestRelativeDays checks days in fields that count from today.
func TestRelativeDays(t *testing.T) {
	today := On(time.Date(2022, 3, 16, 22, 30, 0, 0, time.UTC))
	for typed, want := range map[string]string{
		`after:yesterday`:          `after:2022-03-15`,
		`ferries after:Yesterday?`: `ferries after:2022-03-15`,
		`before:"last week"`:       `before:2022-03-07`,
		`after:"2 weeks ago"`:      `after:2022-02-28`,
		`after:January`:            `after:2022-01-01`,
		`after:"10 January"`:       `after:2022-01-10`,
		`after:monday`:             `after:2022-03-14`,
		`after:2021?`:              `after:2021-01-01`,
		`publisher:herald?`:        `publisher:herald`,
	} {
		if q, err := ParseOn(today, typed); err != nil || q.String() != want {
			t.Errorf("%s: got %s (%v), want %s", typed, q, err, want)
		}
		if q, err := Parse(want); err != nil || q.String() != want {
			t.Errorf("%s: %s is not the same query (%v)", want, q, err)
		}
	}
	for _, typed := range []string{`after:soon`, `after:"last week or so"`, `after:"the"`} {
		if q, err := ParseOn(today, typed); err == nil {
			t.Errorf("%s: got %s", typed, q)
		}
	}
	if q, err := Parse(`after:yesterday`); err == nil {
		t.Errorf("yesterday without a calendar: got %s", q)
	}
}

// FuzzPeriodOf checks that no words make periodOf panic, and that it uses no more words than there are.
func FuzzPeriodOf(f *testing.F) {
	f.Add("the first week of January 2021", "mid-May")
	f.Add("last", "99 days ago")
	f.Fuzz(func(t *testing.T, a, b string) {
		words := []string{a, b, a + b, b + a}
		if p := periodOf(words, On(time.Date(2022, 3, 16, 0, 0, 0, 0, time.UTC))); p.words > len(words) {
			t.Errorf("%q: %d words", words, p.words)
		}
	})
}
