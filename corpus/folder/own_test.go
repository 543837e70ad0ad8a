//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

// limits are the limits of the tests.
var limits = Limits{Bytes: 1 << 10, Lines: 10, Line: 100, UTF8: true}

// A trick puts something in place of a file.
type trick struct {
	put         func(dir, path string) error
	read, write string // a part of the reason; "" for success
}

func link(target string) func(string, string) error {
	return func(_, path string) error { return os.Symlink(target, path) }
}

func file(text string) func(string, string) error {
	return func(_, path string) error { return os.WriteFile(path, []byte(text), 0o600) }
}

var tricks = map[string]trick{
	"a file": {file("line\n"), "", ""},
	"a pipe": {func(_, path string) error { return syscall.Mkfifo(path, 0o600) }, "a named pipe", "a named pipe"},
	"a link to a pipe": {func(dir, path string) error {
		return errors.Join(syscall.Mkfifo(dir+"/pipe", 0o600), os.Symlink("../pipe", path))
	}, "a named pipe", "a link"},
	"a folder": {func(_, path string) error { return os.Mkdir(path, 0o700) }, "a folder", "a folder"},
	"a socket": {func(_, path string) error {
		beside := filepath.Join(os.TempDir(), "s"+strings.ReplaceAll(filepath.Base(path), ".", ""))
		l, err := net.ListenUnix("unix", &net.UnixAddr{Name: beside})
		if err != nil {
			return err
		}
		l.SetUnlinkOnClose(false)
		return errors.Join(l.Close(), os.Rename(beside, path))
	}, "a socket", "a socket"},
	"a device": {func(_, path string) error { return syscall.Mknod(path, syscall.S_IFCHR|0o666, 1<<8|5) }, "a device",
		"a device"},
	"a link out": {link("/etc/passwd"), "leads out", "a link"},
	"a link up":  {link("../../../../../../etc/passwd"), "leads out", "a link"},
	"a link to a link": {func(dir, path string) error {
		return errors.Join(os.Symlink("..", dir+"/up"), os.Symlink("../up/etc", path))
	}, "leads out", "a link"},
	"a link in": {func(dir, path string) error {
		return errors.Join(file("line\n")("", dir+"/in.txt"), os.Symlink("../in.txt", path))
	}, "", "a link"},
	"a loop": {func(_, path string) error { return os.Symlink(filepath.Base(path), path) },
		"leads back to itself", "a link"},
	"a broken link": {link("nothing"), "does not exist", "a link"},
	"huge": {func(_, path string) error { return errors.Join(file("")("", path), os.Truncate(path, 1<<40)) },
		"larger than 1 KB", "larger than"},
	"many lines":  {file(strings.Repeat("\n", 11)), "longer than 10 lines", ""},
	"a long line": {file("\n" + strings.Repeat("x", 101)), "too long in line 2", ""},
	"UTF-16":      {file("\xff\xfea\x00"), "UTF-16", ""},
	"Latin-1":     {file("a\ncaf\xe9\n"), "not UTF-8 in line 2", ""},
	"unreadable": {func(_, path string) error {
		if os.Getuid() == 0 {
			return errors.New("root reads everything")
		}
		return errors.Join(file("line\n")("", path), os.Chmod(path, 0))
	}, "closed to this user", "closed to this user"},
}

// TestReadOwn checks that only a regular file of the corpus within the limits is read, that nothing blocks, and that
// every other thing is named with what to do.
func TestReadOwn(t *testing.T) {
	for name, trick := range tricks {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, Own, "aliases.txt")
			if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o700), nil); err != nil {
				t.Fatal(err)
			}
			if err := trick.put(dir, path); err != nil {
				t.Skip(err)
			}
			fsys, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer fsys.Close()
			data, err := ReadOwn(fsys, Own+"/aliases.txt", limits)
			if trick.read == "" && (err != nil || string(data) != "line\n") {
				t.Errorf("got %q, %v", data, err)
			}
			is(t, err, trick.read)
			f, err := fsys.OpenOwn(Own+"/aliases.txt", os.O_RDWR|os.O_CREATE|os.O_APPEND, limits.Bytes)
			if is(t, err, trick.write); err == nil {
				f.Close()
			}
		})
	}
}

// is fails unless an error is a Problem with want in its reason, or there is none and want is empty.
func is(t *testing.T, err error, want string) {
	t.Helper()
	var p *Problem
	switch {
	case want == "" && err == nil:
	case want == "" || !errors.As(err, &p):
		t.Errorf("got %v, want a problem with %q", err, want)
	case !strings.Contains(p.Reason, want) || !strings.Contains(p.Reason, ";") || strings.Contains(p.Reason, "\n"):
		t.Errorf("got %q, want %q and what to do", p.Reason, want)
	}
}

// TestOwnFolder checks that the own folder is a folder, and that neither it nor folders in it are links, which might
// lead to articles.
func TestOwnFolder(t *testing.T) {
	for name, c := range map[string]struct {
		put  func(dir, path string) error
		want string
	}{
		"a folder":   {func(_, path string) error { return os.Mkdir(path, 0o700) }, ""},
		"nothing":    {func(string, string) error { return nil }, ""},
		"a file":     {file("x"), "a file, where"},
		"a pipe":     {func(_, path string) error { return syscall.Mkfifo(path, 0o600) }, "a named pipe, where"},
		"a link out": {link("/tmp"), "a link, where"},
		"a link in": {func(dir, path string) error {
			return errors.Join(os.Mkdir(dir+"/in", 0o700),
				os.Symlink("in", path))
		}, "a link, where"},
		"a broken link": {link("nothing"), "a link, where"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, part := range []string{Own, Own + "/removed", Own + "/removed/2026"} {
				dir := t.TempDir()
				if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, part)), 0o700),
					c.put(dir, filepath.Join(dir, part))); err != nil {
					t.Fatal(err)
				}
				fsys, err := Open(dir)
				if err != nil {
					t.Fatal(err)
				}
				defer fsys.Close()
				_, err = fsys.ReadOwnDir(Own + "/removed/2026")
				is(t, err, c.want)
				is(t, fsys.MakeOwn(Own+"/removed/2026"), c.want)
				if part != Own {
					continue
				}
				_, err = ReadOwn(fsys, Own+"/aliases.txt", limits)
				if c.want == "" && !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("got %v", err)
				} else if c.want != "" {
					is(t, err, c.want)
				}
			}
		})
	}
}

// TestAnyFS checks that a file system without links, such as that of the sample, is read too.
func TestAnyFS(t *testing.T) {
	fsys := fstest.MapFS{Own + "/aliases.txt": {Data: []byte("A = B\n")}}
	if got, err := ReadOwn(fsys, Own+"/aliases.txt", limits); err != nil || string(got) != "A = B\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := ReadOwn(fsys, Own+"/feeds.txt", limits); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
