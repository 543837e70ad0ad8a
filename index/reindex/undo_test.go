package reindex_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
	"verbatim/index/corrections"
)

// step undoes the very last change, or redoes it, after a preview. It returns what the preview says.
func (e *edited) step(command *ask.Command) string {
	e.t.Helper()
	p := e.preview(ask.Request{Command: command})
	if p.Step == nil {
		e.t.Fatalf("%s shows no change", command)
	}
	before := len(e.entries())
	e.do(ask.Request{Command: command, Draft: p.Draft})
	if got := len(e.entries()) - before; got != 1 {
		e.t.Errorf("%s has recorded %d entries", command, got)
	}
	return strings.Join(wording.Strings(texts.Step(p.Step, true)), "\n")
}

// entries returns the entries of the journal.
func (e *edited) entries() []corrections.Entry {
	e.t.Helper()
	list, err := corrections.Read(os.DirFS(e.folder))
	if err != nil {
		e.t.Fatal(err)
	}
	return list.Entries
}

// state describes what moderators can change.
func (e *edited) state() string {
	e.t.Helper()
	var articles []string
	for _, a := range as[*ask.ArticleList](e, ask.Request{Command: ask.Articles}).Articles {
		articles = append(articles, a.Path+" "+a.Title)
	}
	slices.Sort(articles)
	return strings.Join(append(articles, e.said(ask.WhoSaid, "ice")...), "\n")
}

// TestUndoAndRedo makes each kind of change, undoes all of them from the last to the first, and redoes them. After
// each step the corpus is as it was. Another change ends what can be redone.
func TestUndoAndRedo(t *testing.T) {
	e := newEdited(t)
	id := e.id("ice")
	changes := []func(){
		func() { e.do(ask.Request{Command: ask.Correct, Words: id, Options: lund}) },
		func() { e.do(ask.Request{Command: ask.Hide, Words: id + " a slip"}) },
		func() { e.do(ask.Request{Command: ask.Unhide, Words: id + " none"}) },
		func() {
			p := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{{Name: "ferries.txt", Data: []byte(ferries)}},
				Options: map[string]string{ask.ParamTitle: "Ferries"}})
			e.do(ask.Request{Command: ask.Add, Draft: p.Draft})
		},
		func() {
			e.do(ask.Request{Command: ask.Edit, Words: `pilots.txt wrong`, Options: map[string]string{ask.ParamTitle: "Ice"}})
		},
		func() {
			p := e.preview(ask.Request{Command: ask.Remove, Words: "pilots.txt no news"})
			e.do(ask.Request{Command: ask.Remove, Draft: p.Draft})
		},
	}
	states := []string{e.state()}
	for _, change := range changes {
		change()
		states = append(states, e.state())
	}
	for _, round := range []string{"first", "second"} {
		for i, want := range slices.Backward([]string{
			"The speaker would be Ana Falk", "shown again", "hidden", "removed", "before the edit", "in the corpus again",
		}) {
			if says := e.step(ask.Undo); !strings.Contains(says, want) || !strings.Contains(says, "ines: ") {
				t.Errorf("%s round: the undo of change %d says %q, want %q", round, i, says, want)
			}
			if got := e.state(); got != states[i] {
				t.Errorf("%s round: after the undo of change %d there is\n%s\nwant\n%s", round, i, got, states[i])
			}
		}
		if says := e.refused(ask.Request{Command: ask.Undo}); !strings.Contains(says, "nothing to undo") {
			t.Errorf("after all undos: %q", says)
		}
		for i, want := range []string{
			"The speaker would be Tor Lund", "hidden", "shown again", "in the corpus again", "edited as before", "removed",
		} {
			if says := e.step(ask.Redo); !strings.Contains(says, want) {
				t.Errorf("%s round: the redo of change %d says %q, want %q", round, i, says, want)
			}
			if got := e.state(); got != states[i+1] {
				t.Errorf("%s round: after the redo of change %d there is\n%s\nwant\n%s", round, i, got, states[i+1])
			}
		}
	}
	e.step(ask.Undo)
	e.do(ask.Request{Command: ask.Hide, Words: e.id("breakwater") + " a slip"})
	if says := e.refused(ask.Request{Command: ask.Redo}); !strings.Contains(says, "nothing to redo") {
		t.Errorf("after another change: %q", says)
	}
}

// TestUndoOfAnotherChangeIsRefused checks that a preview undoes the change that it showed, or nothing.
func TestUndoOfAnotherChangeIsRefused(t *testing.T) {
	e := newEdited(t)
	ice, breakwater := e.id("ice"), e.id("breakwater")
	e.do(ask.Request{Command: ask.Hide, Words: ice + " a slip"})
	p := e.preview(ask.Request{Command: ask.Undo, Options: map[string]string{ask.ParamReason: "it is news"}})
	e.do(ask.Request{Command: ask.Hide, Words: breakwater + " a slip"})
	if says := e.refused(ask.Request{Command: ask.Undo, Draft: p.Draft}); !strings.Contains(says, "was changed since") {
		t.Errorf("the preview of another change: %q", says)
	}
	e.do(ask.Request{Command: ask.Undo, Words: breakwater + " no slip"})
	e.do(ask.Request{Command: ask.Undo, Draft: p.Draft})
	last := e.entries()[3]
	if last.Quote != ice || last.Undoes != corrections.Hide || last.Reason != "it is news" {
		t.Errorf("the undo is recorded as %+v", last)
	}
	says := e.refused(ask.Request{Command: ask.Undo, Draft: p.Draft})
	if !strings.Contains(says, "can't be confirmed any more") {
		t.Errorf("a second press: %q", says)
	}
}

// TestUndoAfterACrash checks that an undo succeeds after one that was interrupted between moving a file and recording
// that, or in the middle of moving it.
func TestUndoAfterACrash(t *testing.T) {
	kept := func(e *edited) string { return filepath.Join(e.folder, ".verbatim", "removed", "pilots.txt") }
	place := func(e *edited) string { return filepath.Join(e.folder, "pilots.txt") }
	for name, crash := range map[string]func(e *edited) error{
		"none":    func(*edited) error { return nil },
		"linked":  func(e *edited) error { return os.Link(kept(e), place(e)) },
		"renamed": func(e *edited) error { return os.Rename(kept(e), place(e)) },
	} {
		e := newEdited(t)
		p := e.preview(ask.Request{Command: ask.Remove, Words: "pilots.txt no news"})
		e.do(ask.Request{Command: ask.Remove, Draft: p.Draft})
		if err := crash(e); err != nil {
			t.Fatal(err)
		}
		e.step(ask.Undo)
		if got := e.paths(); !slices.Equal(got, []string{"pilots.txt"}) {
			t.Errorf("%s: the articles are %q", name, got)
		}
		if _, err := os.Lstat(kept(e)); err == nil {
			t.Errorf("%s: the removed file is still kept", name)
		}
		e.step(ask.Redo)
		if got := e.paths(); len(got) > 0 {
			t.Errorf("%s: after the redo the articles are %q", name, got)
		}
	}
}
