package bot

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/index"
	"verbatim/index/ask"
)

// A button's custom_id, of at most 100 characters, says all that the button does. So it works after a restart, and days
// later. buttonSep separates the parts of a custom_id; the first part is buttonVersion.
const (
	buttonVersion = "1"
	buttonSep     = "|"
)

// The second part of a custom_id: what the button does. The comments name the parts after it.
const (
	actionPage    = "turn"    // the page, the place in the row, and a piece of the request; see pageState
	actionContext = "context" // the quote's id
	actionDelete  = "delete"  // the asker
	actionConfirm = "confirm" // command, and the id of what was previewed
	actionCancel  = "cancel"  // none: only one reindex runs at a time
	actionReport  = "wrong"   // the number of the first quote on the page, and the ids of its quotes, one after another
	actionAccept  = "accept"  // the quote's id, and the id of the member who reported it
	actionType    = "type"    // the same
	actionDismiss = "dismiss" // the same
	actionEnd     = "end"     // the number of an alert
	actionNarrow  = "narrow"  // none, the place, and a piece of the request; the menu's value is a field of a query
	actionMore    = "more"    // none, the place, and a piece; the menu's value is what a button's id has after the version
	actionCite    = "cite"    // the ids of the quotes on the page, one after another
	actionShare   = "share"   // the page
)

// A turning is what the buttons below a page need.
type turning struct {
	pageState
	page    int  // from 0
	reports bool // wrong speakers can be reported
}

// controls returns the buttons below a page: to turn pages, to show the context of each quote, to report a wrong
// speaker and to delete the answer.
func controls(pages []show.Message, t turning) []discordgo.MessageComponent {
	page := pages[t.page]
	var rows []discordgo.MessageComponent
	if _, fits := t.pieces(pageButtons); len(pages) > 1 && fits {
		rows = append(rows, pageRow(len(pages), t))
	}
	var row []discordgo.MessageComponent
	for i, id := range page.Quotes {
		label := "In context"
		if len(page.Quotes) > 1 {
			label += fmt.Sprintf(": %d", page.From+i)
		}
		row = append(row, newButton(label, discordgo.SecondaryButton, actionContext, id))
	}
	if len(row) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: row})
	}
	var last []discordgo.MessageComponent
	if t.reports && len(page.Quotes) > 0 {
		ids := strings.Join(page.Quotes, "")
		last = append(last, newButton("Wrong speaker?", discordgo.SecondaryButton, actionReport, strconv.Itoa(page.From), ids))
	}
	if !page.Private && t.asker != "" {
		last = append(last, newButton("Delete", discordgo.DangerButton, actionDelete, t.asker))
	}
	if len(last) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: last})
	}
	return rows
}

// newButton returns a button with the parts of its custom_id after the version.
func newButton(label string, style discordgo.ButtonStyle, id ...string) discordgo.Button {
	return discordgo.Button{Label: label, Style: style, CustomID: buttonVersion + buttonSep + strings.Join(id, buttonSep)}
}

// confirmRow returns buttons that carry out what was previewed, or delete the preview.
func confirmRow(p *ask.Preview, asker string) discordgo.ActionsRow {
	label, style := "Add to the corpus", discordgo.SuccessButton
	if p.Removes {
		label, style = "Remove from the corpus", discordgo.DangerButton
	}
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		newButton(label, style, actionConfirm, p.Command.Name, p.Draft),
		newButton("Leave it", discordgo.SecondaryButton, actionDelete, asker),
	}}
}

// cancelRow returns a button that cancels a reindex.
func cancelRow() discordgo.ActionsRow {
	cancel := newButton("Cancel", discordgo.DangerButton, actionCancel)
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{cancel}}
}

// pageRow returns the buttons that turn pages. On the first and last page some are disabled, so that the others keep
// their places.
func pageRow(pages int, t turning) discordgo.ActionsRow {
	var row discordgo.ActionsRow
	pieces, _ := t.pieces(pageButtons)
	at, last := t.page, pages-1
	for place, b := range []struct {
		label string
		to    int
		off   bool
	}{
		{"First", 0, at == 0}, {"Back", max(at-1, 0), at == 0}, {fmt.Sprintf("%d of %d", at+1, pages), at, true},
		{"Next", min(at+1, last), at == last}, {"Last", last, at == last},
	} {
		id := strings.Join([]string{buttonVersion, actionPage, strconv.Itoa(b.to), strconv.Itoa(place), pieces[place]}, buttonSep)
		style := discordgo.PrimaryButton
		if b.off {
			style = discordgo.SecondaryButton
		}
		button := discordgo.Button{Label: b.label, Style: style, CustomID: id, Disabled: b.off}
		row.Components = append(row.Components, button)
	}
	return row
}

// mostQuotes and mostLines are how many quotes and lines of a list the pages of an answer have.
const (
	mostQuotes = ask.MaxLimit
	mostLines  = 300
)

// Most returns how many quotes or lines a command finds for its pages: the value of Request.Most.
func Most(c *ask.Command) int {
	if c.Searches {
		return mostQuotes
	}
	return mostLines
}

// shortName returns a snapshot's name in a custom_id.
func shortName(snapshot string) string { return strings.TrimPrefix(snapshot, index.SnapshotPrefix) }
