package moderate

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/control"
	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/corpus/legible"
	"verbatim/index"
	"verbatim/index/ask"
)

// A Choice is a quote of a page, with its number.
type Choice struct {
	Number int
	Hit    *index.Hit
}

// Choose asks a moderator which quote should be changed.
func Choose(quotes []Choice, in *locale.Language) show.Message {
	menu := discordgo.SelectMenu{
		MenuType: discordgo.StringSelectMenu, Placeholder: in.Say("Which quote?"), CustomID: control.ID(control.Pick),
	}
	for _, q := range quotes[:min(len(quotes), maxOptions)] {
		name := legible.Text(q.Hit.Quote.Speaker.String())
		words := legible.Text(strings.Join(strings.Fields(strings.Join(q.Hit.Pieces(), index.Ellipsis)), " "))
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{
			Label: show.Clip(fmt.Sprintf("%d: %s", q.Number, name), maxOptionLength),
			Value: q.Hit.Quote.ID, Description: show.Clip(words, maxOptionLength),
		})
	}
	return show.Message{
		Content: in.Say("**Which quote should be changed?** Only you see this."), Private: true,
		Components: []discordgo.MessageComponent{row(menu)},
	}
}

// Menu shows a quote to a moderator, with what can be changed of it.
func Menu(about *ask.QuoteContext, v show.View) show.Message {
	quote := about.Hit.Quote.ID
	return show.Message{
		Content: show.Moderation(v, about), Private: true,
		Components: append(speakerRow(about, control.ID(control.Spoke, quote), v.Lang), row(
			control.Button(v.Lang.Say("It was someone else …"), discordgo.SecondaryButton, control.Rename, quote),
			control.Button(v.Lang.Say("Hide it …"), discordgo.DangerButton, control.HideIt, quote),
			control.Button(v.Lang.Say("Undo its last change …"), discordgo.SecondaryButton, control.UndoLast, quote),
		)),
	}
}
