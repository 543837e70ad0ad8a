package control

import (
	"slices"
	"unicode/utf16"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/bot/show"
)

// mostButtons is how many buttons a row has, of Discord's component reference.
const mostButtons = 5

// peopleRow returns what finds the quotes of each person on a page: a button for each of a few, or a menu of many. Whom
// the buttons of the page's proposals find is left out: a custom_id is unique in a message.
func peopleRow(page show.Message, in *locale.Language) []discordgo.MessageComponent {
	var buttons []discordgo.MessageComponent
	var options []discordgo.SelectMenuOption
	for _, c := range page.People {
		if slices.Contains(page.Try, c.Field) {
			continue
		}
		if len(utf16.Encode([]rune(ID(Try, c.Field)))) > maxCustomID {
			continue
		}
		buttons = append(buttons, Button(show.Clip(c.Label, maxLabel), discordgo.SecondaryButton, Try, c.Field))
		choice := option(c.Label, Try, c.Field)
		choice.Description = c.Detail
		options = append(options, choice)
	}
	switch {
	case len(buttons) == 0:
		return nil
	case len(buttons) <= mostButtons:
		return []discordgo.MessageComponent{discordgo.ActionsRow{Components: buttons}}
	}
	return []discordgo.MessageComponent{menuRow(in.Say("Quotes of one speaker"), ID(People), options)}
}
