package query

import (
	"errors"
	"time"

	"verbatim/corpus/day"
)

// parseDay reads a day as it is typed in a query.
func parseDay(s string) (time.Time, *Error) {
	t, err := day.Typed.Parse(s)
	var wrong *day.Error
	if errors.As(err, &wrong) {
		return t, &Error{Message: wrong.Message(), Hint: wrong.Hint()}
	}
	return t, nil
}
