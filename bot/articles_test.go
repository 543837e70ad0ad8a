package bot

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
	"verbatim/bot/show"
	"verbatim/bot/slash"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

const ferryNews = "THE ICE IS HERE\n\nNORTH QUAY, Dec 3 (Harbour Wire) - \"The ferries stay in port until the thaw,\" said Tor Lund, a harbour pilot.\n"

func textFile(name, text string) schema.File {
	return schema.File{Name: name, Content: []byte(text), Type: "text/plain"}
}

// A desk is a server in which moderators keep a corpus.
type desk struct {
	*place
	service   *ask.Service
	alerts    *alerts.Store
	folder    string
	moderator discordtest.User
}

func newDesk(t *testing.T, change ...func(*setup)) *desk {
	t.Helper()
	d := &desk{place: newPlace(t, discordtest.Options{})}
	d.service, d.alerts = folderServiceWithAlerts(t)
	d.folder = d.service.Corpus()
	d.run(t, d.service, change...)
	d.moderator = d.World.AddUser("bea")
	d.World.Join(d.guild, d.moderator, d.World.AddRole(d.guild, "managers", discordtest.PermManageGuild))
	return d
}

// has reports whether the corpus' folder has a file.
func (d *desk) has(name string) bool {
	_, err := os.Stat(filepath.Join(d.folder, name))
	return err == nil
}

// underWay finds that a message says how far a command is, in any language.
var underWay = regexp.MustCompile(`\*\* ?: (?:reading|writing|liest|schreibt|lecture|écriture)`)

// outcome waits for what an exchange ends with, past the messages that say how far it is.
func outcome(t *testing.T, x *discordtest.Exchange) discordtest.Message {
	t.Helper()
	for {
		if m := answer(t, x); !underWay.MatchString(m.Text()) {
			return m
		}
	}
}

// hasAll fails the test where a text lacks one of the parts.
func hasAll(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%s lacks %q:\n%s", what, p, text)
		}
	}
}

// TestAddPreviewsThenAdds adds an article by a slash command. Only the moderator sees the preview, and its button adds
// what it showed, even if the attachment has changed.
func TestAddPreviewsThenAdds(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	sent, err := d.Files.Upload(d.channel, d.moderator, textFile("the_ice.txt", ferryNews))
	if err != nil {
		t.Fatal(err)
	}
	x, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": sent, "date": "2021-12-03"})
	if err != nil {
		t.Fatal(err)
	}
	shown := answer(t, x)
	hasAll(t, "the preview", show.Unescape(shown.Text()), "the_ice.txt would be added", "Title: THE ICE IS HERE",
		"Publisher: Harbour Wire", "Date: 3 December 2021", "It has 1 quote", "Tor Lund",
		"“The ferries stay in port until the thaw,”")
	if shown.Flags&discordtest.FlagEphemeral == 0 || d.has("the_ice.txt") {
		t.Errorf("the preview has flags %d, and the file is there: %v", shown.Flags, d.has("the_ice.txt"))
	}
	d.Files.Serve(sent, discordtest.Download{Content: []byte("something else")})
	done := outcome(t, d.press(t, shown, d.moderator, "Add to the corpus"))
	hasAll(t, "the answer", show.Unescape(done.Text()), "the_ice.txt: added, with date 2021-12-03", "1 quote",
		"/undo id:the_ice.txt reason:REASON")
	if len(done.Buttons()) > 0 {
		t.Error("what is done can be done again")
	}
	if m := answer(t, d.Say(d.channel, d.member, "!who-said thaw")); !strings.Contains(m.Text(), "Tor Lund") {
		t.Errorf("after it the answer is\n%s", m.Text())
	}
	if b, err := os.ReadFile(filepath.Join(d.folder, "the_ice.txt")); err != nil || string(b) != ferryNews {
		t.Errorf("the file holds %q, %v", b, err)
	}
	d.unharmed(t)
}

// TestAddFromMessages adds the files of a message, the files of the message that it replies to, and the text of a
// message.
func TestAddFromMessages(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	x, err := d.SayFiles(d.channel, d.moderator, "!add publisher:\"Coast Post\"", textFile("a.txt", ferryNews),
		textFile("picture.png", "no text"))
	if err != nil {
		t.Fatal(err)
	}
	shown := answer(t, x)
	hasAll(t, "the preview", show.Unescape(shown.Text()), "a.txt would be added", "Publisher: Coast Post",
		"picture.png is left out: not a format that is read")
	hasAll(t, "the answer", show.Unescape(outcome(t, d.press(t, shown, d.moderator, "Add to the corpus")).Text()),
		"a.txt: added")

	posted, err := d.SayFiles(d.channel, d.member, "look at this",
		textFile("b.md", "# Thaw\n\n\"The thaw has come,\" said Bo Lind, the mayor.\n"))
	if err != nil {
		t.Fatal(err)
	}
	m, _ := d.Messages.Find(posted.ID)
	if x, err = d.Menu(d.channel, d.moderator, slash.MenuAdd, m); err != nil {
		t.Fatal(err)
	}
	shown = answer(t, x)
	hasAll(t, "the preview", show.Unescape(shown.Text()), "b.md would be added", "Bo Lind")
	outcome(t, d.press(t, shown, d.moderator, "Add to the corpus"))
	shown = answer(t, d.SayWith(d.channel, d.moderator, "!add", map[string]any{ // without the message that it replies to
		"type": 19, "message_reference": map[string]any{"message_id": posted.ID, "channel_id": d.channel.ID}}))
	hasAll(t, "the reply", show.Unescape(shown.Text()), "there is a file b.md already")

	said := d.Say(d.channel, d.member, "Council meets\n\n\"We meet on Monday,\" said Siv Dahl, the clerk.")
	m, _ = d.Messages.Find(said.ID)
	if x, err = d.Menu(d.channel, d.moderator, slash.MenuAdd, m); err != nil {
		t.Fatal(err)
	}
	shown = answer(t, x)
	hasAll(t, "the preview", show.Unescape(shown.Text()), "Title: Council meets", "Siv Dahl")
	if _, err = d.Menu(d.channel, d.member, slash.MenuAdd, m); err == nil {
		t.Error("a member has the menu's command")
	}
	for x, e := d.press(t, shown, d.moderator, "Leave it"), (discordtest.Event{}); e.Kind != discordtest.Deleted; {
		if e, err = x.Next(soon(t)); err != nil {
			t.Fatal(err)
		}
	}
	if !d.has("a.txt") || !d.has("b.md") {
		t.Error("a file is missing")
	}
	if left, _ := filepath.Glob(filepath.Join(d.folder, "*Council*")); len(left) > 0 {
		t.Errorf("what was left is there: %q", left)
	}
	d.unharmed(t)
}

// TestAddRefuses tests that what can't be added is told, and that what changes between preview and confirmation is not
// added over what is there.
func TestAddRefuses(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	large := schema.File{Name: "large.txt", Content: bytes.Repeat([]byte("x"), corpus.MaxFileSize)}
	for name, c := range map[string]struct {
		file schema.File
		as   discordtest.Download
		want string
	}{
		"gone": {textFile("a.txt", ferryNews), discordtest.Download{Status: 404}, "not found"},
		"grown": {textFile("a.txt", ferryNews), discordtest.Download{Content: append(large.Content, 'x', 'x')},
			"larger than 10 MB"},
		"binary": {textFile("a.txt", "a\x00b"), discordtest.Download{}, "a binary file"},
		"duplicate": {textFile("b.txt",
			"HARBOUR TOWN (Harbour Wire) - \"The harbour stays open until the ice comes,\" said Ana Falk, a harbour pilot.\n"), discordtest.Download{}, "its text is exactly that of pilots.txt"},
		"same name": {textFile("pilots.txt", ferryNews), discordtest.Download{}, "there is a file pilots.txt already"},
	} {
		sent, err := d.Files.Upload(d.channel, d.moderator, c.file)
		if err != nil {
			t.Fatal(err)
		}
		d.Files.Serve(sent, c.as)
		x, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": sent})
		if err != nil {
			t.Fatal(err)
		}
		m := answer(t, x)
		if hasAll(t, name, show.Unescape(m.Text()), c.want); len(m.Buttons()) > 0 {
			t.Errorf("%s: there is a button", name)
		}
	}
	preview := func(name, text string) discordtest.Message {
		x, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": textFile(name, text)})
		if err != nil {
			t.Fatal(err)
		}
		return answer(t, x)
	}
	first, second := preview("ice.txt", ferryNews), preview("ice.txt", ferryNews+"\nMore.\n")
	outcome(t, d.press(t, first, d.moderator, "Add to the corpus"))
	hasAll(t, "the second", show.Unescape(outcome(t, d.press(t, second, d.moderator, "Add to the corpus")).Text()),
		"can't be changed now: there is a file ice.txt already")
	hasAll(t, "without a file", show.Unescape(answer(t, d.Say(d.channel, d.moderator, "!add")).Text()), "add requires a file")
}

// TestAddGivesUpOnAHangingDownload tests that a download which hangs is given up.
func TestAddGivesUpOnAHangingDownload(t *testing.T) {
	t.Parallel()
	d := newDesk(t, func(s *setup) { s.timing.fetch = 100 * time.Millisecond })
	sent, err := d.Files.Upload(d.channel, d.moderator, textFile("a.txt", ferryNews))
	if err != nil {
		t.Fatal(err)
	}
	d.Files.Serve(sent, discordtest.Download{Hang: true})
	x, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": sent})
	if err != nil {
		t.Fatal(err)
	}
	hasAll(t, "the answer", show.Unescape(answer(t, x).Text()), "could not be fetched")
}

// TestArticlesAreForModerators tests that every way to change the corpus is refused elsewhere, with the reason, and
// that buttons check again: the member may have been a moderator before.
func TestArticlesAreForModerators(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	abroad := d.World.AddGuild("Elsewhere")
	elsewhere := d.World.AddChannel(abroad, "news")
	d.World.Own(abroad, d.moderator)
	say := func(c *discordtest.Channel, u discordtest.User) *discordtest.Exchange {
		x, err := d.SayFiles(c, u, "!add", textFile("a.txt", ferryNews))
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	dm, err := d.DMFiles(d.moderator, "add", textFile("a.txt", ferryNews))
	if err != nil {
		t.Fatal(err)
	}
	for want, x := range map[string]*discordtest.Exchange{"Manage Server": say(d.channel, d.member),
		"not here": say(elsewhere, d.moderator)} {
		hasAll(t, "the refusal", show.Unescape(answer(t, x).Text()), "for moderators", want)
	}
	hasAll(t, "the refusal", show.Unescape(answer(t, dm).Text()), "for moderators", "not here")
	for _, command := range []string{"!remove pilots.txt old", "!edit pilots.txt title:x old", "!undo pilots.txt old",
		"!reindex cancel"} {
		hasAll(t, command, answer(t, d.Say(d.channel, d.member, command)).Text(), "for moderators")
	}
	shown := answer(t, say(d.channel, d.moderator))
	hasAll(t, "pressed by a member", answer(t, d.press(t, shown, d.member, "Add to the corpus")).Text(), "for moderators")
	if d.has("a.txt") {
		t.Error("a member has added a file")
	}
	if m, ok := d.Messages.Find(shown.ID); !ok || len(m.Buttons()) == 0 {
		t.Error("the preview is gone")
	}
	d.unharmed(t)
}

// TestRemoveEditUndo removes an article, brings it back and edits it.
func TestRemoveEditUndo(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	shown := answer(t, d.Say(d.channel, d.moderator, "!remove pilots.txt it is old"))
	hasAll(t, "the preview", show.Unescape(shown.Text()), "pilots.txt would be removed", "It has 1 quote")
	hasAll(t, "the answer", show.Unescape(outcome(t, d.press(t, shown, d.moderator, "Remove from the corpus")).Text()),
		"pilots.txt: removed", "no longer in the index")
	if d.has("pilots.txt") {
		t.Error("the file is there")
	}
	hasAll(t, "undone", show.Unescape(outcome(t, d.Say(d.channel, d.moderator, "!undo pilots.txt it is not")).Text()),
		"undone, no longer removed", "1 quote")
	x, err := d.Slash(d.channel, d.moderator, ask.Edit.Name,
		map[string]any{"article": "pilots.txt", "title": "Pilots and ice", "reason": "it had none"})
	if err != nil {
		t.Fatal(err)
	}
	hasAll(t, "edited", show.Unescape(outcome(t, x).Text()), "with title Pilots and ice")
	hasAll(t, "found", show.Unescape(answer(t, d.Say(d.channel, d.member, "!articles pilots")).Text()), "Pilots and ice")
	hasAll(t, "the audit", show.Unescape(answer(t, d.Say(d.channel, d.moderator, "!audit")).Text()),
		"edited, with title Pilots and ice", "it had none", "bea", "removed", "it is old")
	d.unharmed(t)
}

// TestCancelButtonIsForModerators presses the button below the progress of a reindex, as a member and as a moderator.
func TestCancelButtonIsForModerators(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	begun, ended := make(chan struct{}), make(chan error, 1)
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		switch {
		case !r.Moderator:
			return nil, &ask.DeniedError{Reason: r.Denied}
		case r.Words == ask.DoCancel:
			ended <- &ask.UsageError{Message: wording.Say("the reindex was ended by %s", r.By)}
			return &ask.ReindexCancelled{Head: ask.Head{Command: r.Command}}, nil
		}
		r.Progress(ask.Progress{Stage: "reading", Done: 3, Total: 9, Read: 2e6, Size: 6e6, Left: 4 * time.Second})
		close(begun)
		return nil, <-ended
	}))
	moderator := p.World.AddUser("bea")
	p.World.Join(p.guild, moderator, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	x := p.Say(p.channel, moderator, "!reindex")
	<-begun
	progress := answer(t, x)
	hasAll(t, "the progress", progress.Text(), "3 of 9 files", "2.0 of 6.0 MB", "about 4s left")
	hasAll(t, "a member", answer(t, p.press(t, progress, p.member, "Cancel")).Text(), "for moderators")
	hasAll(t, "a moderator", answer(t, p.press(t, progress, moderator, "Cancel")).Text(),
		"The reindex is being cancelled.")
	last := answer(t, x)
	if hasAll(t, "the end", last.Text(), "reindex was ended by bea"); len(last.Buttons()) > 0 {
		t.Error("what has ended can be cancelled")
	}
	p.unharmed(t)
}
