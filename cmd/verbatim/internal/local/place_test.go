//go:build unix

package local

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"verbatim/bot/shards"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestTemporaryDataFolder checks that without a cache folder the index is in a temporary folder that only the user
// can write to, and that any other folder is refused.
func TestTemporaryDataFolder(t *testing.T) {
	for name, c := range map[string]struct {
		before func(folder string) error
		wrong  string // a part of the error; "" where the folder is taken
	}{
		"none":            {func(string) error { return nil }, ""},
		"the user's own":  {func(folder string) error { return os.Mkdir(folder, 0o700) }, ""},
		"one open to all": {func(folder string) error { return mkdir(folder, 0o777) }, "others can write to"},
		"a link": {func(folder string) error {
			return os.Symlink(t.TempDir(), folder)
		}, "is not a folder"},
		"a file": {func(folder string) error { return os.WriteFile(folder, nil, 0o600) }, "is not a folder"},
		"another user's": {func(folder string) error {
			if os.Getuid() != 0 {
				return errSkip
			}
			if err := os.Mkdir(folder, 0o700); err != nil {
				return err
			}
			return os.Chown(folder, 65532, 65532)
		}, "others can write to"},
	} {
		t.Run(name, func(t *testing.T) {
			tmp := t.TempDir()
			t.Setenv("TMPDIR", tmp)
			t.Setenv("HOME", "")
			t.Setenv("XDG_CACHE_HOME", "")
			own := filepath.Join(tmp, fmt.Sprintf("verbatim-%d", os.Getuid()))
			switch err := c.before(own); {
			case err == errSkip:
				t.Skip("only root can give a folder to another user")
			case err != nil:
				t.Fatal(err)
			}
			p, note, err := Place{}.Resolve()
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) {
					t.Errorf("got %+v, %v; want an error with %q", p, err, c.wrong)
				}
				return
			}
			if err != nil || filepath.Dir(p.Data) != own || !strings.Contains(note, p.Data) {
				t.Errorf("got %+v, %q, %v; want a folder in %s, and a note that says so", p, note, err, own)
			}
		})
	}
}

var errSkip = errors.New("this test can't run here")

// mkdir makes a folder with a mode that the user's mask does not narrow.
func mkdir(folder string, mode os.FileMode) error {
	if err := os.Mkdir(folder, mode); err != nil {
		return err
	}
	return os.Chmod(folder, mode)
}

// TestServedShards checks what a process is told that can't serve its shards from a data folder.
func TestServedShards(t *testing.T) {
	at := Place{Data: t.TempDir()}
	lock, err := at.LockService(shards.Range{First: 0, Last: 3, Total: 16})
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Unlock()
	for _, c := range []struct {
		of   shards.Range
		want []string
	}{
		{shards.Range{First: 3, Last: 4, Total: 16}, []string{"VERBATIM_SHARDS=3-4/16", "the shards 0-3/16", "4-7/16"}},
		{shards.All(16), []string{"another bot already answers", "stop that bot first"}},
		{shards.Range{}, []string{"another bot already answers", "stop that bot first"}},
	} {
		_, err := at.LockService(c.of)
		text := problem.Text(&terminal.Screen{}, err)
		for _, want := range append(c.want, at.Data) {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the error does not say %q:\n%s", c.of, want, text)
			}
		}
	}
}

// TestNamedCorpora checks that a corpus can be named, and then has a data folder of its own.
func TestNamedCorpora(t *testing.T) {
	data, folder := t.TempDir(), t.TempDir()
	named := map[string]string{"market": folder}
	at, _, err := Place{Corpus: "market", Data: data, Named: named}.Resolve()
	if want := filepath.Join(data, "corpora", "market"); err != nil || at.Data != want || at.Corpus != resolveLinks(folder, mostLinks) {
		t.Errorf("got %+v, %v; want the folder %s and the data in %s", at, err, folder, want)
	}
	_, _, err = Place{Corpus: "markt", Named: named}.Resolve()
	if hint := (&problem.Error{}); !errors.As(err, &hint) || hint.Hint != "did you mean market?" {
		t.Errorf("a slip gives %v", err)
	}
	if at, _, err = (Place{Corpus: folder, Data: data, Named: named}).Resolve(); err != nil || at.Data != data {
		t.Errorf("by its folder, got %+v, %v", at, err)
	}
}
