// Package suggest completes the values of options while members type them.
package suggest

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/bot/slash"
	"verbatim/corpus/legible"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// A Source knows the values; the bot's answerer is one.
type Source interface {
	// Do carries out a request.
	Do(ctx context.Context, r ask.Request) (ask.Answer, error)
	// Complete returns values that complete what was typed, the best first.
	// guild is the id of the server; empty in direct messages.
	Complete(ctx context.Context, guild string, kind ask.Completion, typed string) ([]string, error)
}

// A Choice is a value as members see it, and as it is sent.
type Choice = discordgo.ApplicationCommandOptionChoice

// Limits of a completion, of Discord's page on autocompletion.
const (
	most    = 25
	longest = 100 // characters of a name or a value
)

// Choices returns values for the option that is typed, described in a language. by says who types, and where. The list
// is never nil.
func Choices(
	ctx context.Context, from Source, data discordgo.ApplicationCommandInteractionData, by ask.Request,
	in *locale.Language,
) ([]*Choice, error) {
	list := []*Choice{}
	kind, typed := slash.Focused(data)
	switch kind {
	case param.NoCompletion:
		return list, nil
	case param.Commands:
		return names(typed, in), nil
	case param.Quotes:
		return quotes(ctx, from, typed, by.Guild)
	case param.Alerts:
		return alerts(ctx, from, by)
	}
	values, err := from.Complete(ctx, by.Guild, kind, typed)
	for _, v := range values {
		list = add(list, v, v)
	}
	return list, err
}

// add adds a value, unless the list is full or Discord would refuse it. A value that is too long is left out rather
// than cut: the cut value would be sent.
func add(list []*Choice, name, value string) []*Choice {
	name = legible.Text(name)
	if name == "" || value == "" || utf8.RuneCountInString(value) > longest || len(list) == most {
		return list
	}
	if utf8.RuneCountInString(name) > longest {
		name = string([]rune(name)[:longest-1]) + "…"
	}
	return append(list, &Choice{Name: name, Value: value})
}

// names returns the names of commands: those that begin with what is typed come first.
func names(typed string, in *locale.Language) []*Choice {
	typed = strings.ToLower(strings.Trim(typed, "!/ "))
	list := []*Choice{}
	for _, begins := range []bool{true, false} {
		for _, c := range ask.Commands {
			if name := in.Word(c.Name); strings.Contains(name, typed) && strings.HasPrefix(name, typed) == begins {
				list = add(list, name+": "+in.Word(c.Summary), c.Name)
			}
		}
	}
	return list
}

// quotes returns the IDs of quotes: of the one whose ID is typed, and of those with the words that are.
func quotes(ctx context.Context, from Source, typed, guild string) ([]*Choice, error) {
	list := []*Choice{}
	if strings.TrimSpace(typed) == "" {
		return list, nil
	}
	answer, err := from.Do(ctx, ask.Request{Command: ask.Context, Words: typed, Guild: guild})
	if about, ok := answer.(*ask.QuoteContext); ok && err == nil {
		return add(list, described(&about.Hit), about.Hit.Quote.ID), nil
	}
	answer, err = from.Do(ctx, ask.Request{
		Command: ask.WhoSaid, Words: typed, Guild: guild, Options: map[string]string{ask.ParamLimit: strconv.Itoa(most)},
	})
	if found, ok := answer.(*ask.Quotes); ok && err == nil {
		for i := range found.Hits {
			list = add(list, described(&found.Hits[i]), found.Hits[i].Quote.ID)
		}
	}
	return list, nil // half a query may be none
}

// described names a quote by its speaker and its words.
func described(h *index.Hit) string {
	return h.Quote.Speaker.Name + ": " + strings.Join(h.Pieces(), index.Ellipsis)
}

// alerts returns the numbers of the alerts that a member sees.
func alerts(ctx context.Context, from Source, by ask.Request) ([]*Choice, error) {
	list := []*Choice{}
	by.Command = ask.Alerts
	answer, err := from.Do(ctx, by)
	if err != nil {
		return list, err
	}
	if found, ok := answer.(*ask.AlertList); ok {
		for i, a := range found.Alerts {
			list = add(list, fmt.Sprintf("%d: %s", i+1, a.Query), strconv.Itoa(i+1))
		}
	}
	return list, nil
}
