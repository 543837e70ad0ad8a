package moderate

import (
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/control"
	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/corpus/legible"
	"verbatim/index/ask"
)

// ReportRows returns what is below a report: a menu of who may have spoken, and buttons to name another speaker and to
// dismiss the report. lang is the code of the reporter's language, in which they are told the outcome.
func ReportRows(about *ask.QuoteContext, reporter, lang string, in *locale.Language) []discordgo.MessageComponent {
	report := Case{about.Hit.Quote.ID, reporter, about.From, lang}.Parts()
	return append(speakerRow(about, control.ID(control.Accept, report...), in), row(
		control.Button(in.Say("It was someone else …"), discordgo.PrimaryButton, control.TypeName, report...),
		control.Button(in.Say("It is right"), discordgo.SecondaryButton, control.Dismiss, report...),
	))
}

// row returns a row of components.
func row(components ...discordgo.MessageComponent) discordgo.MessageComponent {
	return discordgo.ActionsRow{Components: components}
}

// speakerRow returns a menu of who may have said a quote, with a custom_id. There is none if no one may.
func speakerRow(about *ask.QuoteContext, id string, in *locale.Language) []discordgo.MessageComponent {
	options := speakerOptions(about)
	if len(options) == 0 {
		return nil
	}
	return []discordgo.MessageComponent{row(discordgo.SelectMenu{
		MenuType: discordgo.StringSelectMenu, Placeholder: in.Say("It was …"), Options: options, CustomID: id,
	})}
}

// Limits of a select menu, of Discord's component reference.
const (
	maxOptions      = 25
	maxOptionLength = 100
)

// speakerOptions are those who may have said a quote.
func speakerOptions(about *ask.QuoteContext) []discordgo.SelectMenuOption {
	var options []discordgo.SelectMenuOption
	for _, s := range about.Speakers {
		label := legible.Text(s.Name)
		tooLong := utf8.RuneCountInString(s.Name) > maxOptionLength
		if label == "" || tooLong || len(options) == maxOptions {
			continue
		}
		option := discordgo.SelectMenuOption{Label: label, Value: s.Name, Description: show.Clip(s.Role, maxOptionLength)}
		options = append(options, option)
	}
	return options
}
