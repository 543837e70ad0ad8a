package bot

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/index"
	"verbatim/index/ask"
)

// What a button does is all in its custom_id, which has at most 100 characters, and in the message's first line: so it works behind a
// restart, and days later. The parts of a custom_id are parted by buttonSep; the first is buttonVersion.
const (
	buttonVersion = "1"
	buttonSep     = "|"
)

// The second part of a custom_id: what the button does.
const (
	turns    = "page"    // command, page, asker, order, limit, snapshot, and what makes it unique
	surround = "context" // the quote's id
	remove   = "delete"  // asker
	confirms = "confirm" // command, and the id of what was previewed
	cancels  = "cancel"  // nothing: there is one reindex at a time
	reports  = "wrong"   // the ids of the quotes on the page, behind each other
	accepts  = "accept"  // the quote's id, and that of who has reported it
	types    = "type"    // the same
	dismiss  = "dismiss" // the same
	ends     = "end"     // the number of an alert
)

// A turning is what a button needs to know that turns to a page, beside what was asked, which is in the message.
type turning struct {
	command  string
	page     int // from 0
	asker    string
	order    string // the value of ask.ParamSort, or ""
	limit    string // the value of ask.ParamLimit, or ""
	snapshot string // what the answer was found in
	reports  bool   // there is somewhere to report wrong speakers
}

// customID writes t for the button in that place of its row: two that turn to one page need not be the same.
func (t turning) customID(place int) string {
	return strings.Join([]string{buttonVersion, turns, t.command, strconv.Itoa(t.page), t.asker, t.order, t.limit, t.snapshot, strconv.Itoa(place)}, buttonSep)
}

// parseTurning reads the parts of a custom_id behind the second.
func parseTurning(parts []string) (t turning, ok bool) {
	if len(parts) != 7 {
		return t, false
	}
	page, err := strconv.Atoi(parts[1])
	t = turning{command: parts[0], page: page, asker: parts[2], order: parts[3], limit: parts[4], snapshot: parts[5]}
	return t, err == nil && page >= 0
}

// controls are the buttons below a page: to the others, to what stands around each quote, and to delete the answer.
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
		row = append(row, newButton(label, discordgo.SecondaryButton, surround, id))
	}
	if len(row) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: row})
	}
	var last []discordgo.MessageComponent
	if t.reports && len(page.Quotes) > 0 {
		last = append(last, newButton("Wrong speaker?", discordgo.SecondaryButton, reports, strings.Join(page.Quotes, "")))
	}
	if !page.Private && t.asker != "" {
		last = append(last, newButton("Delete", discordgo.DangerButton, remove, t.asker))
	}
	if len(last) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: last})
	}
	return rows
}

// newButton returns a button that does what its custom_id says.
func newButton(label string, style discordgo.ButtonStyle, id ...string) discordgo.Button {
	return discordgo.Button{Label: label, Style: style, CustomID: buttonVersion + buttonSep + strings.Join(id, buttonSep)}
}

// confirmRow does what was previewed, or takes the preview away.
func confirmRow(command, draft, asker string) discordgo.ActionsRow {
	label, style := "Add to the corpus", discordgo.SuccessButton
	if command == ask.Remove {
		label, style = "Remove from the corpus", discordgo.DangerButton
	}
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		newButton(label, style, confirms, command, draft), newButton("Leave it", discordgo.SecondaryButton, remove, asker)}}
}

// cancelRow ends a reindex.
func cancelRow() discordgo.ActionsRow {
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{newButton("Cancel", discordgo.DangerButton, cancels)}}
}

// pageRow turns pages. At the ends the buttons that lead nowhere are there and can't be pressed, so that the others keep their places.
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
		row.Components = append(row.Components, discordgo.Button{Label: b.label, Style: style, CustomID: t.customID(place), Disabled: b.off})
	}
	return row
}

// mostQuotes and mostLines are how many quotes and lines of a list can be turned to.
const (
	mostQuotes = ask.MaxLimit
	mostLines  = 300
)

// Most is how many quotes or lines a command finds for its pages: what Request.Most is to be.
func Most(command string) int {
	switch command {
	case ask.WhoSaid, ask.SaidBy, ask.Ask:
		return mostQuotes
	}
	return mostLines
}

// shortName is a snapshot's name in a custom_id.
func shortName(snapshot string) string { return strings.TrimPrefix(snapshot, index.SnapshotPrefix) }
