package meaning

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
)

// QuoteID returns the ID of a quote that a user has typed. The error for another text is a *notice.UsageError with the
// example of the command.
func QuoteID(typed, example string) (string, error) {
	id := strings.ToLower(strings.Trim(typed, "#\"“” "))
	id = strings.TrimLeft(strings.TrimPrefix(id, "id "), "# ") // as an answer shows it
	if corpus.ValidID(id) {
		return id, nil
	}
	text := wording.Say("an ID is the %d letters and digits shown with a quote", corpus.IDLen)
	return "", &notice.UsageError{
		Message: wording.Say("%s is not the ID of a quote", notice.Repeated(typed)),
		Hint:    notice.Hint{Text: text, Example: example}, Column: 1,
	}
}

// UnknownQuote is the error for an ID that no quote has.
func UnknownQuote(id string) error {
	return &notice.UsageError{
		Message: wording.Say("no quote has the ID %s", id), Column: 1, Err: index.ErrNoQuote,
		Hint: notice.Hint{
			Text: wording.Say("a quote's ID changes when its article is moved or its first words change; search for it " +
				"with who-said"),
		},
	}
}
