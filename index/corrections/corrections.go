// Package corrections keeps what the moderators of a corpus change: that a quote is hidden, or that somebody else spoke; that an article was
// added or removed, or has another title. It lies in the corpus itself, in .verbatim/corrections.jsonl: a line of JSON each, in order, so
// that people can read it and keep it in git. A line is never changed: what is undone is undone by a further one.
package corrections

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"verbatim/corpus"
)

// File is where the corrections lie in a corpus, with slashes.
const File = ".verbatim/corrections.jsonl"

// maxFile is how many bytes of the file are read: some hundred thousand corrections.
const maxFile = 64 << 20

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

// Read reads the corrections in a corpus. Without the file there are none.
func Read(fsys fs.FS) (*List, error) {
	f, err := fsys.Open(File)
	if errors.Is(err, fs.ErrNotExist) {
		return &List{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the corrections: %w", err)
	}
	defer f.Close()
	b, err := readAll(f)
	if err != nil {
		return nil, err
	}
	return parse(b), nil
}

// readAll returns the bytes of a file of corrections.
func readAll(f io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("the file is larger than %d MB", maxFile>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the corrections: %w", err)
	}
	return b, nil
}

// parse reads lines. One that can't be read, as when a crash has cut it short, is told and passed over.
func parse(b []byte) *List {
	l := &List{}
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, len(b)+1)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var e Entry
		err := json.Unmarshal(line, &e)
		if err == nil {
			err = e.check()
		}
		if err != nil {
			l.Wrong = append(l.Wrong, fmt.Sprintf("line %d: %v", n, err))
			continue
		}
		l.Entries = append(l.Entries, e)
	}
	return l
}

// check reports what is wrong with an entry.
func (e *Entry) check() error {
	switch {
	case !slices.Contains([]Action{Hide, Unhide, Speaker, Undo, Add, Remove, Edit}, e.Do):
		return fmt.Errorf("%q is no correction: expected hide, unhide, speaker, undo, add, remove or edit", e.Do)
	case e.Path == "":
		return errors.New("no article's path")
	case e.Quote == "" && slices.Contains([]Action{Hide, Unhide, Speaker}, e.Do):
		return errors.New("no quote's id")
	case e.Do == Speaker && strings.TrimSpace(e.Speaker) == "":
		return errors.New("no speaker")
	}
	return nil
}

// Append adds a correction to the file of the corpus in a folder. It is on the disk when Append returns.
func Append(folder string, e Entry) error {
	if err := e.check(); err != nil {
		return err
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	path := filepath.Join(folder, filepath.FromSlash(File))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("keeping a correction: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
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
