package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/form"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// moderateQuote is the choice of an answer's menu that is for moderators.
const moderateQuote = "Moderate a quote …"

// private waits for the next message of an exchange, which only one member may see.
func private(t *testing.T, x *discordtest.Exchange) discordtest.Message {
	t.Helper()
	m := answer(t, x)
	if m.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("all see %q", m.Text())
	}
	return m
}

// fill submits the form that a press has opened.
func (d *desk) fill(
	t *testing.T, x *discordtest.Exchange, by discordtest.User, values map[string]string,
) discordtest.Message {
	t.Helper()
	opened, err := x.Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	if x, err = d.SubmitModal(opened, by, values); err != nil {
		t.Fatal(err)
	}
	return private(t, x)
}

// TestModeratorsChangeAQuoteOfAnAnswer changes quotes by the menu below an answer: it asks which quote is meant,
// corrects the speaker by a choice, hides the quote, and undoes that. Everything is private, and in
// the audit.
func TestModeratorsChangeAQuoteOfAnAnswer(t *testing.T) {
	t.Parallel()
	d, _, shown := reported(t)
	which := private(t, d.press(t, shown, d.moderator, moderateQuote))
	menu := which.Selects()[0]
	hasAll(t, "the question", which.Text(), "Which quote should be changed?", "Only you see this")
	hasAll(t, "the quotes", menu.Options[0].Label+menu.Options[1].Label, "1: ", "2: ", "Ana Falk", "Bo Lind")
	picked := 0
	if strings.Contains(menu.Options[1].Label, "Bo Lind") {
		picked = 1
	}
	x, err := d.Choose(which, d.moderator, menu.CustomID, menu.Options[picked].Value)
	if err != nil {
		t.Fatal(err)
	}
	about := private(t, x)
	hasAll(t, "the quote", about.Text(), "What should be changed", "**Bo Lind**, the mayor", "asked us about the ice")

	speakers := about.Selects()[0]
	if len(speakers.Options) != 1 || speakers.Options[0].Label != "Tor Lund" {
		t.Errorf("plausible are %+v", speakers.Options)
	}
	if x, err = d.Choose(about, d.moderator, speakers.CustomID, "Tor Lund"); err != nil {
		t.Fatal(err)
	}
	opened, err := x.Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	if opened.Modal.Inputs[0].Value != "Tor Lund" || opened.Modal.Inputs[1].Value != "a harbour pilot" {
		t.Errorf("filled in are %+v", opened.Modal.Inputs)
	}
	corrected, err := d.SubmitModal(opened, d.moderator,
		map[string]string{form.Speaker: "Tor Lund", form.Role: "a harbour pilot", form.Reason: "I was there"})
	if err != nil {
		t.Fatal(err)
	}
	hasAll(t, "the correction", private(t, corrected).Text(), "now by Tor Lund, a harbour pilot")
	hasAll(t, "the hiding", d.fill(t, d.press(t, about, d.moderator, "Hide it …"), d.moderator,
		map[string]string{form.Reason: "a joke"}).Text(), "hidden")
	nothing := answer(t, d.Say(d.channel, d.member, `!who-said "asked us"`))
	hasAll(t, "after it", nothing.Text(), "nothing found")
	hasAll(t, "undone", d.fill(t, d.press(t, about, d.moderator, "Undo its last change …"), d.moderator,
		map[string]string{form.Reason: "not funny"}).Text(), "The quote is shown again")
	hasAll(t, "the audit", show.Unescape(answer(t, d.Say(d.channel, d.moderator, "!audit")).Text()),
		"undone, no longer hidden", "hidden. Reason: a joke", "now by Tor Lund, a harbour pilot. Reason: I was there",
		"bea ("+d.moderator.ID+")")
	d.unharmed(t)
}

// TestOthersCantModerateAQuote tests that members read why the menu is not for them, at each of its steps, also when a
// moderator loses the role meanwhile, and that the menu is missing where quotes can't be changed.
func TestOthersCantModerateAQuote(t *testing.T) {
	t.Parallel()
	d, _, shown := reported(t)
	refused := func(what string, m discordtest.Message) {
		t.Helper()
		hasAll(t, what, m.Text(), "Changing a quote is for moderators", "Manage Server")
	}
	refused("a member", private(t, d.press(t, shown, d.member, moderateQuote)))
	one := answer(t, d.Say(d.channel, d.member, `!who-said "asked us"`))
	about := private(t, d.press(t, one, d.moderator, moderateQuote))
	opened, err := d.press(t, about, d.moderator, "Hide it …").Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	d.World.Join(d.guild, d.moderator) // without the role
	refused("one who was a moderator", private(t, d.press(t, about, d.moderator, "It was someone else …")))
	x, err := d.SubmitModal(opened, d.moderator, map[string]string{form.Reason: "a joke"})
	if err != nil {
		t.Fatal(err)
	}
	refused("one who was a moderator", private(t, x))
	hasAll(t, "the quote", answer(t, d.Say(d.channel, d.member, `!who-said "asked us"`)).Text(), "Bo Lind")

	abroad := d.World.AddGuild("Elsewhere")
	d.World.Join(abroad, d.member)
	for _, m := range []discordtest.Message{
		answer(t, d.Say(d.World.AddChannel(abroad, "talk"), d.member, "!who-said ice")),
		answer(t, d.DM(d.member, "who-said ice")),
	} {
		if menu, _ := choice(m, moderateQuote); menu != "" {
			t.Error("quotes can be moderated where the corpus can't be changed")
		}
	}
	d.unharmed(t)
}

// TestAHiddenQuoteCantBeModerated opens the menu below an answer whose quotes were hidden since.
func TestAHiddenQuoteCantBeModerated(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	shown := answer(t, d.Say(d.channel, d.member, "!who-said ice"))
	id := quoteID(shown)
	answer(t, d.Say(d.channel, d.moderator, "!"+ask.Hide.Name+" "+id+" a joke"))
	hasAll(t, "the menu", private(t, d.press(t, shown, d.moderator, moderateQuote)).Text(), "No quote has the ID "+id)
	d.unharmed(t)
}
