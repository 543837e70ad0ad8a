//go:build unix

package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
)

// replacements put something else in the place of a file that verbatim keeps in a corpus.
var replacements = map[string]func(dir, path string) error{
	"a pipe":     func(_, path string) error { return syscall.Mkfifo(path, 0o600) },
	"a folder":   func(_, path string) error { return os.Mkdir(path, 0o700) },
	"a link out": func(dir, path string) error { return os.Symlink(outsideFile(dir), path) },
	"a link in":  func(_, path string) error { return os.Symlink("../a.txt", path) },
	"a huge file": func(_, path string) error {
		return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, 1<<40))
	},
	"UTF-16":        func(_, path string) error { return os.WriteFile(path, []byte("\xff\xfeh\x00i\x00\n\x00"), 0o600) },
	"Latin-1":       func(_, path string) error { return os.WriteFile(path, []byte("caf\xe9 = caf\xe8\n"), 0o600) },
	"an odd device": func(_, path string) error { return syscall.Mknod(path, syscall.S_IFCHR|0o666, 1<<8|5) },
	"unreadable": func(_, path string) error {
		if os.Getuid() == 0 {
			return errors.New("root reads everything")
		}
		return errors.Join(os.WriteFile(path, []byte("x\n"), 0o600), os.Chmod(path, 0))
	},
}

// outsideFile returns a file outside a corpus.
func outsideFile(dir string) string { return filepath.Join(filepath.Dir(dir), "outside.jsonl") }

const article = "\"The harbour is open,\" said Elin Marsh.\n"

// An ownTest is a corpus in which one of verbatim's own files is not what it should be.
type ownTest struct {
	*testing.T
	app        *cli.App
	dir        string
	out, notes *strings.Builder
}

func newOwnTest(t *testing.T, address string) *ownTest {
	a, _, out, notes := fetching(t)
	o := &ownTest{t, a, filepath.Join(t.TempDir(), "corpus"), out, notes}
	a.Config.Corpus = o.dir
	err := os.MkdirAll(filepath.Join(o.dir, ".verbatim"), 0o755)
	for name, text := range map[string]string{
		"a.txt": "Harbour\n\n" + article, ".verbatim/feeds.txt": address + "\n", "../outside.jsonl": "{}\n",
	} {
		err = errors.Join(err, os.WriteFile(filepath.Join(o.dir, name), []byte(text), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// run runs a command and returns its exit code and everything that it printed. If the command hangs, the test ends.
func (o *ownTest) run(args ...string) (code int, printed string) {
	o.Helper()
	o.out.Reset()
	o.notes.Reset()
	ended := make(chan error, 1)
	go func() { ended <- cli.Run(o.Context(), o.app, args) }()
	select {
	case err := <-ended:
		if err != nil {
			o.notes.WriteString(err.Error())
			var hint *problem.Error
			if errors.As(err, &hint) {
				o.notes.WriteString("\n" + hint.Hint)
			}
		}
		return problem.ExitCode(err), o.out.String() + o.notes.String()
	case <-time.After(patience):
		o.Fatalf("%v hangs", args)
	}
	return 0, ""
}

// answers checks that a search still works, and that neither the article nor the file outside has changed.
func (o *ownTest) answers() {
	o.Helper()
	if code, got := o.run("who-said", "harbour"); code != 0 || !strings.Contains(got, "The harbour is open") {
		o.Errorf("who-said ends with %d:\n%s", code, got)
	}
	for name, want := range map[string]string{"a.txt": "Harbour\n\n" + article, "../outside.jsonl": "{}\n"} {
		if is, err := os.ReadFile(filepath.Join(o.dir, name)); err != nil || string(is) != want {
			o.Errorf("%s holds %q (%v)", name, is, err)
		}
	}
}

// id returns the id of the quote in the corpus.
func (o *ownTest) id() string {
	_, found := o.run("who-said", "harbour")
	_, id, _ := strings.Cut(found, "· id ")
	return id[:10]
}

// TestNothingOwnIsTrusted checks that a command works although one of verbatim's own files is something else: it does
// not wait, does not follow a link, and does not use much memory. The error names the file and says what to do.
func TestNothingOwnIsTrusted(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(herald))
	t.Cleanup(s.Close)
	for _, name := range []string{
		"corrections.jsonl", "aliases.txt", "feeds.txt", "fetched.json", "fetch.lock", "incoming", "removed",
	} {
		for what, put := range replacements {
			t.Run(name+" is "+what, func(t *testing.T) {
				t.Parallel()
				o := newOwnTest(t, s.URL+"/2026/11/23/pause")
				path := filepath.Join(o.dir, ".verbatim", name)
				os.Remove(path)
				if err := put(o.dir, path); err != nil {
					t.Skip(err)
				}
				o.answers()
				o.named(name, what)
				o.run("add", "--yes", "x.txt")
				o.run("fetch")
				o.run("audit")
				o.answers()
				if _, err := os.Lstat(path); err != nil {
					t.Errorf("it is gone: %v", err)
				}
			})
		}
	}
}

// named checks that the doctor and the commands that need a file name it if it can't be used.
func (o *ownTest) named(name, what string) {
	o.Helper()
	isFolder := name == "incoming" || name == "removed"
	if what == "a folder" && isFolder {
		return
	}
	path := ".verbatim/" + name
	isFile := what == "UTF-16" || what == "Latin-1" || what == "a huge file"
	readable := name == "fetch.lock" && isFile // it is only locked
	if _, got := o.run("doctor"); !strings.Contains(got, path) && !readable {
		o.Errorf("the doctor does not name it:\n%s", got)
	}
	switch name {
	case "aliases.txt":
		if _, got := o.run("status"); !strings.Contains(got, path) && what != "a link in" {
			o.Errorf("status does not name it:\n%s", got)
		}
	case "corrections.jsonl":
		if _, got := o.run("status"); !strings.Contains(got, path) {
			o.Errorf("status does not name it:\n%s", got)
		}
		if what == "Latin-1" {
			break // only one line is wrong
		}
		code, got := o.run("hide", o.id(), "wrong")
		if code != 2 || !strings.Contains(got, "can't be used") && !strings.Contains(got, "can't be written") {
			o.Errorf("hide ends with %d:\n%s", code, got)
		}
	case "feeds.txt", "fetched.json":
		if code, got := o.run("fetch"); code != 2 || !strings.Contains(got, path) {
			o.Errorf("fetch ends with %d and does not name it:\n%s", code, got)
		}
	}
}

// TestOwnFolderIsNotTrusted checks the same for the folder itself.
func TestOwnFolderIsNotTrusted(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(herald))
	defer s.Close()
	for what, put := range map[string]func(dir, path string) error{
		"a pipe":        func(_, path string) error { return syscall.Mkfifo(path, 0o600) },
		"a file":        func(_, path string) error { return os.WriteFile(path, []byte("x"), 0o600) },
		"a link out":    func(_, path string) error { return os.Symlink("/tmp", path) },
		"a link in":     func(_, path string) error { return os.Symlink(".", path) },
		"a broken link": func(_, path string) error { return os.Symlink("nothing", path) },
		"a loop":        func(_, path string) error { return os.Symlink(".verbatim", path) },
		"unreadable": func(_, path string) error {
			if os.Getuid() == 0 {
				return errors.New("root reads everything")
			}
			return os.Mkdir(path, 0)
		},
	} {
		t.Run(what, func(t *testing.T) {
			o := newOwnTest(t, s.URL+"/2026/11/23/pause")
			path := filepath.Join(o.dir, ".verbatim")
			if err := errors.Join(os.RemoveAll(path)); err != nil {
				t.Fatal(err)
			}
			if err := put(o.dir, path); err != nil {
				t.Skip(err)
			}
			o.answers()
			for _, command := range []string{"status", "doctor"} {
				if _, got := o.run(command); !strings.Contains(got, ".verbatim") {
					t.Errorf("%s does not name it:\n%s", command, got)
				}
			}
			for _, args := range [][]string{
				{"hide", o.id(), "wrong"}, {"fetch"}, {"remove", "--yes", "a.txt", "wrong"}, {"audit"},
			} {
				code, got := o.run(args...)
				if code != 2 || !strings.Contains(got, ".verbatim") && !strings.Contains(got, "can't be written") {
					t.Errorf("%v ends with %d:\n%s", args, code, got)
				}
			}
			o.answers()
		})
	}
}
