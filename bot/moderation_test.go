package bot

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/corrections"
)

// TestRemappedCommandsAreRefused tests that a member to whom an administrator has shown a moderators' command is
// refused all the same, with the reason, for their eyes alone, and that nothing changes.
func TestRemappedCommandsAreRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, c := range ask.Commands {
		if c.For != ask.Moderators {
			continue
		}
		options := map[string]any{}
		for _, p := range c.Params {
			switch {
			case p.Kind == param.Files:
				options[p.Name] = textFile("the_ice.txt", ferryNews)
			case p.Required, p.Name == ask.ParamReason:
				options[p.Name] = "pilots.txt"
			}
		}
		d.Commands.Remap(c.Name)
		x, err := d.Slash(d.channel, d.member, c.Name, options)
		if err != nil {
			t.Fatal(err)
		}
		m := answer(t, x)
		if hasAll(t, c.Name, m.Text(), "for moderators", "Manage Server"); m.Flags&discordtest.FlagEphemeral == 0 {
			t.Errorf("%s: all see who is refused", c.Name)
		}
	}
	if d.has("the_ice.txt") || !d.has("pilots.txt") {
		t.Error("the corpus was changed")
	}
	hasAll(t, "the audit", answer(t, d.Say(d.channel, d.moderator, "!audit")).Text(), "nothing found")
	d.unharmed(t)
}

// TestTwoModeratorsConfirmAtOnce has two moderators confirm the same file at the same time: it is added once, and the
// other is told.
func TestTwoModeratorsConfirmAtOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	other := d.World.AddUser("cleo")
	d.World.Join(d.guild, other, d.World.AddRole(d.guild, "managers too", discordtest.PermManageGuild))
	presses := map[string]*discordtest.Exchange{}
	previews := map[string]discordtest.Message{}
	for _, u := range []discordtest.User{d.moderator, other} {
		x, err := d.Slash(d.channel, u, ask.Add.Name, map[string]any{"file": textFile("the_ice.txt", ferryNews+u.ID)})
		if err != nil {
			t.Fatal(err)
		}
		previews[u.ID] = answer(t, x)
	}
	for _, u := range []discordtest.User{d.moderator, other} { // neither waits for the other's answer
		presses[u.ID] = d.press(t, previews[u.ID], u, "Add to the corpus")
	}
	told := map[string]int{}
	for _, x := range presses {
		m := outcome(t, x)
		for _, what := range []string{"the_ice.txt: added", "there is a file the_ice.txt already"} {
			if strings.Contains(show.Unescape(m.Text()), what) {
				told[what]++
			}
		}
	}
	if fmt.Sprint(told) != "map[the_ice.txt: added:1 there is a file the_ice.txt already:1]" {
		t.Errorf("the two are told %v", told)
	}
	hasAll(t, "the audit", answer(t, d.Say(d.channel, other, "!audit")).Text(), "1 change\n")
	d.unharmed(t)
}

// TestModeratorsUndoAndRedo undoes the very last change by a slash command, and redoes it. A preview names the change
// and its moderator; a member can't confirm it, and a preview of an earlier change is refused.
func TestModeratorsUndoAndRedo(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := quoteID(answer(t, d.Say(d.channel, d.member, "!who-said ice")))
	use := func(command *ask.Command, options map[string]any) discordtest.Message {
		t.Helper()
		x, err := d.Slash(d.channel, d.moderator, command.Name, options)
		if err != nil {
			t.Fatal(err)
		}
		m := answer(t, x)
		if m.Flags&discordtest.FlagEphemeral == 0 {
			t.Errorf("%s: all see the answer", command)
		}
		return m
	}
	hasAll(t, "nothing yet", use(ask.Undo, nil).Text(), "There is nothing to undo")
	use(ask.Hide, map[string]any{"id": id, ask.ParamReason: "a joke"})
	preview := use(ask.Undo, map[string]any{ask.ParamReason: "no joke"})
	hasAll(t, "the preview", preview.Text(), "would be undone", d.moderator.Name, d.moderator.ID, "a joke", "shown again")
	typed := answer(t, d.Say(d.channel, d.moderator, "!undo"))
	hasAll(t, "a member", answer(t, d.press(t, typed, d.member, "Undo it")).Text(), "for moderators")
	hasAll(t, "undone", outcome(t, d.press(t, preview, d.moderator, "Undo it")).Text(),
		"The quote is shown again", "/redo")
	hasAll(t, "twice", answer(t, d.press(t, typed, d.moderator, "Undo it")).Text(), "There is nothing to undo")
	again := use(ask.Redo, map[string]any{ask.ParamReason: "it was one"})
	hasAll(t, "the preview", again.Text(), "would be made again", "The quote would be hidden")
	hasAll(t, "redone", outcome(t, d.press(t, again, d.moderator, "Do it again")).Text(), "hidden")
	hasAll(t, "after it", answer(t, d.Say(d.channel, d.member, "!who-said ice")).Text(), "nothing found")
	hasAll(t, "the audit", show.Unescape(use(ask.AuditLog, nil).Text()),
		"hidden (redo). Reason: it was one", "undone, no longer hidden. Reason: no joke")
	d.unharmed(t)
}

// TestModeratorsAreNamedWithTheirIds tests that the audit names moderators as the server knows them, with the id of
// their account, whether they typed a command or used a slash command, and that lines of older versions are shown as
// before.
func TestModeratorsAreNamedWithTheirIds(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	old := corrections.Entry{By: "cleo", Do: corrections.Add, Path: "gone.txt", Reason: "long ago"}
	if err := corrections.Append(d.folder, old); err != nil {
		t.Fatal(err)
	}
	d.World.Nickname(d.guild, d.moderator, "Bea *of* the Quay")
	id := quoteID(answer(t, d.Say(d.channel, d.member, "!who-said ice")))
	answer(t, d.Say(d.channel, d.moderator, "!hide "+id+" typed"))
	x, err := d.Slash(d.channel, d.moderator, ask.Unhide.Name, map[string]any{"id": id, ask.ParamReason: "by slash"})
	if err != nil {
		t.Fatal(err)
	}
	answer(t, x)
	audit := answer(t, d.Say(d.channel, d.moderator, "!audit"))
	who := "Bea *of* the Quay (" + d.moderator.ID + "): "
	if got := strings.Count(show.Unescape(audit.Text()), who); got != 2 || len(audit.Pinged()) > 0 {
		t.Errorf("%q stands %d times in\n%s", who, got, audit.Text())
	}
	hasAll(t, "the audit", show.Unescape(audit.Text()), "cleo: gone.txt: added. Reason: long ago")
	hasAll(t, "by id", answer(t, d.Say(d.channel, d.moderator, "!audit "+d.moderator.ID)).Text(), "2 changes")
	d.unharmed(t)
}

// quoteID returns the id of the first quote of an answer.
func quoteID(m discordtest.Message) string {
	_, id, _ := strings.Cut(m.Text(), "`")
	return id[:10]
}

// A halted Answerer stops a reindex in the middle of its files until it is let go.
type halted struct {
	*ask.Service
	middle, free chan struct{}
	once         sync.Once
}

func (h *halted) Do(ctx context.Context, r ask.Request) (ask.Answer, error) {
	if report := r.Progress; r.Command == ask.Reindex && report != nil {
		r.Progress = func(p ask.Progress) {
			report(p)
			if p.Done > 10 {
				h.once.Do(func() {
					close(h.middle)
					<-h.free
				})
			}
		}
	}
	return h.Service.Do(ctx, r)
}

// TestReindexIsCancelledHalfWay stops a reindex in the middle. A second moderator is told who began it, searches use
// the previous index, and a press on Cancel ends the reindex without a change. The answer and the report channel say
// who has cancelled it.
func TestReindexIsCancelledHalfWay(t *testing.T) {
	t.Parallel()
	service := folderService(t)
	h := &halted{Service: service, middle: make(chan struct{}), free: make(chan struct{})}
	d := &desk{place: newPlace(t, discordtest.Options{}), folder: service.Corpus()}
	d.moderator = d.World.AddUser("bea")
	other := d.World.AddUser("cleo")
	managers := d.World.AddRole(d.guild, "managers", discordtest.PermManageGuild)
	d.World.Join(d.guild, d.moderator, managers)
	d.World.Join(d.guild, other, managers)
	reports := d.World.AddChannel(d.guild, "reports")
	d.run(t, h, func(s *setup) { s.ReportChannel = reports.ID })
	for i := range 50 {
		text := ferryNews + strings.Repeat("\nMore.", i)
		if err := os.WriteFile(filepath.Join(d.folder, fmt.Sprintf("ice%d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	x := d.Say(d.channel, d.moderator, "!reindex")
	<-h.middle
	progress := answer(t, x)
	for button(progress, "Cancel") == "" {
		progress = answer(t, x)
	}
	hasAll(t, "the second", answer(t, d.Say(d.channel, other, "!reindex")).Text(), "started by bea")
	hasAll(t, "meanwhile", answer(t, d.Say(d.channel, d.member, "!who-said harbour")).Text(), "Ana Falk")
	hasAll(t, "nothing new", answer(t, d.Say(d.channel, d.member, "!who-said ferries")).Text(), "nothing found")
	hasAll(t, "cancelled", answer(t, d.press(t, progress, other, "Cancel")).Text(), "The reindex is being cancelled")
	close(h.free)
	end := []string{"Cancelled by cleo when ", " of 51 articles were read. The previous index stays in use"}
	hasAll(t, "the end", outcome(t, x).Text(), end...)
	began := "bea (" + d.moderator.ID + ") started a reindex"
	hasAll(t, "the report", d.next(t, reports).Text(), append(end, began)...)
	hasAll(t, "after it", answer(t, d.Say(d.channel, d.member, "!who-said ferries")).Text(), "nothing found")
	hasAll(t, "the next", outcome(t, d.Say(d.channel, other, "!reindex")).Text(), "50 added", "1 unchanged")
	hasAll(t, "the next report", d.next(t, reports).Text(), "cleo ("+other.ID+") started a reindex", "50 added")
	d.unharmed(t)
}
