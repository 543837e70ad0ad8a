package wording

import "unicode/utf8"

// Floor returns the largest n <= limit at which s can be cut without cutting a character.
func Floor(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return limit
}
