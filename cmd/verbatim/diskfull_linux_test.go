package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// tinyDisk mounts a disk of some kB and returns its folder.
func tinyDisk(t *testing.T, kilobytes int) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can mount a disk")
	}
	dir := t.TempDir()
	const flags = syscall.MS_NOSUID | syscall.MS_NODEV
	if err := syscall.Mount("tmpfs", dir, "tmpfs", flags, fmt.Sprintf("size=%dk", kilobytes)); err != nil {
		t.Skip("mounting a disk failed:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmounting %s: %v", dir, err)
		}
	})
	return dir
}

// TestDiskFull checks that each command that writes says what to free, where and how much, that what was there stays
// as it was, and that doctor warns before.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	large := t.TempDir() // a corpus whose index does not fit on the disk
	for n := range 30 {
		text := fmt.Sprintf("Harbour %d\n\n", n) + strings.Repeat(fmt.Sprintf("\"A freeze, number %d,\" said Elin Marsh.\n\n", n), 200)
		if err := os.WriteFile(filepath.Join(large, fmt.Sprintf("%d.txt", n)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	noise := make([]byte, 64<<10) // compressing does not make it smaller
	_, _ = rand.Read(noise)
	if err := os.WriteFile(filepath.Join(large, "noise.bin"), noise, 0o600); err != nil {
		t.Fatal(err)
	}
	small := t.TempDir()
	if err := os.WriteFile(filepath.Join(small, "a.txt"), []byte("Harbour\n\n\"Open,\" said Elin Marsh.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	article := filepath.Join(t.TempDir(), "new.txt")
	if err := os.WriteFile(article, []byte(strings.Repeat("\"A pause,\" said Ana Falk.\n\n", 4000)), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) (string, error) {
		var out, said strings.Builder
		app := &cli.App{
			In: os.Stdin, Out: &terminal.Screen{W: &out}, Err: &terminal.Screen{W: &said}, Config: settings.Config{},
		}
		err := cli.Run(t.Context(), app, args)
		problem.Report(app.Err, err)
		return out.String() + said.String(), err
	}
	data, backups := tinyDisk(t, 512), tinyDisk(t, 16)
	corpus := tinyDisk(t, 64)
	for _, c := range []struct {
		args []string
		says []string
	}{
		{[]string{"who-said", "--corpus", large, "--data", data, "freeze"}, []string{
			"no space left", "the disk of " + data + " is full", "free 1", "or name a folder on another disk with --data"}},
		{[]string{"reindex", "--corpus", large, "--data", data}, []string{"no space left", "the disk of " + data}},
		{[]string{"backup", "--corpus", large, "--data", t.TempDir(), backups}, []string{
			"no space left", "the disk of " + backups + " is full", "remove old backups there"}},
		{[]string{"add", "--yes", "--corpus", corpus, "--data", t.TempDir(), article}, []string{
			"no space left", "the disk of " + corpus + " is full", "free at least 105 MB"}},
		{[]string{"restore", "--corpus", corpus, "--data", t.TempDir(), whole(t, large)}, []string{
			"the disk of " + corpus, "and 1", "are needed", "free 1"}},
	} {
		said, err := run(c.args...)
		if err == nil {
			t.Errorf("%q works:\n%s", c.args, said)
		}
		for _, want := range c.says {
			if !strings.Contains(said, want) {
				t.Errorf("%q does not say %q:\n%s", c.args, want, said)
			}
		}
	}
	for _, dir := range []string{backups, corpus} {
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 1 {
			t.Errorf("%s has %v, %v", dir, entries, err)
		}
	}

	// With an index, questions are answered from it although a newer one has no room.
	if said, err := run("who-said", "--corpus", small, "--data", data, "open"); err != nil {
		t.Fatalf("a small corpus has no room: %v\n%s", err, said)
	}
	for _, name := range []string{"1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"} {
		text, err := os.ReadFile(filepath.Join(large, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(small, name), []byte(strings.Repeat(string(text), 4)), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	said, err := run("who-said", "--corpus", small, "--data", data, "open")
	if err != nil || !strings.Contains(said, "“Open,”") ||
		!strings.Contains(said, "the answers are from the index of") || !strings.Contains(said, "the disk of "+data+" is full") {
		t.Errorf("%v\n%s", err, said)
	}
	said, _ = run("doctor", "--corpus", small, "--data", data)
	for _, want := range []string{"warning  data: the disk of " + data + " has", "too little for the next index", "to do: free 1"} {
		if !strings.Contains(said, want) {
			t.Errorf("doctor does not say %q:\n%s", want, said)
		}
	}
}

// whole returns a backup of a corpus.
func whole(t *testing.T, corpus string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "backup.tar.gz")
	app := &cli.App{Out: &terminal.Screen{W: t.Output()}, Err: &terminal.Screen{W: t.Output()}}
	if err := cli.Run(t.Context(), app, []string{"backup", "--corpus", corpus, "--data", t.TempDir(), file}); err != nil {
		t.Fatal(err)
	}
	return file
}
