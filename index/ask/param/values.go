package param

import (
	"errors"
	"net/url"
	"strings"
	"time"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
)

// firstDay is the earliest day that an article can have: the first newspapers were printed in the years after.
var firstDay = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)

// CheckDay reports why an article can't have been published on a day.
func CheckDay(typed string, now time.Time) error {
	var wrong *day.Error
	published, err := day.ISO.Parse(typed)
	last := corpus.LastCredibleDay(now)
	switch {
	case errors.As(err, &wrong):
		return &notice.UsageError{Message: wrong.Message(), Hint: notice.Hint{Text: wrong.Hint()}}
	case published.Before(firstDay) || published.After(last):
		return &notice.UsageError{Message: wording.Say("%s is not a valid date", notice.Repeated(typed)),
			Hint: notice.Hint{
				Text: wording.Say("expected a day from %s to %s", firstDay.Format(corpus.DateLayout),
					last.Format(corpus.DateLayout)),
			}}
	}
	return nil
}

// CheckAddress reports why what was typed is no address of a web page. A user name is refused:
// "https://harbour.example@elsewhere.example" leads elsewhere than it seems to.
func CheckAddress(name, typed string, most int) error {
	typed = strings.TrimSpace(typed)
	if err := CheckLine(name, typed, most); err != nil {
		return err
	}
	u, err := url.Parse(typed)
	if err != nil || !isWeb(u) || strings.ContainsFunc(typed, unfitForAddress) {
		return &notice.UsageError{Message: wording.Say("%s can't be %s", name, notice.Repeated(typed)),
			Hint: notice.Hint{
				Text: wording.Say("expected an address that begins with http:// or https://, as https://example.org/page"),
			}}
	}
	return nil
}

// isWeb reports whether an address is one of the web, without a user name.
func isWeb(u *url.URL) bool {
	http := u.Scheme == "http" || u.Scheme == "https"
	return http && u.Hostname() != "" && u.User == nil
}

// unfitForAddress reports whether a character has to be encoded in an address.
func unfitForAddress(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("<>\"\\^`{|}", r)
}
