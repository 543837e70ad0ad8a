//go:build unix

package reindex

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"verbatim/index"
)

// A trick is something in the corpus' folder that is no plain file with a good name.
type trick struct {
	name string
	put  func(dir, path string) error // puts it there; an error says that the platform does not let one
	want string                       // a part of the reason where it is left out; "" where it is read; "-" where it is passed over
}

// link returns what makes a link to target.
func link(target string) func(string, string) error {
	return func(_, path string) error { return os.Symlink(target, path) }
}

// file returns what writes a file.
func file(text string) func(string, string) error {
	return func(_, path string) error { return os.WriteFile(path, []byte(text), 0o600) }
}

// device returns what makes a device with these numbers of Linux'.
func device(major, minor int) func(string, string) error {
	return func(_, path string) error { return syscall.Mknod(path, syscall.S_IFCHR|0o666, major<<8|minor) }
}

var tricks = []trick{
	{"link-to-passwd.txt", link("/etc/passwd"), "leads out"},
	{"link-up.txt", link("../../../../../../etc/passwd"), "leads out"},
	{"link-to-itself.txt", link("link-to-itself.txt"), "leads back"},
	{"link-dangling.txt", link("nothing.txt"), "does not exist"},
	{"link-to-folder.txt", link("."), "-"},
	{"link-to-root", link("/"), "leads out"},
	{"link-to-zero.txt", link("/dev/zero"), "leads out"},
	{"link-to-process.txt", link("/proc/self/environ"), "leads out"},
	{"link-through-link.txt", func(dir, path string) error {
		return errors.Join(os.Symlink("..", filepath.Join(dir, "up")), os.Symlink("up/up/etc/passwd", path))
	}, "leads out"},
	{"pipe.txt", func(_, path string) error { return syscall.Mkfifo(path, 0o600) }, "neither a file"},
	{"link-to-pipe.txt", func(dir, path string) error {
		return errors.Join(syscall.Mkfifo(filepath.Join(dir, ".pipe"), 0o600), os.Symlink(".pipe", path))
	}, "neither a file"},
	{"socket.txt", func(dir, path string) error {
		beside := filepath.Join(os.TempDir(), fmt.Sprintf("s%d", os.Getpid())) // a socket's path may have 100 bytes
		l, err := net.ListenUnix("unix", &net.UnixAddr{Name: beside})
		if err != nil {
			return err
		}
		l.SetUnlinkOnClose(false)
		return errors.Join(l.Close(), os.Rename(beside, path))
	}, "neither a file"},
	{"zero.txt", device(1, 5), "neither a file"},
	{"random.txt", device(1, 8), "neither a file"},
	{"terminal.txt", device(5, 0), "neither a file"},
	{"unreadable.txt", func(_, path string) error {
		if os.Getuid() == 0 {
			return errors.New("root reads everything")
		}
		return errors.Join(os.WriteFile(path, []byte(said), 0o600), os.Chmod(path, 0))
	}, "no permission"},
	{"folder.txt", func(_, path string) error { return os.Mkdir(path, 0o700) }, "-"},
	{"sparse.txt", func(_, path string) error {
		return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, 1<<30)) // a line of 1 GB that takes no room
	}, "10 MB"},
	{"sparse-small.txt", func(_, path string) error {
		return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, 10<<20))
	}, "NUL"},
	{"empty.txt", file(""), "empty"},
	{"..txt", file(said), "-"},
	{"-rf.txt", file(said), ""},
	{"new\nline.txt", file(said), ""},
	{"\x1b[2J.txt", file(said), ""},
	{"\u202etxt.exe.txt", file(said), ""},
	{"no-text-\xff.txt", file(said), "not UTF-8"},
	{strings.Repeat("n", 251) + ".txt", file(said), ""},
	{strings.Repeat("\u0301", 100) + ".txt", file(said), ""},
	{"con.txt", file(said), ""},
	{"nul", file(said), "-"},
	{`..\..\windows.txt`, file(said), "-"},
	{`C:\windows.txt`, file(said), ""},
	{"$(id).txt", file(said), ""},
	{"<@everyone> **a** `b`.md", file(said), ""},
	{"a?b*c|d.html", file("<p>" + said + said + "</p>"), ""},
	{"deep", func(_, path string) error { // deeper than a path can be written in one
		root, err := os.OpenRoot(filepath.Dir(path))
		if err != nil {
			return err
		}
		defer root.Close()
		return root.MkdirAll(strings.Repeat("deep/", 500)+"deep", 0o700)
	}, "-"},
}

// TestTricks holds that a corpus' folder full of hostile files and tricks is indexed, that each is read or left out
// with a reason, and that the good article beside them is served.
func TestTricks(t *testing.T) {
	d := newDesk(t, map[string]string{"good.txt": "Good\n\n\"The harbour is open,\" said Elin Marsh.\n"})
	want := map[string]string{"good.txt": ""}
	for _, trick := range tricks {
		if err := trick.put(d.corpus, filepath.Join(d.corpus, trick.name)); err != nil {
			t.Logf("%q can't be made here: %v", trick.name, err)
			continue
		}
		want[trick.name] = trick.want
	}
	want["up"] = "leads out" // which link-through-link.txt goes through
	for _, h := range hostiles() {
		d.write("hostile/"+h.name, h.text(shortSize/2))
	}
	report := d.reindexed()
	if got := d.finds("harbour"); !slices.Equal(got, []string{"good.txt"}) {
		t.Errorf("the good article is not served: %q", got)
	}
	left := map[string]string{}
	for _, s := range report.Skipped {
		if left[s.Path] = s.Reason; s.Reason == "" {
			t.Errorf("%q is left out without a reason", s.Path)
		}
	}
	served := d.paths()
	for name, reason := range want {
		name = strings.ToValidUTF8(name, "\uFFFD")
		got, isLeft := left[name]
		switch {
		case reason == "" && !served[name]:
			t.Errorf("%q is not served; left out: %q", name, got)
		case reason == "-" && (isLeft || served[name]):
			t.Errorf("%q is not passed over: %q", name, got)
		case reason != "" && reason != "-" && !strings.Contains(got, reason):
			t.Errorf("%q is left out as %q, want %q", name, got, reason)
		}
	}
	for _, h := range hostiles() {
		if name := "hostile/" + h.name; !served[name] && left[name] == "" {
			t.Errorf("%s is neither served nor left out", name)
		}
	}
	if why := d.stale(); why != "" {
		t.Errorf("it would be indexed again at once: %s", why)
	}
}

// paths returns the articles of the current snapshot.
func (d *desk) paths() map[string]bool {
	m, err := index.ReadManifest(d.DataDir)
	if err != nil {
		d.t.Fatal(err)
	}
	served := map[string]bool{}
	for _, f := range m.Files {
		served[f.Path] = f.Hash != ""
	}
	return served
}

// TestReplacedWhileRead holds that a reindex ends, with each file read or left out, while somebody replaces files by pipes, links,
// folders and longer ones.
func TestReplacedWhileRead(t *testing.T) {
	d := newDesk(t, map[string]string{"good.txt": "Good\n\n\"The harbour is open,\" said Elin Marsh.\n"})
	var names []string
	for n := range 20 {
		names = append(names, fmt.Sprintf("%d.txt", n))
		d.write(names[n], said)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			path := filepath.Join(d.corpus, names[n%len(names)])
			replace(n%5, path)
		}
	}()
	for range 5 {
		if _, err := d.AcceptLoss(t.Context(), nil); err != nil { // most files may be links and folders when they are looked at
			t.Error(err)
		}
		if got := d.finds("harbour"); !slices.Equal(got, []string{"good.txt"}) {
			t.Errorf("the good article is not served: %q", got)
		}
	}
	close(stop)
	<-stopped
}

// replace puts something else in the place of a file. What fails is left: the next one comes.
func replace(what int, path string) {
	switch what {
	case 0: // it grows while it is read
		if f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
			f.WriteString(strings.Repeat(said, 1_000))
			f.Close()
		}
		return
	case 1:
		os.Truncate(path, 10)
		return
	}
	beside := filepath.Join(filepath.Dir(path), ".beside")
	os.RemoveAll(beside)
	switch what {
	case 2:
		syscall.Mkfifo(beside, 0o600)
	case 3:
		os.Symlink("/dev/zero", beside)
	case 4:
		os.WriteFile(beside, []byte(said), fs.FileMode(0o600))
	}
	os.Rename(beside, path)
}
