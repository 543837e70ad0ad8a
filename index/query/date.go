package query

import (
	"fmt"
	"strings"
	"time"
)

// dayLayouts are the ways in which a day may be typed; a month or year stands for its first day.
var dayLayouts = []string{
	"2006-1-2", "2006-1", "2006", "2006/1/2",
	"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "January 2006", "Jan 2006",
}

// minYear is the earliest year taken for one: four digits that mean something else are told from a date.
const minYear = 1000

// parseDay reads a day in one of dayLayouts, at midnight UTC. Commas and the endings of "21st" are passed over.
func parseDay(s string) (time.Time, *Error) {
	plain := strings.Join(strings.Fields(strings.ReplaceAll(s, ",", " ")), " ")
	plain = dropOrdinals(plain)
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, plain); err == nil && t.Year() >= minYear {
			return t, nil
		}
	}
	return time.Time{}, &Error{Message: fmt.Sprintf("%q is no day", s),
		Hint: `expected a day as 2021-12-21, a month as 2021-12, a year as 2021, or "21 December 2021" in quotation marks`}
}

// dropOrdinals turns "21st December" into "21 December".
func dropOrdinals(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		for _, ending := range []string{"st", "nd", "rd", "th"} {
			if n := strings.TrimSuffix(strings.ToLower(w), ending); n != strings.ToLower(w) && strings.Trim(n, "0123456789") == "" {
				words[i] = n
			}
		}
	}
	return strings.Join(words, " ")
}
