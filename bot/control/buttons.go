package control

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/index"
	"verbatim/index/ask"
)

// A button's custom_id, of at most 100 characters, says all that the button does. So it works after a restart, and days
// later. sep separates the parts of a custom_id; the first part is version.
const (
	version = "1"
	sep     = "|"
)

// The second part of a custom_id: what the button does. The comments name the parts after it.
const (
	Turn     = "turn"    // the page, the place in the row, and a piece of the request; see State
	Context  = "context" // the quote's id
	Delete   = "delete"  // the asker
	Confirm  = "confirm" // command, and the id of what was previewed
	Cancel   = "cancel"  // none: only one reindex runs at a time
	Report   = "wrong"   // the number of the first quote on the page, and the ids of its quotes, one after another
	Accept   = "accept"  // the quote's id, and the id of the member who reported it
	TypeName = "type"    // the same
	Dismiss  = "dismiss" // the same
	End      = "end"     // the id of an alert
	Narrow   = "narrow"  // none, the place, and a piece of the request; the menu's value is a field of a query
	More     = "more"    // none, the place, and a piece; the menu's value is what a button's id has after the version
	Cite     = "cite"    // the ids of the quotes on the page, one after another
	Share    = "share"   // the page
	Try      = "try"     // a query
	People   = "people"  // none; the menu's value is what a button's id has after the version

	Moderate = "mod"    // the number of the first quote on the page, and the ids of its quotes, one after another
	Pick     = "pick"   // none; the menu's value is a quote's id
	Spoke    = "spoke"  // the quote's id; the menu's value is the name of a speaker
	Rename   = "rename" // the quote's id
	HideIt   = "hide"   // the quote's id
	UndoLast = "undo"   // the quote's id
)

// Moderating are the actions by which moderators change a quote of an answer.
var Moderating = []string{Moderate, Pick, Spoke, Rename, HideIt, UndoLast}

// ID returns the custom_id of an action with its arguments.
func ID(action string, arguments ...string) string {
	return strings.Join(append([]string{version, action}, arguments...), sep)
}

// Parts returns the action of a custom_id and its arguments. ok is false if it is from another version of the bot.
func Parts(id string) (parts []string, ok bool) {
	v, rest, _ := strings.Cut(id, sep)
	return strings.Split(rest, sep), v == version
}

// Chosen returns the action of a choice of the menu of what else can be done, and its arguments.
func Chosen(value string) []string { return strings.Split(value, sep) }

// A Shown is what the buttons below a page need.
type Shown struct {
	State
	Page    int              // from 0
	Reports bool             // wrong speakers can be reported
	AtHome  bool             // moderators may change quotes where the page is shown
	Lang    *locale.Language // of the labels
}

// Rows returns the buttons below a page that is sent as text: to turn pages, to show the context of each quote, to
// report a wrong speaker and to delete the answer.
func Rows(pages []show.Message, t Shown) []discordgo.MessageComponent {
	page := pages[t.Page]
	rows := append(tryRow(page.Try), peopleRow(page, t.Lang)...)
	if len(pages) > 1 && t.Fits() {
		rows = append(rows, pageRow(len(pages), t))
	}
	var row []discordgo.MessageComponent
	for i, id := range page.Quotes {
		label := t.Lang.Say("In context")
		if len(page.Quotes) > 1 {
			label += fmt.Sprintf(": %d", page.From+i)
		}
		row = append(row, Button(label, discordgo.SecondaryButton, Context, id))
	}
	if len(row) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: row})
	}
	var last []discordgo.MessageComponent
	if t.Reports && len(page.Quotes) > 0 {
		ids := strings.Join(page.Quotes, "")
		last = append(last, Button(t.Lang.Say("Wrong speaker?"), discordgo.SecondaryButton,
			Report, strconv.Itoa(page.From), ids))
	}
	if t.AtHome && len(page.Quotes) > 0 {
		ids := strings.Join(page.Quotes, "")
		last = append(last, Button(t.Lang.Say("Moderate a quote …"), discordgo.SecondaryButton,
			Moderate, strconv.Itoa(page.From), ids))
	}
	if !page.Private && t.Asker != "" {
		last = append(last, Button(t.Lang.Say("Delete"), discordgo.DangerButton, Delete, t.Asker))
	}
	if len(last) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: last})
	}
	return rows
}

// Button returns a button of an action with its arguments.
func Button(label string, style discordgo.ButtonStyle, action string, arguments ...string) discordgo.Button {
	return discordgo.Button{Label: label, Style: style, CustomID: ID(action, arguments...)}
}

// maxLabel is the length of a button's label, of Discord's component reference.
const maxLabel = 80

// tryRow returns buttons that search for what an answer proposes. A query that is too long for one has none.
func tryRow(queries []string) []discordgo.MessageComponent {
	var row discordgo.ActionsRow
	for _, q := range queries {
		id := ID(Try, q)
		if len(utf16.Encode([]rune(id))) <= maxCustomID && utf8.RuneCountInString(q) <= maxLabel {
			button := Button(q, discordgo.PrimaryButton, Try, q)
			row.Components = append(row.Components, button)
		}
	}
	if len(row.Components) == 0 {
		return nil
	}
	return []discordgo.MessageComponent{row}
}

// ConfirmRow returns buttons that carry out what was previewed, or delete the preview.
func ConfirmRow(p *ask.Preview, asker string, in *locale.Language) discordgo.ActionsRow {
	label, style := in.Say("Add to the corpus"), discordgo.SuccessButton
	switch {
	case p.Step != nil && p.Step.Redo:
		label, style = in.Say("Do it again"), discordgo.PrimaryButton
	case p.Step != nil:
		label, style = in.Say("Undo it"), discordgo.PrimaryButton
	case p.Removes:
		label, style = in.Say("Remove from the corpus"), discordgo.DangerButton
	}
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		Button(label, style, Confirm, p.Command.Name, p.Draft),
		Button(in.Say("Leave it"), discordgo.SecondaryButton, Delete, asker),
	}}
}

// News are the messages that show a post of an alert, each with buttons. reports says whether wrong speakers can be
// reported, and atHome whether it is posted in a home server.
func News(news ask.News, v show.View, reports, atHome bool) []show.Message {
	pages := show.News(news, v)
	for i := range pages {
		t := Shown{Reports: reports, AtHome: atHome, Lang: v.Lang}
		row := EndRow(news.Post.Alert.ID, v.Lang)
		pages[i].Components = append(Rows(pages[i:i+1], t), row)
		pages[i].Layout = Card(pages[i:i+1], t, nil, row)
	}
	return pages
}

// EndRow returns a button that ends an alert.
func EndRow(alert int64, in *locale.Language) discordgo.ActionsRow {
	end := Button(in.Say("Unsubscribe"), discordgo.SecondaryButton, End, strconv.FormatInt(alert, 10))
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{end}}
}

// CancelRow returns a button that cancels a reindex.
func CancelRow(in *locale.Language) discordgo.ActionsRow {
	cancel := Button(in.Say("Cancel"), discordgo.DangerButton, Cancel)
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{cancel}}
}

// pageRow returns the buttons that turn pages. On the first and last page some are disabled, so that the others keep
// their places.
func pageRow(pages int, t Shown) discordgo.ActionsRow {
	var row discordgo.ActionsRow
	pieces, _ := t.pieces(pageButtons)
	at, last := t.Page, pages-1
	for place, b := range []struct {
		label string
		to    int
		off   bool
	}{
		{t.Lang.Say("First"), 0, at == 0}, {t.Lang.Say("Back"), max(at-1, 0), at == 0},
		{t.Lang.Say("%d of %d", at+1, pages), at, true},
		{t.Lang.Say("Next"), min(at+1, last), at == last}, {t.Lang.Say("Last"), last, at == last},
	} {
		id := strings.Join([]string{version, Turn, strconv.Itoa(b.to), strconv.Itoa(place), pieces[place]}, sep)
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

// ShortName returns a snapshot's name in a custom_id.
func ShortName(snapshot string) string { return strings.TrimPrefix(snapshot, index.SnapshotPrefix) }
