package alerts

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"verbatim/index/statedb"
)

// TestReopen checks that a store keeps everything when it is closed and opened again.
func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a ?#%41 file.db") // the name must be escaped in the address
	s := opened(t, path)
	a := subscribed(t, s, "ines", "news", "marsh")
	updateTo(t, s, Snapshot{Name: "1"}.with("a", 1), everything)
	updateTo(t, s, Snapshot{Name: "2"}.with("a", 1).with("b", 2), everything)
	waits := due(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = opened(t, path)
	if got, err := s.Get(t.Context(), a.ID); err != nil || got != a {
		t.Errorf("got %+v, %v, want %+v", got, err, a)
	}
	if got := due(t, s); len(got) != 1 || !reflect.DeepEqual(got, waits) {
		t.Errorf("waiting: %+v, before: %+v", got, waits)
	}
	if ok, err := s.UpToDate(t.Context(), "2"); !ok || err != nil {
		t.Errorf("the last update was lost: %v", err)
	}
	if n := updateTo(t, s, Snapshot{Name: "3"}.with("moved", 2, 1), everything); n != 0 {
		t.Errorf("%d contents were lost", n)
	}
}

// TestFileMode checks that other users of the machine can't read the files, even after the file was made readable.
func TestFileMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	path := filepath.Join(t.TempDir(), "alerts.db")
	for range 2 {
		s := opened(t, path)
		subscribed(t, s, "ines", "", fmt.Sprint(s))
		files, err := filepath.Glob(path + "*")
		if err != nil || len(files) != 3 {
			t.Fatalf("the files are %q, %v", files, err)
		}
		for _, f := range files {
			if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s has the mode %v, %v", f, info.Mode(), err)
			}
		}
		if err := errors.Join(s.Close(), os.Chmod(path, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRefused checks that the error for an unusable file names the file, and that the file stays unchanged.
func TestRefused(t *testing.T) {
	whole := func(t *testing.T) []byte {
		path := filepath.Join(t.TempDir(), "alerts.db")
		s := opened(t, path)
		for i := range 300 {
			subscribed(t, s, fmt.Sprint(i), "", strings.Repeat("marsh ", 30))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	with := func(change string) func(t *testing.T) []byte {
		return func(t *testing.T) []byte {
			path := filepath.Join(t.TempDir(), "other.db")
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = db.ExecContext(t.Context(), change)
			if err = errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
	}
	newer := fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = 12`, Schema.Application)
	const text = "Who said what\n"
	longText := func(*testing.T) []byte { return bytes.Repeat([]byte(text), 1000) }
	short := func(n int) func(t *testing.T) []byte { return func(t *testing.T) []byte { return whole(t)[:n] } }
	half := func(t *testing.T) []byte { b := whole(t); return b[:len(b)/2] }
	overwritten := func(t *testing.T) []byte { b := whole(t); copy(b[len(b)/2:], make([]byte, 9000)); return b }
	for name, c := range map[string]struct {
		file func(t *testing.T) []byte
		want string
	}{
		"a text":                       {func(*testing.T) []byte { return []byte(text) }, "not an SQLite database"},
		"a long text":                  {longText, "not an SQLite database"},
		"cut short":                    {half, "move the file away"},
		"the header only":              {short(50), "move the file away"},
		"overwritten":                  {overwritten, "move the file away"},
		"a database of another":        {with(`CREATE TABLE birds (name TEXT)`), "another program"},
		"another's without any tables": {with(`PRAGMA user_version = 1`), "another program"},
		"a newer one":                  {with(newer), "its schema has version 12, this program knows 4; run"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "alerts.db")
			before := c.file(t)
			if err := os.WriteFile(path, before, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(t.Context(), path)
			if err == nil {
				s.Close()
				t.Fatal("it was opened")
			}
			var version *statedb.VersionError
			if errors.As(err, &version) == errors.Is(err, statedb.ErrDamaged) {
				t.Errorf("got %v, want either a *VersionError or an ErrDamaged", err)
			}
			if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %q, want %q and %q in it", err, path, c.want)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
				t.Errorf("the file has changed: %v", err)
			}
		})
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "nowhere", "alerts.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that does not exist: %v", err)
	}
}

// first returns the first n steps of the program's schema, followed by further ones.
func first(t *testing.T, n int, further ...string) statedb.Schema {
	t.Helper()
	fsys := fstest.MapFS{}
	for i := range n {
		name := fmt.Sprintf("migrations/%04d.sql", i+1)
		step, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: step}
	}
	for i, sql := range further {
		fsys[fmt.Sprintf("migrations/%04d.sql", n+i+1)] = &fstest.MapFile{Data: []byte(sql)}
	}
	of := Schema
	of.Migrations = fsys
	return of
}

// TestMigration checks that a file of this version is migrated in whole steps, and that the older program then
// refuses it.
func TestMigration(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "alerts.db")
	s, err := open(ctx, path, first(t, 4))
	if err != nil {
		t.Fatal(err)
	}
	a := subscribed(t, s, "ines", "news", "marsh")
	s.Close()
	const fifth = `ALTER TABLE posts ADD COLUMN colour TEXT; UPDATE alerts SET query = query || '!'`
	const sixth = `CREATE TABLE birds (name TEXT) STRICT`
	_, err = open(ctx, path, first(t, 4, fifth, sixth+`; INSERT INTO nowhere VALUES (1)`))
	if err == nil || !strings.Contains(err.Error(), "0006.sql") {
		t.Fatalf("a step that fails: %v", err)
	}
	_, err = open(ctx, path, first(t, 4))
	if err == nil || !strings.Contains(err.Error(), "has version 5, this program knows 4") {
		t.Errorf("the older program, after the fifth step: %v", err)
	}
	if s, err = open(ctx, path, first(t, 4, fifth, sixth)); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got, err := s.Get(ctx, a.ID); err != nil || got.Query != "marsh!" {
		t.Errorf("got %+v, %v, want the fifth step's query, once", got, err)
	}
	var version int
	if err := s.Reader().QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil || version != 6 {
		t.Errorf("the version is %d, %v", version, err)
	}
	gap := Schema
	gap.Migrations = fstest.MapFS{"migrations/0002.sql": {}}
	_, err = open(ctx, filepath.Join(t.TempDir(), "alerts.db"), gap)
	if err == nil || !strings.Contains(err.Error(), "expected 0001.sql") {
		t.Errorf("with a gap: %v", err)
	}
}

// killedPath is the environment variable that makes TestKilled add alerts to the file it names, until it is killed.
const killedPath = "VERBATIM_TEST_ALERTS"

// TestKilled checks that every alert that was acknowledged survives a kill.
func TestKilled(t *testing.T) {
	if path := os.Getenv(killedPath); path != "" {
		s := opened(t, path)
		for i := 0; ; i++ {
			fmt.Println("stored", subscribed(t, s, strconv.Itoa(i), "", "marsh").ID)
		}
	}
	path := filepath.Join(t.TempDir(), "alerts.db")
	child := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	child.Env = append(os.Environ(), killedPath+"="+path)
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	said, last := bufio.NewScanner(out), int64(0)
	for said.Scan() {
		if _, err := fmt.Sscanf(said.Text(), "stored %d", &last); err != nil {
			t.Fatalf("the process printed %q", said.Text())
		}
		if last == 50 {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = child.Wait()
	s := opened(t, path)
	for id := range last {
		if _, err := s.Get(context.Background(), id+1); err != nil {
			t.Errorf("alert %d of %d: %v", id+1, last, err)
		}
	}
	if last < 50 {
		t.Errorf("the process ended by itself after alert %d", last)
	}
}
