package bot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

// said returns an article with one quote.
func said(words, by string) string {
	return fmt.Sprintf("NORTH QUAY, Dec 3 (Harbour Wire) - \"%s,\" said %s, a harbour pilot.\n", words, by)
}

// add adds an article by a slash command, and waits until it is served.
func (d *desk) add(t *testing.T, name, text string) {
	t.Helper()
	x, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": textFile(name, text)})
	if err != nil {
		t.Fatal(err)
	}
	hasAll(t, "what becomes of "+name, outcome(t, d.press(t, answer(t, x), d.moderator, "Add to the corpus")).Text(),
		"added")
}

// say posts a message of a member and checks that the answer has these parts.
func (d *desk) say(
	t *testing.T, c *discordtest.Channel, by discordtest.User, text string, parts ...string,
) discordtest.Message {
	t.Helper()
	m := answer(t, d.Say(c, by, text))
	hasAll(t, text, show.Unescape(m.Text()), parts...)
	return m
}

// TestAlertsPostWhatIsNewOnce subscribes a member and a channel. Each new quote comes once: no earlier quote, no
// agency's copy, and no quote of another alert.
func TestAlertsPostWhatIsNewOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	direct, quay := d.World.Direct(d.member), d.World.AddChannel(d.guild, "quay")
	d.say(t, d.channel, d.member, "!subscribe harbour ferries", "Alert 1: harbour ferries, to your direct messages",
		"!unsubscribe 1")
	d.say(t, d.channel, d.member, "!subscribe ferries harbour where:me", "Alert 2")
	d.say(t, d.channel, d.member, "!subscribe harbour ferries", "This alert exists already, as number 1")
	d.say(t, quay, d.moderator, "!subscribe thaw where:here", "Alert 1: thaw, to <#"+quay.ID+">")
	d.next(t, quay)

	d.add(t, "one.txt", said("The ferries wait for the thaw in the harbour @everyone", "Tor Lund"))
	m := d.next(t, direct)
	hasAll(t, "the alert", show.Unescape(m.Text()), "alert harbour ferries · 1 new quote", "Tor Lund", "“The ferries wait",
		"one")
	hasAll(t, "the other one", d.next(t, direct).Text(), "ferries harbour")
	here := d.next(t, quay)
	hasAll(t, "the alert in the channel", show.Unescape(here.Text()), "alert thaw · 1 new quote", "Tor Lund")
	if len(m.Pinged())+len(here.Pinged()) > 0 {
		t.Error("an alert pings members")
	}
	hasAll(t, "ended by its button", answer(t, d.press(t, m, d.member, "Unsubscribe")).Text(),
		"Ended: harbour ferries")

	d.add(
		t,
		"copy.txt",
		"COPY TOWN, Dec 4 (Coast Post) - Lund spoke again.\n\n"+said("The ferries wait for the thaw in the harbour @everyone",
			"Tor Lund"),
	)
	d.add(t, "two.txt", said("No ferries leave the harbour before spring", "Ana Falk"))
	m = d.next(t, direct) // not the copy
	hasAll(t, "the next alert", show.Unescape(m.Text()), "alert ferries harbour · 1 new quote", "Ana Falk")
	d.unharmed(t)
}

// TestAlertsBelongToTheirOwner tests who may begin and end which alert, and that forget-me ends the member's own.
func TestAlertsBelongToTheirOwner(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	other, abroad := d.World.AddUser("cleo"), d.World.AddGuild("Elsewhere")
	d.World.Join(d.guild, other)
	d.World.Join(abroad, d.moderator, d.World.AddRole(abroad, "managers", discordtest.PermManageGuild))
	d.say(t, d.channel, d.member, "!subscribe thaw where:here", "An alert in a channel is for moderators")
	d.say(t, d.World.Direct(d.moderator), d.moderator, "subscribe thaw where:here", "for moderators",
		"not a channel of a server")
	d.say(t, d.channel, d.member, "!subscribe thaw where:there", "Where can't be")
	d.say(t, d.channel, d.member, "!subscribe", "requires", "subscribe moratorium")
	d.say(t, d.channel, d.member, "!subscribe speaker:", "Speaker: has no value")
	d.say(t, d.channel, d.member, "!alerts", "There are no alerts", "!subscribe moratorium")

	d.say(t, d.channel, d.member, "!subscribe thaw", "Alert 1")
	quay := d.World.AddChannel(d.guild, "quay")
	d.say(t, quay, d.moderator, "!subscribe ice where:here", "Alert 1: ice")
	d.next(t, quay)
	d.say(t, d.channel, other, "!alerts", "There are no alerts")
	d.say(t, quay, other, "!alerts", "1: ice")
	d.next(t, quay)
	d.say(t, quay, d.member, "!alerts", "1: thaw, to your direct messages", "2: ice, to <#")
	d.next(t, quay)
	talk := d.World.AddChannel(abroad, "talk")
	d.say(t, talk, d.moderator, "!subscribe thaw where:here", "Alert 2") // it changes nothing in the corpus
	d.say(t, d.channel, d.moderator, "!unsubscribe 2", "Ended alert 2: thaw")
	d.say(t, d.channel, other, "!unsubscribe 1", "You have no alert number 1")
	d.say(t, d.channel, d.moderator, "!unsubscribe 3", "You have no alert number 3")
	d.say(t, d.channel, other, "!unsubscribe 2", "You have no alert number 2")
	d.say(t, d.channel, other, "!unsubscribe thaw", "is not the number of an alert")

	d.add(t, "one.txt", said("The ice is thin", "Tor Lund"))
	m := d.next(t, quay)
	x := d.press(t, m, other, "Unsubscribe")
	if shown := answer(t, x); !strings.Contains(shown.Text(), "This alert is the channel's") ||
		shown.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("another member's press is answered, with flags %d,\n%s", shown.Flags, shown.Text())
	}
	second := d.World.AddUser("dag")
	d.World.Join(d.guild, second, d.World.AddRole(d.guild, "managers too", discordtest.PermManageGuild))
	hasAll(t, "another moderator's button", answer(t, d.press(t, m, second, "Unsubscribe")).Text(), "Ended: ice")

	for i := range alerts.MaxAlerts - 1 {
		d.say(t, d.channel, d.member, fmt.Sprintf("!subscribe ice%d", i), "Alert")
	}
	d.say(t, d.channel, d.member, "!subscribe wind", "You already have 25 alerts")
	d.say(t, d.channel, d.member, "!forget-me", "Deleted: 25 alerts")
	d.say(t, d.channel, d.member, "!alerts", "There are no alerts")
	d.unharmed(t)
}

// A lostNote is an Alerter that can't note, the first times, that something was posted, as when the process is killed.
type lostNote struct {
	Alerter
	lost atomic.Int32
}

func (l *lostNote) NewsPosted(ctx context.Context, id int64) error {
	if l.lost.Add(-1) >= 0 {
		return errors.New("killed")
	}
	return l.Alerter.NewsPosted(ctx, id)
}

// TestAlertsAreNotRepeatedAfterACrash posts again what was not recorded as posted: Discord recognises it by its nonce.
func TestAlertsAreNotRepeatedAfterACrash(t *testing.T) {
	t.Parallel()
	d := newDesk(t, func(s *setup) {
		l := &lostNote{Alerter: s.Alerts}
		l.lost.Store(2)
		s.Alerts, s.timing.news = l, time.Millisecond
	})
	d.say(t, d.channel, d.member, "!subscribe ferries", "Alert 1")
	d.add(t, "one.txt", said("The ferries wait", "Tor Lund"))
	hasAll(t, "the alert", d.next(t, d.World.Direct(d.member)).Text(), "Tor Lund")
	d.add(t, "two.txt", said("The ferries leave", "Ana Falk"))
	hasAll(t, "the next alert", d.next(t, d.World.Direct(d.member)).Text(), "Ana Falk")
	d.unharmed(t)
}

// A gate is an Alerter to which nothing is due until it is open.
type gate struct {
	Alerter
	open atomic.Bool
}

func (g *gate) DueNews(ctx context.Context) ([]ask.News, error) {
	if !g.open.Load() {
		return nil, nil
	}
	return g.Alerter.DueNews(ctx)
}

// TestAlertsLeaveOutWhatIsHidden tests that what a moderator has hidden before it was posted never is.
func TestAlertsLeaveOutWhatIsHidden(t *testing.T) {
	t.Parallel()
	g := &gate{}
	d := newDesk(t, func(s *setup) {
		g.Alerter = s.Alerts
		s.Alerts, s.timing.news = g, 2*time.Millisecond
	})
	d.say(t, d.channel, d.member, "!subscribe ferries", "Alert 1")
	d.add(t, "one.txt", said("The ferries wait", "Tor Lund"))
	for hits := 0; hits == 0; { // until it is queued
		d.say(t, d.channel, d.member, "!who-said ferries", "Tor Lund")
		news, err := d.service.DueNews(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		hits = len(news)
	}
	shown := d.say(t, d.channel, d.member, "!who-said ferries", "Tor Lund")
	id := regexp.MustCompile("`([a-z2-7]{10})`").FindStringSubmatch(shown.Text())
	d.say(t, d.channel, d.moderator, "!hide "+id[1]+" wrong", "hidden")
	g.open.Store(true)
	d.add(t, "two.txt", said("The ferries leave", "Ana Falk"))
	hasAll(t, "the alert", d.next(t, d.World.Direct(d.member)).Text(), "Ana Falk")
	d.unharmed(t)
}

// TestAlertsAreNumberedAsTheirReaderSeesThem tests that numbers are places in the list that a member has read, not
// those of the database, and that they stay until the member reads the list again.
func TestAlertsAreNumberedAsTheirReaderSeesThem(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.say(t, d.channel, d.moderator, "!subscribe thaw", "Alert 1: thaw")
	d.say(t, d.channel, d.member, "!subscribe ice", "Alert 1: ice", "!unsubscribe 1")
	d.say(t, d.channel, d.member, "!subscribe ferries", "Alert 2: ferries")
	d.say(t, d.channel, d.member, "!subscribe pilots", "Alert 3: pilots")
	d.say(t, d.channel, d.member, "!unsubscribe 1", "Ended alert 1: ice")
	d.say(t, d.channel, d.member, "!unsubscribe 1", "You have no alert number 1")
	d.say(t, d.channel, d.member, "!subscribe pilots", "This alert exists already, as number 3")
	d.say(t, d.channel, d.member, "!subscribe snow", "Alert 4: snow")
	d.say(t, d.channel, d.member, "!unsubscribe 2", "Ended alert 2: ferries")
	d.say(t, d.channel, d.member, "!alerts", "1: pilots", "2: snow")
	d.say(t, d.channel, d.member, "!unsubscribe 2", "Ended alert 2: snow")
	d.unharmed(t)
}

// TestAlertsEndInClosedChannels tests that a channel that is closed to the bot ends its alert, that its owner
// is told, and that others don't wait for it.
func TestAlertsEndInClosedChannels(t *testing.T) {
	t.Parallel()
	d := newDesk(t, func(s *setup) { s.timing.news = 2 * time.Millisecond })
	quay := d.World.AddChannel(d.guild, "quay")
	d.say(t, quay, d.moderator, "!subscribe ferries where:here", "Alert 1")
	d.say(t, d.channel, d.member, "!subscribe ferries", "Alert 1")
	d.World.Deny(quay, discordtest.PermSendMessages)
	d.add(t, "one.txt", said("The ferries wait", "Tor Lund"))
	hasAll(t, "the member's alert", d.next(t, d.World.Direct(d.member)).Text(), "Tor Lund")
	hasAll(t, "its owner", show.Unescape(d.next(t, d.World.Direct(d.moderator)).Text()),
		"Your alert “ferries” has ended: the bot may not write in <#"+quay.ID+">.")
	d.say(t, d.channel, d.moderator, "!alerts", "There are no alerts")
}

// TestAlertsKnowWhatATerminalIndexed tests that the bot sees a corpus that was read again by another process.
func TestAlertsKnowWhatATerminalIndexed(t *testing.T) {
	t.Parallel()
	service := folderService(t)
	d := &desk{place: newPlace(t, discordtest.Options{})}
	d.run(t, service, func(s *setup) { s.timing.news = 5 * time.Millisecond })
	d.say(t, d.channel, d.member, "!subscribe ferries", "Alert 1")
	if err := os.WriteFile(filepath.Join(service.Corpus(), "one.txt"), []byte(said("The ferries wait", "Tor Lund")),
		0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := service.Do(t.Context(), ask.Request{Command: ask.Reindex, Moderator: true}); err != nil {
		t.Fatal(err)
	}
	hasAll(t, "the alert", d.next(t, d.World.Direct(d.member)).Text(), "Tor Lund")
	d.unharmed(t)
}

// TestUnreadableAlertsAreTold tests that the owner of an alert whose query this version can't read is told once, by
// direct message, and that other alerts still work.
func TestUnreadableAlertsAreTold(t *testing.T) {
	t.Parallel()
	d := newDesk(t, func(s *setup) { s.timing.news = 2 * time.Millisecond })
	d.say(t, d.channel, d.member, "!subscribe ferries", "Alert 1")
	if _, err := d.alerts.Subscribe(t.Context(), alerts.Alert{Owner: d.member.ID, Query: "speaker:"}); err != nil {
		t.Fatal(err)
	}
	d.add(t, "one.txt", said("The ferries wait", "Tor Lund"))
	d.add(t, "two.txt", said("The ferries leave", "Ana Falk"))
	messages, told := "", discordtest.Message{}
	for range 3 {
		m := d.next(t, d.World.Direct(d.member))
		if messages += show.Unescape(m.Text()) + "\n"; strings.Contains(m.Text(), "finds nothing") {
			told = m
		}
	}
	hasAll(t, "the member's messages", messages, "Tor Lund", "Ana Falk", "Your alert “speaker:” finds nothing",
		"End it with the button")
	hasAll(t, "ended", show.Unescape(answer(t, d.press(t, told, d.member, "Unsubscribe")).Text()), "Ended: speaker:")
	d.say(t, d.World.Direct(d.member), d.member, "alerts", "1: ferries")
	if m := d.next(t, d.World.Direct(d.member)); !strings.Contains(m.Text(), "1: ferries") {
		t.Errorf("the owner is told again: %q", m.Text())
	}
	d.unharmed(t)
}

// TestOptionsAreCopied tests that a bot does not see changes of the options it was made with.
func TestOptionsAreCopied(t *testing.T) {
	o := Options{Token: "hunter2", Answerer: forAll{teller}, HomeGuilds: []string{"1"}, ModeratorRoles: []string{"2"}}
	b := (&place{}).newBot(t, o)
	o.HomeGuilds[0], o.ModeratorRoles[0] = "3", "4"
	if !b.access.isHome("1") || b.access.isHome("3") || !b.access.hasRole([]string{"2"}) ||
		b.access.hasRole([]string{"4"}) {
		t.Errorf("the bot uses the changed options: %+v", b.access)
	}
}
