package control

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// Messages are sent as layouts: components alone, of which Discord makes a card. Where a server refuses them, the same
// text is sent as content.

// accent is the colour at the edge of a card.
const accent = 0x3b6ea5

// maxComponents is how many components a layout may have, nested ones included, of Discord's component reference.
const maxComponents = 40

// Card returns the components of a page, with its controls and further rows. A page that has too many of them
// has no buttons of people, and if that does not help, no card.
func Card(
	pages []show.Message, t Shown, answer ask.Answer, rows ...discordgo.MessageComponent,
) []discordgo.MessageComponent {
	page := pages[t.Page]
	try, controls, texts := tryRow(page.Try), cardControls(pages, t, answer), cardParts(page, t.Lang)
	for _, people := range [][]discordgo.MessageComponent{peopleRow(page, t.Lang), nil} {
		parts := texts
		if below := slices.Concat(try, people, controls, rows); len(below) > 0 {
			parts = append(append(slices.Clip(parts), ruler()), below...)
		}
		if countComponents(parts)+1 <= maxComponents {
			return contained(parts)
		}
	}
	return nil
}

// Plain returns a card of a message's text as a whole, with the rows of its text below.
func Plain(m show.Message) []discordgo.MessageComponent {
	text := discordgo.TextDisplay{Content: m.Content}
	return contained(append([]discordgo.MessageComponent{text}, m.Components...))
}

// contained puts components into a container.
func contained(parts []discordgo.MessageComponent) []discordgo.MessageComponent {
	colour := accent
	return []discordgo.MessageComponent{discordgo.Container{AccentColor: &colour, Components: parts}}
}

// cardParts returns the components of the texts of a page. The source of a quote has the quote's button beside it:
// there it takes no room from the words, which matters on a phone. Texts without a button are one component as far as
// that goes.
func cardParts(m show.Message, in *locale.Language) []discordgo.MessageComponent {
	var list []discordgo.MessageComponent
	text := ""
	flush := func() {
		if text != "" {
			list = append(list, discordgo.TextDisplay{Content: text})
			text = ""
		}
	}
	for i, p := range m.Parts {
		if i == 1 || p.Above != show.Near {
			flush()
		}
		if i == 1 || p.Above == show.Rule {
			list = append(list, ruler())
		}
		if p.Pictured && m.Picture != nil && m.Picture.Data != nil {
			flush()
			list = append(list, gallery(m.Picture))
			continue
		}
		if p.Quote == "" {
			text = show.JoinLines(text, p.Text)
			continue
		}
		flush()
		list = append(list, discordgo.Section{
			Components: []discordgo.MessageComponent{discordgo.TextDisplay{Content: p.Text}},
			Accessory:  Button(in.Say("In context"), discordgo.SecondaryButton, Context, p.Quote),
		})
	}
	flush()
	return list
}

// gallery shows a picture that is sent with the message.
func gallery(p *show.Picture) discordgo.MessageComponent {
	item := discordgo.MediaGalleryItem{
		Media: discordgo.UnfurledMediaItem{URL: "attachment://" + p.Name}, Description: &p.Description,
	}
	return discordgo.MediaGallery{Items: []discordgo.MediaGalleryItem{item}}
}

// ruler is a line across the card.
func ruler() discordgo.MessageComponent {
	visible := true
	return discordgo.Separator{Divider: &visible}
}

// countComponents counts components, with those in them.
func countComponents(parts []discordgo.MessageComponent) int {
	n := len(parts)
	for _, p := range parts {
		switch p := p.(type) {
		case discordgo.Section:
			n += countComponents(p.Components) + 1
		case discordgo.ActionsRow:
			n += countComponents(p.Components)
		}
	}
	return n
}

// cardControls returns the rows below a card: a menu that narrows the answer, buttons that turn pages, and a menu of
// what else can be done. Their ids hold the request; if it is too long for them, only the last menu is there.
func cardControls(pages []show.Message, t Shown, answer ask.Answer) []discordgo.MessageComponent {
	found, _ := answer.(*ask.Quotes)
	turns, more := len(pages) > 1, moreOptions(pages[t.Page], t)
	var narrow []show.Choice
	if turns && found != nil {
		narrow = show.Narrowing(found, t.Lang)
	}
	if !turns {
		t.Snapshot = "" // nothing is compared with it, and more words have room
	}
	h := holder{}
	if pieces, fits := t.pieces(places(turns, narrow, more)); fits {
		h.pieces = pieces
	} else {
		turns, narrow = false, nil
	}
	var rows []discordgo.MessageComponent
	if len(narrow) > 0 {
		rows = append(rows, menuRow(t.Lang.Say("Narrow by speaker, outlet, month or kind"),
			h.id(Narrow, ""), narrowOptions(narrow)))
	}
	if turns {
		rows = append(rows, turnRow(pages, t, found, &h))
	}
	if len(more) > 0 {
		if found != nil && h.pieces != nil && pages[t.Page].Private {
			more = append(more, option(t.Lang.Say("Show it to all in the channel"), Share, strconv.Itoa(t.Page)))
		}
		rows = append(rows, menuRow(t.Lang.Say("More …"), h.id(More, ""), more))
	}
	return rows
}

// places returns how many ids of the controls hold a piece of the request.
func places(turns bool, narrow []show.Choice, more []discordgo.SelectMenuOption) int {
	n := min(len(narrow), 1) + min(len(more), 1)
	if turns {
		n += turnButtons
	}
	return n
}

// A holder makes custom_ids that hold the pieces of a request, one after another. Without pieces they hold nothing.
type holder struct {
	pieces []string
	next   int
}

// id returns the custom_id of an action with an argument, and the next piece.
func (h *holder) id(action, argument string) string {
	piece := ""
	if h.next < len(h.pieces) {
		piece = h.pieces[h.next]
	}
	h.next++
	return strings.Join([]string{version, action, argument, strconv.Itoa(h.next - 1), piece}, sep)
}

func narrowOptions(list []show.Choice) []discordgo.SelectMenuOption {
	var options []discordgo.SelectMenuOption
	for _, c := range list {
		options = append(options, discordgo.SelectMenuOption{Label: c.Label, Value: c.Field, Description: c.Detail})
	}
	return options
}

// turnButtons is how many buttons turn the pages of a card.
const turnButtons = 3

// turnRow returns the buttons that turn pages, with what is shown between them.
func turnRow(pages []show.Message, t Shown, found *ask.Quotes, h *holder) discordgo.ActionsRow {
	at, last := t.Page, len(pages)-1
	here := t.Lang.Say("%d of %d", at+1, len(pages))
	if page := pages[at]; found != nil && len(page.Quotes) > 1 {
		here = t.Lang.Say("%d–%d of %d", page.From, page.From+len(page.Quotes)-1, len(found.Hits))
	} else if found != nil && len(page.Quotes) == 1 {
		here = t.Lang.Say("%d of %d, page %d of %d", page.From, len(found.Hits), at+1, len(pages))
	}
	var row discordgo.ActionsRow
	for _, b := range []struct {
		label string
		to    int
		off   bool
	}{{t.Lang.Say("Back"), max(at-1, 0), at == 0}, {here, at, true}, {t.Lang.Say("Next"), min(at+1, last), at == last}} {
		style := discordgo.PrimaryButton
		if b.off {
			style = discordgo.SecondaryButton
		}
		row.Components = append(row.Components, discordgo.Button{
			Label: b.label, Style: style, CustomID: h.id(Turn, strconv.Itoa(b.to)), Disabled: b.off,
		})
	}
	return row
}

// moreOptions are what else can be done with a page.
func moreOptions(page show.Message, t Shown) []discordgo.SelectMenuOption {
	var options []discordgo.SelectMenuOption
	ids := strings.Join(page.Quotes, "")
	if t.Reports && ids != "" {
		options = append(options, option(t.Lang.Say("Wrong speaker?"), Report, strconv.Itoa(page.From), ids))
	}
	if ids != "" {
		options = append(options, option(t.Lang.Say("Copy as citations"), Cite, ids))
	}
	if t.AtHome && ids != "" {
		options = append(options, option(t.Lang.Say("Moderate a quote …"), Moderate, strconv.Itoa(page.From), ids))
	}
	if !page.Private && t.Asker != "" {
		options = append(options, option(t.Lang.Say("Delete this answer"), Delete, t.Asker))
	}
	return options
}

// option returns a choice of the menu of what else can be done.
func option(label string, id ...string) discordgo.SelectMenuOption {
	return discordgo.SelectMenuOption{Label: label, Value: strings.Join(id, sep)}
}

// menuRow returns a row with a menu.
func menuRow(placeholder, id string, options []discordgo.SelectMenuOption) discordgo.ActionsRow {
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.SelectMenu{
		MenuType: discordgo.StringSelectMenu, CustomID: id, Placeholder: placeholder, Options: options,
	}}}
}
