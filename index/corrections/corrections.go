// Package corrections stores the changes that moderators make to a corpus: they hide a quote or correct its
// speaker, and they add, remove or edit an article. The changes are in the corpus itself, in
// .verbatim/corrections.jsonl, one JSON object per line and in order, so that people can read the file and keep it
// in git. A line is never changed; an undo is a new line. Start with [Read] and [Append].
package corrections

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/wording"
)

// File is the path of the corrections in a corpus, with slashes.
const File = folder.Own + "/corrections.jsonl"

// limits bound the file to some hundred thousand corrections. A line contains the words of a quote, which may be a
// whole article.
var limits = folder.Limits{Bytes: 64 << 20, Lines: 500_000, Line: 8 << 20}

// maxWrong is the number of unreadable lines that are named; the others are only counted.
const maxWrong = 20

// An Action is the kind of a correction.
type Action string

const (
	Hide    Action = "hide"    // hide a quote everywhere
	Unhide  Action = "unhide"  // show it again
	Speaker Action = "speaker" // correct the speaker of a quote, or the role
	Undo    Action = "undo"    // undo the last correction of the quote or the article
	Add     Action = "add"     // add an article
	Remove  Action = "remove"  // remove an article
	Edit    Action = "edit"    // correct the title, publisher, date or address of an article
)

// done is what audit says was done with a quote or an article.
var done = map[Action]wording.Text{
	Hide: wording.Say("hidden"), Unhide: wording.Say("shown again"), Speaker: wording.Say("now by"),
	Undo: wording.Say("the last change undone"), Add: wording.Say("added"), Remove: wording.Say("removed"),
	Edit: wording.Say("edited"),
}

// Done returns what was done with the quote or the article, in words for users: "hidden". Of a Speaker the new name
// follows.
func (a Action) Done() wording.Text { return done[a] }

// undone is what audit says an undo has undone.
var undone = map[Action]wording.Text{
	Hide: wording.Say("no longer hidden"), Unhide: wording.Say("hidden again"),
	Speaker: wording.Say("no longer corrected"), Add: wording.Say("no longer added"),
	Remove: wording.Say("no longer removed"), Edit: wording.Say("no longer edited"),
}

// Done returns what the entry did, in words for users, as Action.Done does.
func (e *Entry) Done() wording.Text {
	if what := undone[e.Undoes]; e.Do == Undo && !what.IsZero() {
		return wording.Say("undone, %s", what)
	}
	return e.Do.Done()
}

// An Entry is a correction. Words and Was identify a quote whose ID has changed since. Text identifies an article
// whose file was renamed.
type Entry struct {
	Time time.Time `json:"time"`
	By   string    `json:"by"`              // the moderator
	ByID string    `json:"by_id,omitempty"` // the moderator's ID on Discord; empty in a terminal, and in old lines
	Do   Action    `json:"do"`
	Path string    `json:"path"` // of the article

	Quote   string `json:"quote,omitempty"`   // the quote's ID at that time; empty in a correction of an article
	Words   string `json:"words,omitempty"`   // the quote's content, its pieces joined by " … "
	Was     string `json:"was,omitempty"`     // the quote's speaker before the correction
	Speaker string `json:"speaker,omitempty"` // the correct speaker
	Role    string `json:"role,omitempty"`

	Text string `json:"text,omitempty"` // the TextSum of the article
	Kept string `json:"kept,omitempty"` // where the file of a removed article is now
	Fields

	Undoes Action `json:"undoes,omitempty"` // what an undo has undone; empty in old lines
	Again  bool   `json:"again,omitempty"`  // a redo has made the correction again

	Reason string `json:"reason"`
}

// Fields are the metadata of an article that moderators can correct. An empty field is not corrected.
type Fields struct {
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"` // in corpus.DateLayout
	URL       string `json:"url,omitempty"`
}

// A State is the result of the corrections of one quote.
type State struct {
	Hidden  bool
	Speaker *corpus.Speaker // nil if the speaker was not corrected
}

// A List is the corrections of a corpus, in order.
type List struct {
	Entries []Entry
	Wrong   []string // the lines that could not be read: "line 3: …"
}

// Read reads the corrections of a corpus. Without the file, the list is empty. If the file can't be used, the error
// is a *folder.Problem.
func Read(fsys fs.FS) (*List, error) {
	b, err := folder.ReadOwn(fsys, File, limits)
	if errors.Is(err, fs.ErrNotExist) {
		return &List{}, nil
	}
	if err != nil {
		return nil, err
	}
	return parse(b), nil
}

// parse parses the lines. It skips a line that can't be read, for example one that a crash has cut short, and adds
// it to Wrong.
func parse(b []byte) *List {
	l := &List{}
	n, wrong := 0, 0
	for line := range bytes.Lines(bytes.TrimPrefix(b, []byte("\ufeff"))) {
		n++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		e, err := parseLine(line)
		switch {
		case err == nil:
			l.Entries = append(l.Entries, e)
		case wrong < maxWrong:
			l.Wrong = append(l.Wrong, fmt.Sprintf("line %d: %v", n, err))
			fallthrough
		default:
			wrong++
		}
	}
	if wrong > maxWrong {
		l.Wrong = append(l.Wrong, fmt.Sprintf("%d more lines", wrong-maxWrong))
	}
	return l
}

// parseLine parses a line.
func parseLine(line []byte) (e Entry, err error) {
	if !utf8.Valid(line) {
		return e, errors.New("not UTF-8")
	}
	if err = json.Unmarshal(line, &e); err == nil {
		err = e.check()
	}
	return e, err
}

// check reports what is wrong with an entry.
func (e *Entry) check() error {
	switch {
	case !slices.Contains([]Action{Hide, Unhide, Speaker, Undo, Add, Remove, Edit}, e.Do):
		return fmt.Errorf("%q is not a kind of correction: expected hide, unhide, speaker, undo, add, remove or edit", e.Do)
	case e.Path == "":
		return errors.New("the path of the article is missing")
	case !fs.ValidPath(e.Path) || e.Kept != "" && !fs.ValidPath(e.Kept):
		return errors.New("a path leads out of the corpus")
	case e.Quote == "" && slices.Contains([]Action{Hide, Unhide, Speaker}, e.Do):
		return errors.New("the ID of the quote is missing")
	case e.Do == Speaker && strings.TrimSpace(e.Speaker) == "":
		return errors.New("the speaker is missing")
	}
	return nil
}

// Append appends a correction to the file of the corpus in a folder. When Append returns, the correction is on the
// disk. If the file can't be used, the error wraps a *folder.Problem.
func Append(dir string, e Entry) error {
	line, err := e.line()
	if err != nil {
		return err
	}
	return appendLines(dir, []byte(line))
}

// appendLines appends lines to the file, the last of them without its end.
func appendLines(dir string, line []byte) error {
	in, err := folder.Open(dir)
	if err != nil {
		return fmt.Errorf("storing a correction: %w", err)
	}
	defer in.Close()
	f, err := in.OpenOwn(File, os.O_RDWR|os.O_CREATE|os.O_APPEND, limits.Bytes)
	if err != nil {
		return fmt.Errorf("storing a correction: %w", err)
	}
	if partial, err := endsInPartialLine(f); err != nil || partial {
		line = append([]byte{'\n'}, line...) // a crash has cut the last line short
	}
	_, err = f.Write(append(line, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("storing a correction: %w", err)
	}
	return nil
}

// endsInPartialLine reports whether a file does not end with a newline.
func endsInPartialLine(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	_, err = f.ReadAt(last, info.Size()-1)
	return last[0] != '\n', err
}

// A Stack is the corrections of one quote or article that were not undone, in order.
type Stack []*Entry

// Stacks returns the corrections grouped by a key. For quotes the key need not be the ID, because a quote may have
// had several.
func (l *List) Stacks(keyOf func(*Entry) string) map[string]Stack {
	stacks := map[string]Stack{}
	for i := range l.Entries {
		e := &l.Entries[i]
		key := keyOf(e)
		if made := stacks[key]; e.Do == Undo {
			stacks[key] = made[:max(len(made)-1, 0)]
		} else {
			stacks[key] = append(made, e)
		}
	}
	return stacks
}

// State applies the corrections of a quote in order.
func (s Stack) State() State {
	var state State
	for _, e := range s {
		switch e.Do {
		case Hide:
			state.Hidden = true
		case Unhide:
			state.Hidden = false
		case Speaker:
			state.Speaker = &corpus.Speaker{Name: e.Speaker, Kind: corpus.Person, Role: e.Role}
		}
	}
	return state
}

// Last returns the correction that an undo would revert, or nil.
func (s Stack) Last() *Entry {
	if len(s) == 0 {
		return nil
	}
	return s[len(s)-1]
}
