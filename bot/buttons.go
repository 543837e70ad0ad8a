package bot

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/index"
	"verbatim/index/ask"
)

// A button's custom_id, of at most 100 characters, and the message's first line say all that the button does. So it
// works after a restart, and days later. buttonSep separates the parts of a custom_id; the first part is
// buttonVersion.
const (
	buttonVersion = "1"
	buttonSep     = "|"
)

// The second part of a custom_id: what the button does. The comments name the parts after it.
const (
	actionPage    = "page"    // command, page, asker, order, limit, snapshot, place in the row
	actionContext = "context" // the quote's id
	actionDelete  = "delete"  // the asker
	actionConfirm = "confirm" // command, and the id of what was previewed
	actionCancel  = "cancel"  // none: only one reindex runs at a time
	actionReport  = "wrong"   // the ids of the quotes on the page, one after another
	actionAccept  = "accept"  // the quote's id, and the id of the member who reported it
	actionType    = "type"    // the same
	actionDismiss = "dismiss" // the same
	actionEnd     = "end"     // the number of an alert
)

// A turning is what a button knows that turns to a page. What was asked is in the message.
type turning struct {
	command  *ask.Command
	page     int // from 0
	asker    string
	order    string // the value of ask.ParamSort, or ""
	limit    string // the value of ask.ParamLimit, or ""
	snapshot string // of the answer
	reports  bool   // wrong speakers can be reported
}

// customID writes t for the button in that place of its row. Two buttons may turn to the same page, but need different
// ids.
func (t turning) customID(place int) string {
	page, unique := strconv.Itoa(t.page), strconv.Itoa(place)
	parts := []string{buttonVersion, actionPage, t.command.Name, page, t.asker, t.order, t.limit, t.snapshot, unique}
	return strings.Join(parts, buttonSep)
}

// parseTurning reads the parts of a custom_id after the second.
func parseTurning(parts []string) (t turning, ok bool) {
	if len(parts) != 7 {
		return t, false
	}
	page, err := strconv.Atoi(parts[1])
	command, known := ask.Lookup(parts[0])
	t = turning{command: command, page: page, asker: parts[2], order: parts[3], limit: parts[4], snapshot: parts[5]}
	return t, known && err == nil && page >= 0
}

// controls returns the buttons below a page: to turn pages, to show the context of each quote, to report a wrong
// speaker and to delete the answer.
func controls(pages []Message, t turning) []discordgo.MessageComponent {
	page := pages[t.page]
	var rows []discordgo.MessageComponent
	if len(pages) > 1 {
		rows = append(rows, pageRow(len(pages), t))
	}
	var row []discordgo.MessageComponent
	for i, id := range page.Quotes {
		label := "In context"
		if len(page.Quotes) > 1 {
			label += fmt.Sprintf(": %d", i+1)
		}
		row = append(row, newButton(label, discordgo.SecondaryButton, actionContext, id))
	}
	if len(row) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: row})
	}
	var last []discordgo.MessageComponent
	if t.reports && len(page.Quotes) > 0 {
		ids := strings.Join(page.Quotes, "")
		last = append(last, newButton("Wrong speaker?", discordgo.SecondaryButton, actionReport, ids))
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
	at, last := t.page, pages-1
	for place, b := range []struct {
		label string
		to    int
		off   bool
	}{
		{"First", 0, at == 0}, {"Back", max(at-1, 0), at == 0}, {fmt.Sprintf("%d of %d", at+1, pages), at, true},
		{"Next", min(at+1, last), at == last}, {"Last", last, at == last},
	} {
		t.page = b.to
		style := discordgo.PrimaryButton
		if b.off {
			style = discordgo.SecondaryButton
		}
		button := discordgo.Button{Label: b.label, Style: style, CustomID: t.customID(place), Disabled: b.off}
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
