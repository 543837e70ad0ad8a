package slash

import (
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// TestEachLanguageHasAllCommands checks that commands, options and choices have a name and a description in each
// language. The fake Discord checks that they are within the limits.
func TestEachLanguageHasAllCommands(t *testing.T) {
	check := func(english string, in map[discordgo.Locale]string) {
		for _, l := range locale.Languages {
			word, ok := in[discordgo.Locale(l.Code)]
			if !l.Has(english) || !ok || utf8.RuneCountInString(word) > 100 {
				t.Errorf("%s has no line for %q, or too long a one", l.Code, english)
			}
		}
	}
	for _, c := range ask.Commands {
		if len(c.Params) > 0 && c.Params[0].Required && !locale.For("de").Has(wording.A(c.Params[0].Name)) {
			t.Errorf("no language has a line for %q, which %s requires", wording.A(c.Params[0].Name), c)
		}
	}
	for _, c := range append(Commands(true), Commands(false)...) {
		check(c.Name, *c.NameLocalizations)
		if c.Description != "" {
			check(c.Description, *c.DescriptionLocalizations)
		}
		for _, o := range c.Options {
			check(o.Name, o.NameLocalizations)
			check(o.Description, o.DescriptionLocalizations)
			for _, choice := range o.Choices {
				check(choice.Name, choice.NameLocalizations)
			}
		}
	}
}

// TestNamesInOtherLanguages checks that help and the setting off take the names that help shows in another language.
func TestNamesInOtherLanguages(t *testing.T) {
	for typed, want := range map[string]string{
		"wer-sagte": "who-said", "/Qui-a-dit": "who-said", "fragen, quelle": "ask source", "help hilf": "help hilf", "": "",
	} {
		if got := inEnglish(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}
