// Package corrections keeps what the moderators of a corpus change: that a quote is hidden, or that somebody else spoke; that an article was
// added or removed, or has another title. It lies in the corpus itself, in .verbatim/corrections.jsonl: a line of JSON each, in order, so
// that people can read it and keep it in git. A line is never changed: what is undone is undone by a further one.
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
)

// File is where the corrections lie in a corpus, with slashes.
const File = folder.Own + "/corrections.jsonl"

// limits are what the file may hold: some hundred thousand corrections. A line has the words of a quote, up to a whole
// article's.
var limits = folder.Limits{Bytes: 64 << 20, Lines: 500_000, Line: 8 << 20}

// maxWrong is how many lines that can't be read are named; the others are counted.
const maxWrong = 20

// An Action is what a correction does.
type Action string

const (
	Hide    Action = "hide"    // the quote is shown nowhere
	Unhide  Action = "unhide"  // it is shown again
	Speaker Action = "speaker" // somebody else spoke, or in another role
	Undo    Action = "undo"    // the last of these for the quote, or of the next for the article, did not happen
	Add     Action = "add"     // an article came
	Remove  Action = "remove"  // it was taken away
	Edit    Action = "edit"    // what is known of it beside its text is something else than its file says
)

// An Entry is a correction. Words and Was stand beside the id, so that a quote is found again whose id has changed; and the sum of the
// text beside the path, so that an article is whose file was renamed.
type Entry struct {
	Time time.Time `json:"time"`
	By   string    `json:"by"` // who made it
	Do   Action    `json:"do"`
	Path string    `json:"path"` // the article's

	Quote   string `json:"quote,omitempty"`   // its id, when it was made; empty where it is about an article
	Words   string `json:"words,omitempty"`   // the content, its pieces joined by " … "
	Was     string `json:"was,omitempty"`     // the speaker before it
	Speaker string `json:"speaker,omitempty"` // who spoke
	Role    string `json:"role,omitempty"`

	Text string `json:"text,omitempty"` // of an article: tells its text from another; see TextSum
	Kept string `json:"kept,omitempty"` // of one that was removed: where its file lies now
	Fields

	Reason string `json:"reason"`
}

// Fields are what is known of an article beside its text. Empty ones are as its file has them.
type Fields struct {
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"` // as corpus.DateLayout
	URL       string `json:"url,omitempty"`
}

// A State is what holds of a quote by its corrections.
type State struct {
	Hidden  bool
	Speaker *corpus.Speaker // nil where nobody has said otherwise than attribution
}

// A List is the corrections of a corpus, in order.
type List struct {
	Entries []Entry
	Wrong   []string // lines that could not be read: "line 3: …"
}

// Read reads the corrections in a corpus. Without the file there are none. A file that can't be used is a
// *folder.Problem.
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

// parse reads lines. One that can't be read, as when a crash has cut it short, is told and passed over.
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

// parseLine reads a line.
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
		return fmt.Errorf("%q is no correction: expected hide, unhide, speaker, undo, add, remove or edit", e.Do)
	case e.Path == "":
		return errors.New("no article's path")
	case !fs.ValidPath(e.Path) || e.Kept != "" && !fs.ValidPath(e.Kept):
		return errors.New("a path that leads out of the corpus")
	case e.Quote == "" && slices.Contains([]Action{Hide, Unhide, Speaker}, e.Do):
		return errors.New("no quote's id")
	case e.Do == Speaker && strings.TrimSpace(e.Speaker) == "":
		return errors.New("no speaker")
	}
	return nil
}

// Append adds a correction to the file of the corpus in a folder. It is on the disk when Append returns. A file that
// can't be used is a *folder.Problem.
func Append(dir string, e Entry) error {
	if err := e.check(); err != nil {
		return err
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if len(line) > limits.Line {
		return fmt.Errorf("keeping a correction: it has more than %d MB", limits.Line>>20)
	}
	in, err := folder.Open(dir)
	if err != nil {
		return fmt.Errorf("keeping a correction: %w", err)
	}
	defer in.Close()
	f, err := in.OpenOwn(File, os.O_RDWR|os.O_CREATE|os.O_APPEND, limits.Bytes)
	if err != nil {
		return fmt.Errorf("keeping a correction: %w", err)
	}
	if cut, err := endsInLine(f); err != nil || cut {
		line = append([]byte{'\n'}, line...) // behind what a crash has cut short
	}
	_, err = f.Write(append(line, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("keeping a correction: %w", err)
	}
	return nil
}

// endsInLine reports whether a file ends within a line.
func endsInLine(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	_, err = f.ReadAt(last, info.Size()-1)
	return last[0] != '\n', err
}

// A Stack is the corrections of one quote that no undo has taken back, in order.
type Stack []*Entry

// Stacks returns the corrections of each quote. quote tells which one an entry is about, by any key: a quote may have had several ids.
func (l *List) Stacks(quote func(*Entry) string) map[string]Stack {
	stacks := map[string]Stack{}
	for i := range l.Entries {
		e := &l.Entries[i]
		key := quote(e)
		if made := stacks[key]; e.Do == Undo {
			stacks[key] = made[:max(len(made)-1, 0)]
		} else {
			stacks[key] = append(made, e)
		}
	}
	return stacks
}

// State returns what holds of the quote.
func (s Stack) State() State {
	var is State
	for _, e := range s {
		switch e.Do {
		case Hide:
			is.Hidden = true
		case Unhide:
			is.Hidden = false
		case Speaker:
			is.Speaker = &corpus.Speaker{Name: e.Speaker, Kind: corpus.Person, Role: e.Role}
		}
	}
	return is
}

// Last returns the correction that an undo would take back, or nil.
func (s Stack) Last() *Entry {
	if len(s) == 0 {
		return nil
	}
	return s[len(s)-1]
}
