package suggest

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/index/ask"
)

// offered is a source of fixed values.
type offered []string

func (offered) Do(context.Context, ask.Request) (ask.Answer, error) { return nil, nil }

func (o offered) Complete(context.Context, string, ask.Completion, string) ([]string, error) {
	return o, nil
}

// typing is the data of an option that is typed.
func typing(command, option, text string) discordgo.ApplicationCommandInteractionData {
	o := &discordgo.ApplicationCommandInteractionDataOption{Name: option, Value: text, Focused: true}
	return discordgo.ApplicationCommandInteractionData{
		Name: command, Options: []*discordgo.ApplicationCommandInteractionDataOption{o},
	}
}

// TestChoicesAreLegible tests that a choice is offered as its readers see it, and stands for the very name. What Discord
// would refuse is left out.
func TestChoicesAreLegible(t *testing.T) {
	const name = "Re\u200bns\u00adke"
	values := offered{name, "\u200b", strings.Repeat("x", longest+1)}
	c, err := Choices(t.Context(), values, typing("said-by", "speaker", "ren"), ask.Request{}, nil)
	if err != nil || len(c) != 1 || c[0].Name != "Renske" || c[0].Value != name {
		t.Errorf("offered are %v, %v", c, err)
	}
}

// TestNames completes the names of commands.
func TestNames(t *testing.T) {
	for typed, want := range map[string]string{"": "who-said", "sa": "said-by", "!ALER": "alerts", "index": "reindex"} {
		c, err := Choices(t.Context(), offered{}, typing("help", "command", typed), ask.Request{}, nil)
		if err != nil || len(c) == 0 || len(c) > most || c[0].Value != want {
			t.Errorf("%q is completed with %d, first %v, %v", typed, len(c), c, err)
		}
		for _, choice := range c {
			if utf8.RuneCountInString(choice.Name) > longest {
				t.Errorf("too long: %s", choice.Name)
			}
		}
	}
	if c, _ := Choices(t.Context(), offered{}, typing("help", "command", "zebra"), ask.Request{}, nil); c == nil ||
		len(c) != 0 {
		t.Errorf("zebra is completed with %v", c)
	}
}

// TestNamesInGerman completes the names of commands as a German client shows them.
func TestNamesInGerman(t *testing.T) {
	c, err := Choices(t.Context(), offered{}, typing("help", "command", "zeit"), ask.Request{}, locale.For("de"))
	if err != nil || len(c) != 1 || c[0].Value != "timeline" || !strings.HasPrefix(c[0].Name, "zeitachse: Als Diagramm") {
		t.Errorf("offered are %+v, %v", c, err)
	}
}
