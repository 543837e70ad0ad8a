package query

import (
	"errors"
	"strings"
	"time"

	"verbatim/corpus/day"
)

// parseDay reads a day as it is typed in a query. A period stands for its first day: "last week".
func parseDay(s string, c Calendar) (time.Time, *Error) {
	t, err := day.Typed.Parse(s)
	var wrong *day.Error
	if !errors.As(err, &wrong) {
		return t, nil
	}
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if p := periodOf(words, c); p.words > 0 && p.words == len(words) {
		return p.from, nil
	}
	return t, &Error{Message: wrong.Message(), Hint: wrong.Hint()}
}
