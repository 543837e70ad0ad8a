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

// A trick is something other than a plain file with an ordinary name.
type trick struct {
	name string
	put  func(dir, path string) error // creates it; an error means that the platform does not support it
	want string                       // a part of the reason why it is skipped; "" if it is read; "-" if it is ignored
}

// link returns a function that makes a link to target.
func link(target string) func(string, string) error {
	return func(_, path string) error { return os.Symlink(target, path) }
}

// file returns a function that writes a file.
func file(text string) func(string, string) error {
	return func(_, path string) error { return os.WriteFile(path, []byte(text), 0o600) }
}

// device returns a function that makes a device with these numbers of Linux.
func device(major, minor int) func(string, string) error {
	return func(_, path string) error { return syscall.Mknod(path, syscall.S_IFCHR|0o666, major<<8|minor) }
}

var tricks = []trick{
	{"link-to-passwd.txt", link("/etc/passwd"), "out of the corpus folder"},
	{"link-up.txt", link("../../../../../../etc/passwd"), "out of the corpus folder"},
	{"link-to-itself.txt", link("link-to-itself.txt"), "leads back"},
	{"link-dangling.txt", link("nothing.txt"), "does not exist"},
	{"link-to-folder.txt", link("."), "-"},
	{"link-to-root", link("/"), "out of the corpus folder"},
	{"link-to-zero.txt", link("/dev/zero"), "out of the corpus folder"},
	{"link-to-process.txt", link("/proc/self/environ"), "out of the corpus folder"},
	{"link-through-link.txt", func(dir, path string) error {
		return errors.Join(os.Symlink("..", filepath.Join(dir, "up")), os.Symlink("up/up/etc/passwd", path))
	}, "out of the corpus folder"},
	{"pipe.txt", func(_, path string) error { return syscall.Mkfifo(path, 0o600) }, "neither a file"},
	{"link-to-pipe.txt", func(dir, path string) error {
		return errors.Join(syscall.Mkfifo(filepath.Join(dir, ".pipe"), 0o600), os.Symlink(".pipe", path))
	}, "neither a file"},
	{"socket.txt", func(dir, path string) error {
		beside := filepath.Join(os.TempDir(), fmt.Sprintf("s%d", os.Getpid())) // the path of a socket is limited to 100 bytes
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
		return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, 1<<30)) // a line of 1 GB that takes no space
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
	{"deep", func(_, path string) error { // deeper than the maximum length of a path
		root, err := os.OpenRoot(filepath.Dir(path))
		if err != nil {
			return err
		}
		defer root.Close()
		return root.MkdirAll(strings.Repeat("deep/", 500)+"deep", 0o700)
	}, "-"},
}

// TestTricks checks that a folder full of hostile files and tricks is indexed, that each file is read or skipped
// with a reason, and that the good article is found.
func TestTricks(t *testing.T) {
	d := newDesk(t, map[string]string{"good.txt": "Good\n\n\"The harbour is open,\" said Elin Marsh.\n"})
	want := map[string]string{"good.txt": ""}
	for _, trick := range tricks {
		if err := trick.put(d.corpus, filepath.Join(d.corpus, trick.name)); err != nil {
			t.Logf("%q can't be created on this platform: %v", trick.name, err)
			continue
		}
		want[trick.name] = trick.want
	}
	want["up"] = "out of the corpus folder" // link-through-link.txt creates it
	for _, h := range hostiles() {
		d.write("hostile/"+h.name, h.text(shortSize/2))
	}
	report := d.reindexed()
	if got := d.finds("harbour"); !slices.Equal(got, []string{"good.txt"}) {
		t.Errorf("the good article is not found: %q", got)
	}
	skipped := map[string]string{}
	for _, s := range report.Skipped {
		if skipped[s.Path] = s.Reason; s.Reason == "" {
			t.Errorf("%q is skipped without a reason", s.Path)
		}
	}
	served := d.paths()
	for name, reason := range want {
		name = strings.ToValidUTF8(name, "\uFFFD")
		got, isSkipped := skipped[name]
		switch {
		case reason == "" && !served[name]:
			t.Errorf("%q is not indexed; skipped: %q", name, got)
		case reason == "-" && (isSkipped || served[name]):
			t.Errorf("%q is not ignored: %q", name, got)
		case reason != "" && reason != "-" && !strings.Contains(got, reason):
			t.Errorf("%q is skipped because %q, want %q", name, got, reason)
		}
	}
	for _, h := range hostiles() {
		if name := "hostile/" + h.name; !served[name] && skipped[name] == "" {
			t.Errorf("%s is neither indexed nor skipped", name)
		}
	}
	if why := d.stale(); why != "" {
		t.Errorf("the index is stale: %s", why)
	}
}

// paths returns the articles of the current snapshot.
func (d *desk) paths() map[string]bool {
	m, err := index.ReadManifest(d.options.DataDir)
	if err != nil {
		d.t.Fatal(err)
	}
	served := map[string]bool{}
	for _, f := range m.Files {
		served[f.Path] = f.Hash != ""
	}
	return served
}

// TestReplacedWhileRead checks that a reindex ends while another process replaces files with pipes, links and
// longer files.
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
		if _, err := d.AcceptLoss(t.Context(), nil); err != nil { // most files may be links and pipes at that moment
			t.Error(err)
		}
		if got := d.finds("harbour"); !slices.Equal(got, []string{"good.txt"}) {
			t.Errorf("the good article is not found: %q", got)
		}
	}
	close(stop)
	<-stopped
}

// replace replaces a file with something else. Errors are ignored, because many more calls follow.
func replace(what int, path string) {
	switch what {
	case 0: // the file grows while it is read
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
