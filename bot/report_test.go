package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/form"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// reported returns a server with a report channel, and an answer of the bot there.
func reported(t *testing.T) (d *desk, reports *discordtest.Channel, shown discordtest.Message) {
	t.Helper()
	d = &desk{place: newPlace(t, discordtest.Options{})}
	reports = d.World.AddChannel(d.guild, "reports")
	service := folderService(t)
	d.folder = service.Corpus()
	d.run(t, service, func(s *setup) { s.ReportChannel = reports.ID })
	d.moderator = d.World.AddUser("bea")
	d.World.Join(d.guild, d.moderator, d.World.AddRole(d.guild, "managers", discordtest.PermManageGuild))
	two := textFile("two.txt", ferryNews+"\n\"Nobody asked us about the ice,\" Bo Lind, the mayor, told reporters.\n")
	add, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": two})
	if err != nil {
		t.Fatal(err)
	}
	outcome(t, d.press(t, answer(t, add), d.moderator, "Add to the corpus"))
	return d, reports, answer(t, d.Say(d.channel, d.member, "!who-said ice"))
}

// doubt reports a quote of a page.
func (d *desk) doubt(
	t *testing.T, shown discordtest.Message, by discordtest.User, values map[string]string,
) discordtest.Message {
	t.Helper()
	opened, err := d.press(t, shown, by, "Wrong speaker?").Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	x, err := d.SubmitModal(opened, by, values)
	if err != nil {
		t.Fatal(err)
	}
	return answer(t, x)
}

// next waits for the next message that the bot posts into a channel of its own accord.
func (d *desk) next(t *testing.T, c *discordtest.Channel) discordtest.Message {
	t.Helper()
	m, err := d.Messages.Posted(soon(t), c)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// choose chooses the first speaker of a report's menu.
func (d *desk) choose(t *testing.T, report discordtest.Message, by discordtest.User) *discordtest.Exchange {
	t.Helper()
	menu := report.Selects()
	if len(menu) != 1 || len(menu[0].Options) == 0 {
		t.Fatalf("there is no speaker to choose: %+v", menu)
	}
	x, err := d.Choose(report, by, menu[0].CustomID, menu[0].Options[0].Value)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestReportsAreAccepted reports a quote and lets a moderator choose the speaker. The quote is shown so, and the
// member who reported it is told.
func TestReportsAreAccepted(t *testing.T) {
	t.Parallel()
	d, reports, shown := reported(t)
	d.World.Nickname(d.guild, d.member, "Ines of the Quay")
	hasAll(t, "what the reporter is told",
		show.Unescape(d.doubt(t, shown, d.member, map[string]string{form.Number: "7"}).Text()),
		"is not the number of a quote",
		"from 1 to 2")
	thanks := d.doubt(t, shown, d.member,
		map[string]string{form.Number: "1", form.Reason: "it is *the mayor*\u202e @everyone"})
	if hasAll(t, "what the reporter is told", thanks.Text(),
		"The moderators have your report"); thanks.Flags&discordtest.FlagEphemeral == 0 {
		t.Error("others see the answer to a report")
	}
	report := d.next(t, reports)
	hasAll(t, "the report", show.Unescape(report.Text()),
		"Ines of the Quay ("+d.member.ID+") says that this is not the speaker", "Why: it is *the mayor* @everyone",
		"Bo Lind", "ice")
	if len(report.Pinged()) > 0 {
		t.Errorf("the report pings %v", report.Pinged())
	}
	hasAll(t, "a second time", d.doubt(t, shown, d.member, map[string]string{form.Number: "1"}).Text(),
		"You have already reported this quote")
	first, second := answer(t, d.choose(t, report, d.member)), answer(t, d.choose(t, report, d.moderator))
	hasAll(t, "a member who chooses", first.Text(), "for moderators")
	hasAll(t, "the report", show.Unescape(second.Text()),
		"Accepted by bea ("+d.moderator.ID+"). The speaker is now Tor Lund, a harbour pilot", "says that this is not the speaker")
	if len(second.Selects())+len(second.Buttons()) > 0 {
		t.Error("a report that is settled can be settled again")
	}
	hasAll(t, "the direct message", show.Unescape(d.next(t, d.World.Direct(d.member)).Text()),
		"Thank you. The quote that you reported", "is now attributed to Tor Lund")
	hasAll(t, "the audit", show.Unescape(answer(t, d.Say(d.channel, d.moderator, "!audit")).Text()),
		"reported: it is *the mayor* @everyone", "bea ("+d.moderator.ID+")")
	d.unharmed(t)
}

// TestReportsAreTypedOrDismissed lets moderators name a speaker who is not in the article, and dismiss a report. Of
// two moderators at once the first counts.
func TestReportsAreTypedOrDismissed(t *testing.T) {
	t.Parallel()
	d, reports, shown := reported(t)
	other := d.World.AddUser("cleo")
	d.World.Join(d.guild, other, d.World.AddRole(d.guild, "managers too", discordtest.PermManageGuild))
	d.doubt(t, shown, d.member, map[string]string{form.Number: "2"})
	report := d.next(t, reports)
	hasAll(t, "the report", report.Text(), "no reason was given")
	opened, err := d.press(t, report, d.moderator, "It was someone else …").Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	second, err := d.press(t, report, other, "It was someone else …").Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	x, err := d.SubmitModal(opened, d.moderator, map[string]string{form.Speaker: "Siv Dahl", form.Role: "the clerk"})
	if err != nil {
		t.Fatal(err)
	}
	hasAll(t, "the report", show.Unescape(answer(t, x).Text()),
		"Accepted by bea ("+d.moderator.ID+"). The speaker is now Siv Dahl, the clerk")
	if x, err = d.SubmitModal(second, other, map[string]string{form.Speaker: "Tor Lund"}); err != nil {
		t.Fatal(err)
	}
	hasAll(t, "the second moderator", answer(t, x).Text(), "his report has been handled already")
	if m := answer(t, d.Say(d.channel, d.member, "!said-by \"Siv Dahl\"")); !strings.Contains(m.Text(),
		"**Siv Dahl**, the clerk") {
		t.Errorf("after it the answer is\n%s", m.Text())
	}

	d.doubt(t, shown, other, map[string]string{form.Number: "1", form.Reason: "hm"})
	report = d.next(t, reports)
	hasAll(t, "the report", answer(t, d.press(t, report, d.moderator, "It is right")).Text(),
		"Dismissed by bea ("+d.moderator.ID+"). The speaker is right.")
	hasAll(t, "the direct message", d.next(t, d.World.Direct(other)).Text(), "It stays as it is.")
	d.unharmed(t)
}

// TestReportsOfQuotesThatAreGone tests that a report of a quote that was hidden meanwhile can be closed, and that it
// says so to all.
func TestReportsOfQuotesThatAreGone(t *testing.T) {
	t.Parallel()
	d, reports, shown := reported(t)
	d.doubt(t, shown, d.member, map[string]string{form.Number: "2"})
	report := d.next(t, reports)
	_, id, _ := strings.Cut(report.Text(), "`")
	answer(t, d.Say(d.channel, d.moderator, "!hide "+id[:10]+" a slip"))
	hasAll(t, "the report", answer(t, d.press(t, report, d.moderator, "It is right")).Text(),
		"Closed by bea", "The quote is no longer shown")
	hasAll(t, "the direct message", d.next(t, d.World.Direct(d.member)).Text(),
		"The quote that you reported is no longer shown.")
	d.unharmed(t)
}

// TestReportsOfferPlausibleSpeakers tests that a report offers those who are named near the quote or speak elsewhere in
// the article, the nearest first, and not those who are named far from it.
func TestReportsOfferPlausibleSpeakers(t *testing.T) {
	t.Parallel()
	d, reports, _ := reported(t)
	d.add(t, "council.txt", `HARBOUR TOWN, Dec 5 (Harbour Wire) - The Harbour Council met on Monday.

"The breakwater is for the herring," said Ana Falk, a harbour pilot.

Siv Dahl, the clerk, listened.
`+strings.Repeat("\nThe ice came early that winter, and the quay was empty for weeks.\n", 15)+`
"It is cold," said Renske Vos, a baker. Jon Aas, a farmer, was at home.
`)
	d.doubt(t, answer(t, d.Say(d.channel, d.member, "!who-said herring")), d.member, nil)
	var offered []string
	for _, o := range d.next(t, reports).Selects()[0].Options {
		offered = append(offered, o.Label)
	}
	if got := strings.Join(offered, ", "); got != "Harbour Council, Siv Dahl, Renske Vos" {
		t.Errorf("offered are %s", got)
	}
	d.unharmed(t)
}

// TestReportsThatCantBePassedOn tests that who reports is told when the channel is closed to the bot, and can report
// again.
func TestReportsThatCantBePassedOn(t *testing.T) {
	t.Parallel()
	d, reports, shown := reported(t)
	d.World.Deny(reports, discordtest.PermSendMessages)
	for range 2 {
		hasAll(t, "the reporter", d.doubt(t, shown, d.member, map[string]string{form.Number: "1"}).Text(),
			"could not be sent")
	}
	if m := answer(t, d.Say(d.channel, d.member, "!who-said ice")); !offers(m) {
		t.Error("the button is gone")
	}
}

// offers reports whether a wrong speaker can be reported below a message.
func offers(m discordtest.Message) bool {
	menu, _ := choice(m, "Wrong speaker?")
	return menu != ""
}
