package swap

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// killedIn and killedAt tell a process of this test in which folder it replaces files, and before which step it ends.
const (
	killedIn = "VERBATIM_TEST_SWAP_IN"
	killedAt = "VERBATIM_TEST_SWAP_AT"
)

// Contents of the two folders, as tree prints them.
const (
	before = "data/bot.lock: lock\ndata/servers.db: old\ncorpus/.git/config: git\ncorpus/a.txt: old\ncorpus/b/c.txt: old\n"
	after  = "data/alerts.db: new\ndata/bot.lock: lock\ndata/servers.db: new\n" +
		"corpus/.git/config: git\ncorpus/.verbatim/x: new\ncorpus/a.txt: new\n"
)

// put writes files, each a line of tree.
func put(dir, files string) error {
	for line := range strings.Lines(files) {
		name, content, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		path := filepath.Join(dir, name)
		err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600))
		if err != nil {
			return err
		}
	}
	return nil
}

// tree prints the files of both folders.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	for _, folder := range []string{"data", "corpus"} {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			name, _ := filepath.Rel(dir, path)
			fmt.Fprintf(&b, "%s: %s\n", filepath.ToSlash(name), content)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// replace replaces the old content by the new.
func replace(dir string) error {
	s, err := Begin(filepath.Join(dir, "data"), filepath.Join(dir, "corpus"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(after) {
		folder, rest, _ := strings.Cut(line, "/")
		n := map[string]int{"data": 0, "corpus": 1}[folder]
		if strings.Contains(line, ": new") {
			if err := put(s.Staged(n), rest); err != nil {
				return err
			}
		}
	}
	return s.Commit(func(_ int, name string) bool { return !strings.HasPrefix(name, ".git") && name != "bot.lock" })
}

// TestReplace checks that the old content is gone and that nothing else is left.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(put(dir, before), replace(dir)); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); got != after {
		t.Errorf("got\n%s", got)
	}
}

// TestAbort checks that a replacement that is given up leaves no trace.
func TestAbort(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, before); err != nil {
		t.Fatal(err)
	}
	s, err := Begin(filepath.Join(dir, "data"), filepath.Join(dir, "corpus"))
	if err == nil {
		err = errors.Join(put(s.Staged(1), "x: new\n"), s.Abort())
	}
	if got := tree(t, dir); err != nil || got != before {
		t.Errorf("got %v and\n%s", err, got)
	}
}

// TestKilled kills a process before each of its steps, once and once more while it completes what it has begun. What
// the next process finds is the old content or the new, never a mixture, and the new once there was a decision.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killedIn); dir != "" {
		at, _ := strconv.Atoi(os.Getenv(killedAt))
		step = func() {
			if at--; at < 0 {
				p, _ := os.FindProcess(os.Getpid())
				_ = p.Kill()
				select {} // until the signal arrives
			}
		}
		if done, err := Finish(filepath.Join(dir, "data")); done || err != nil {
			fmt.Println(done, err)
			return
		}
		fmt.Println(replace(dir))
		return
	}
	t.Parallel()
	run := func(dir string, at int) (killed bool) {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), killedIn+"="+dir, killedAt+"="+strconv.Itoa(at))
		out, err := cmd.CombinedOutput()
		if err == nil && !strings.Contains(string(out), "<nil>") {
			t.Fatalf("%s", out)
		}
		return err != nil
	}
	steps, decided := 0, 0
	for ; ; steps++ {
		dir := t.TempDir()
		if err := put(dir, before); err != nil {
			t.Fatal(err)
		}
		if !run(dir, steps) {
			break
		}
		data := filepath.Join(dir, "data")
		want := before
		if Pending(data) {
			decided++
			want = after
			run(dir, steps%5) // another process is killed while it completes the replacement, or completes it
		} else if got := withoutStaging(tree(t, dir)); got == after {
			want = after // it was killed while it tidied up
		}
		if _, err := Finish(data); err != nil {
			t.Fatal(err)
		}
		if got := withoutStaging(tree(t, dir)); got != want {
			t.Errorf("killed before step %d:\n%s\nwant\n%s", steps, got, want)
		}
		if err := replace(dir); err != nil { // the next replacement removes what is left
			t.Fatal(err)
		}
		if got := tree(t, dir); got != after {
			t.Errorf("after step %d, the next replacement leaves\n%s", steps, got)
		}
	}
	if steps < 12 || decided < 8 {
		t.Errorf("killed before %d steps, %d of them after the decision", steps, decided)
	}
}

// withoutStaging removes the lines of the folders for staging, which no one reads.
func withoutStaging(tree string) string {
	var b strings.Builder
	for line := range strings.Lines(tree) {
		if !strings.Contains(line, "/"+stagingPrefix) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// TestJournalIsNotTrusted checks that a journal cannot name files elsewhere.
func TestJournalIsNotTrusted(t *testing.T) {
	for _, text := range []string{
		`{"folders":[{"path":"/tmp","staging":".restoring-1","old":["../x"]}]}`,
		`{"folders":[{"path":"/tmp","staging":"x","new":["a"]}]}`,
		`{"folders":[{"path":"tmp","staging":".restoring-1"}]}`,
		`{"folders":[{"path":"/tmp","staging":".restoring-1","new":["a/b"]}]}`,
		`not JSON`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, journalFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if done, err := Finish(dir); done || err == nil {
			t.Errorf("%s: %v, %v", text, done, err)
		}
	}
}
