package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"
	"time"
)

// A memory is a sink that keeps files.
type memory struct {
	files map[string]string
	head  Head
}

func newMemory() *memory { return &memory{files: map[string]string{}} }

// Begin implements Sink.
func (m *memory) Begin(h Head) error {
	m.head = h
	return nil
}

// Create implements Sink.
func (m *memory) Create(path string, _ int64, _ time.Time) (io.WriteCloser, error) {
	return &memoryFile{to: m, path: path}, nil
}

// Drop implements Sink.
func (m *memory) Drop(path string) error {
	delete(m.files, path)
	return nil
}

type memoryFile struct {
	bytes.Buffer
	to   *memory
	path string
}

// Close implements io.Closer.
func (f *memoryFile) Close() error {
	f.to.files[f.path] = f.String()
	return nil
}

// when is the time of all files in tests.
var when = time.Date(2022, 3, 4, 5, 6, 7, 8, time.UTC)

// TestThereAndBack checks that what is written is read, that the last content of a path counts, and that a file that
// is not listed is dropped.
func TestThereAndBack(t *testing.T) {
	want := map[string]string{
		"corpus/a.txt": "new", "corpus/b/ü – “x”.md": strings.Repeat("long ", 99), "corpus/.verbatim/aliases.txt": "",
		"data/alerts.db": "db",
	}
	var out bytes.Buffer
	w, err := NewWriter(&out, Head{Program: "test", Created: when, Corpus: true})
	if err != nil {
		t.Fatal(err)
	}
	add := func(name, content string) File {
		f, err := w.Add(name, int64(len(content)), when, strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	add("corpus/a.txt", "the former text")
	add("corpus/gone.txt", "x")
	if _, err := w.Add("corpus/short.txt", 10, when, strings.NewReader("short")); !errors.Is(err, ErrShort) {
		t.Fatalf("a file that has become shorter: %v", err)
	}
	var list []File
	for name, content := range want {
		list = append(list, add(name, content))
	}
	if err := w.Close(list); err != nil {
		t.Fatal(err)
	}
	m := newMemory()
	head, files, err := Read(&out, m)
	if err != nil || !maps.Equal(m.files, want) || len(files) != len(want) {
		t.Errorf("got %q, %v, %v", m.files, files, err)
	}
	if head.Format != Format || !head.Created.Equal(when) || m.head != head {
		t.Errorf("the head is %+v", head)
	}
}

// A part is an entry of a tar file that a test makes.
type part struct {
	tar.Header
	content string
}

// packed returns a compressed tar file with these entries.
func packed(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	w := tar.NewWriter(z)
	for _, p := range parts {
		if p.Size == 0 {
			p.Size = int64(len(p.content))
		}
		if err := w.WriteHeader(&p.Header); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// file returns an entry for a regular file.
func file(name, content string) part {
	return part{tar.Header{Typeflag: tar.TypeReg, Name: name}, content}
}

// listOf returns the last entry, with the real checksum of "x" for each path.
func listOf(paths ...string) part {
	list := []File{}
	for _, p := range paths {
		list = append(list, File{p, 1, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"})
	}
	text, _ := json.Marshal(list)
	return file(filesName, string(text))
}

var head = file(headName, `{"format":1,"corpus":true}`)

// hostile has archives that Read must refuse, with a part of the error.
func hostile(t testing.TB) map[string]struct {
	archive []byte
	says    string
} {
	link := part{Header: tar.Header{Typeflag: tar.TypeSymlink, Name: "corpus/l", Linkname: "/etc/passwd"}}
	hard := part{Header: tar.Header{Typeflag: tar.TypeLink, Name: "corpus/l", Linkname: "corpus/a"}}
	pipe := part{Header: tar.Header{Typeflag: tar.TypeFifo, Name: "corpus/l"}}
	whole := packed(t, head, file("corpus/a", "x"), listOf("corpus/a"))
	broken := bytes.Clone(whole)
	broken[len(broken)-6] ^= 1 // in the checksum of gzip
	cases := map[string]struct {
		archive []byte
		says    string
	}{
		"empty":             {nil, "not a backup"},
		"text":              {[]byte("hello"), "not a backup"},
		"another tar file":  {packed(t, file("a", "x")), "not a backup"},
		"a newer format":    {packed(t, file(headName, `{"format":2}`)), "has format 2"},
		"no list":           {packed(t, head, file("corpus/a", "x")), "not complete"},
		"cut":               {whole[:len(whole)/2], "can't be read"},
		"a wrong checksum":  {broken, "the end can't be read"},
		"something after":   {packed(t, head, listOf(), file("corpus/a", "x")), "follows the list"},
		"two archives":      {append(bytes.Clone(whole), "more"...), "the end can't be read"},
		"a changed file":    {packed(t, head, file("corpus/a", "y"), listOf("corpus/a")), "does not fit"},
		"a missing file":    {packed(t, head, listOf("corpus/a")), "not there"},
		"a file twice":      {packed(t, head, file("corpus/a", "x"), listOf("corpus/a", "corpus/a")), "listed twice"},
		"a link":            {packed(t, head, link, listOf()), "a link"},
		"a hard link":       {packed(t, head, hard, listOf()), "a link"},
		"a pipe":            {packed(t, head, pipe, listOf()), "a link, a folder or another thing"},
		"a list of nothing": {packed(t, head, file(filesName, "?")), "can't be read"},
	}
	for _, name := range []string{
		"corpus/../a", "/etc/passwd", "../a", "corpus//a", "corpus/./a", "corpus/.env",
		"corpus/.git/hooks/post-commit", "corpus/b/.secret", "data/CURRENT", "data/snapshot-1/a", "data/../a.db",
		"data/.db", "elsewhere/a", "corpus/" + strings.Repeat("a/", 130) + "a", "corpus/" + strings.Repeat("a", 5000),
		"corpus/\xff", "corpus/.verbatim/fetch.lock",
	} {
		cases[name] = struct {
			archive []byte
			says    string
		}{packed(t, head, file(name, "x"), listOf(name)), ""}
	}
	return cases
}

// TestRefused checks that no path leads out of its folder, that nothing but files is taken, and that an archive that
// was cut or changed is refused.
func TestRefused(t *testing.T) {
	for name, c := range hostile(t) {
		m := newMemory()
		if _, _, err := Read(bytes.NewReader(c.archive), m); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%.60q: got %v, want an error with %q", name, err, c.says)
		}
		if len(name) > 3 && m.files[name] != "" {
			t.Errorf("%.60q reached the sink", name)
		}
	}
}

// TestSparse checks that a small archive cannot stand for a huge file.
func TestSparse(t *testing.T) {
	gaps := part{tar.Header{
		Typeflag: tar.TypeReg, Name: "corpus/a", Size: 1, Format: tar.FormatPAX,
		PAXRecords: map[string]string{"VERBATIM.note": "x"},
	}, "x"}
	b := packed(t, head, gaps, listOf("corpus/a"))
	if _, _, err := Read(bytes.NewReader(b), newMemory()); err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	// A writer refuses such records, so the test changes one of the same length.
	plain = bytes.Replace(plain, []byte("19 VERBATIM.note=x"), []byte("19 GNU.sparse.x1=1"), 1)
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err = w.Write(plain)
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Read(&out, newMemory()); err == nil || !strings.Contains(err.Error(), "gaps") {
		t.Errorf("got %v", err)
	}
}

// FuzzRead checks that an archive is refused, or that each of its files has an allowed path and is listed.
func FuzzRead(f *testing.F) {
	for _, c := range hostile(f) {
		if z, err := gzip.NewReader(bytes.NewReader(c.archive)); err == nil {
			plain, _ := io.ReadAll(z)
			f.Add(plain)
		}
	}
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, plain []byte) {
		var out bytes.Buffer
		w, _ := gzip.NewWriterLevel(&out, gzip.NoCompression)
		w.Write(plain)
		w.Close()
		m := newMemory()
		_, files, err := Read(&out, m)
		if err != nil {
			return
		}
		if len(files) != len(m.files) {
			t.Errorf("%d files are listed, and %d were there", len(files), len(m.files))
		}
		for name := range m.files {
			if err := CheckPath(name); err != nil {
				t.Error(err)
			}
		}
	})
}
