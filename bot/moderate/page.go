// Package moderate has what moderators choose from to change a quote: menus of speakers, and which quote of a page is
// meant. Start with [ReadPage] and [Menu].
package moderate

import (
	"strconv"
	"strings"

	"verbatim/bot/form"
	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/corpus"
)

// A Page is the quotes of a page of an answer, of which one is meant.
type Page struct {
	First int    // the number of the first
	IDs   string // one after another
}

// ReadPage reads a page from the parts of a custom_id. Buttons of earlier versions have the ids alone, which were
// numbered from 1.
func ReadPage(parts []string) Page {
	if len(parts) == 2 {
		if first, err := strconv.Atoi(parts[0]); err == nil {
			return Page{max(first, 1), parts[1]}
		}
	}
	return Page{1, strings.Join(parts, "")}
}

// Quotes returns how many quotes the page has.
func (p Page) Quotes() int { return len(p.IDs) / corpus.IDLen }

// Last returns the number of the last quote.
func (p Page) Last() int { return p.First + p.Quotes() - 1 }

// Quote returns the id of the quote with a number; "" if the page has none.
func (p Page) Quote(number int) string {
	if number < p.First || number > p.Last() {
		return ""
	}
	return p.IDs[(number-p.First)*corpus.IDLen:][:corpus.IDLen]
}

// Doubt returns the fields of the form in which a member says which quote of a page has a wrong speaker, and why.
func Doubt(page Page, in *locale.Language) []form.Field {
	reason := form.Field{
		ID: form.Reason, Label: in.Say("Who spoke, or how do you know?"), Long: true, Most: show.MaxReason,
		Hint: in.Say("A few words help. Moderators see them with your name."),
	}
	if page.Quotes() == 1 {
		return []form.Field{reason}
	}
	label := in.Say("Which quote? %d to %d, as on the page", page.First, page.Last())
	return []form.Field{{ID: form.Number, Label: label, Required: true, Most: 3}, reason}
}
