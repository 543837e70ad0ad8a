package control

import (
	"maps"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/index/ask"
)

// asSent returns components as Discord sends them with a press.
func asSent(row discordgo.ActionsRow) []discordgo.MessageComponent {
	sent := &discordgo.ActionsRow{}
	for _, c := range row.Components {
		b := c.(discordgo.Button)
		sent.Components = append(sent.Components, &b)
	}
	return []discordgo.MessageComponent{sent}
}

// TestPageButtonsHoldTheRequest checks that the buttons of a page give back what was asked, in whatever letters, and
// that their ids are within Discord's limit and differ.
func TestPageButtonsHoldTheRequest(t *testing.T) {
	for _, words := range []string{
		"moratorium", "", ` "an exact phrase" -without a|b ~0 ~1 _ `, strings.Repeat("ice ", 80), strings.Repeat("é🕊", 100), "核 軍縮",
	} {
		want := State{
			Command: ask.SaidBy, Words: words, Asker: "920000000000000042", Snapshot: "20261129T153722-1176520679",
			Options: map[string]string{ask.ParamSort: "date", ask.ParamPublisher: "A & B = C|D"},
		}
		row := pageRow(12, Shown{Page: 3, State: want})
		ids := map[string]bool{}
		for _, c := range row.Components {
			id := c.(discordgo.Button).CustomID
			if n := len(utf16.Encode([]rune(id))); n > maxCustomID || ids[id] {
				t.Errorf("the id %q has %d characters, or is there twice", id, n)
			}
			ids[id] = true
		}
		got, ok := ReadState(asSent(row))
		if !ok || got.Command != want.Command || got.Words != words || got.Asker != want.Asker || got.Snapshot != want.Snapshot ||
			!maps.Equal(got.Options, want.Options) {
			t.Errorf("%q: read %+v, %v", words, got, ok)
		}
	}
}

// TestLongRequestsHaveNoPageButtons checks that an answer says so when its request does not fit into its buttons.
func TestLongRequestsHaveNoPageButtons(t *testing.T) {
	s := State{Command: ask.WhoSaid, Words: strings.Repeat("moratorium ", 45)}
	if _, fits := s.pieces(pageButtons); fits {
		t.Error("495 characters fit")
	}
	pages := []show.Message{{Content: "one"}, {Content: "two"}}
	if rows := Rows(pages, Shown{State: s}); len(rows) > 0 {
		t.Errorf("there are buttons: %v", rows)
	}
}
