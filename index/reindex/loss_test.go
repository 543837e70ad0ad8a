package reindex

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"verbatim/index"
)

// manyArticles returns n articles in the folder "wire", by path.
func manyArticles(n int) map[string]string {
	list := map[string]string{}
	for i := range n {
		text := fmt.Sprintf("No %d\n\n\"The moratorium number %d is near,\" Elin Marsh said.\n", i, i)
		list[fmt.Sprintf("wire/%02d.txt", i)] = text
	}
	return list
}

// newGuarded returns a desk with 20 indexed articles.
func newGuarded(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, manyArticles(20))
	if got := d.reindexed(); got.Articles != 20 {
		t.Fatalf("indexed %+v", got)
	}
	return d
}

// lost checks that neither Ensure nor Reindex indexes the corpus, that the error says how many articles are gone,
// and that the previous snapshot stays in use.
func (d *desk) lost(gone int) {
	d.t.Helper()
	_, ensured := d.Ensure(d.t.Context(), nil)
	_, reindexed := d.Reindex(d.t.Context(), nil)
	for _, err := range []error{ensured, reindexed} {
		var loss *index.LossError
		if !errors.As(err, &loss) || loss.Gone != gone || loss.Had != 20 {
			d.t.Errorf("got %v, want a loss of %d", err, gone)
		}
	}
	if d.Loss() == nil {
		d.t.Error("Loss returns nil")
	}
	if got := d.finds("moratorium"); len(got) != 20 {
		d.t.Errorf("found %d quotes, want 20", len(got))
	}
}

// TestEmptyFolderIsNoCorpus checks that no snapshot is published in which most articles are missing, whatever the
// cause.
func TestEmptyFolderIsNoCorpus(t *testing.T) {
	removed := func(n int) func(*desk) {
		return func(d *desk) {
			for i := range n {
				d.remove(fmt.Sprintf("wire/%02d.txt", i))
			}
		}
	}
	for name, c := range map[string]struct {
		harm func(*desk)
		gone int // 0 if it is not a loss
	}{
		"all removed":          {removed(20), 20},
		"eleven removed":       {removed(11), 11},
		"ten removed":          {removed(10), 0},
		"the folder moved out": {func(d *desk) { d.move(".", "../"+filepath.Base(d.corpus)+"-away") }, 20},
		"emptied files": {func(d *desk) {
			for i := range 20 {
				d.write(fmt.Sprintf("wire/%02d.txt", i), "")
			}
		}, 20},
		"replaced by others": {func(d *desk) {
			removed(20)(d)
			for path, text := range manyArticles(30) {
				d.write("other/"+path, "Another. "+text)
			}
		}, 20},
		"a renamed folder": {func(d *desk) { d.move("wire", "wires") }, 0},
		"renamed, and half of it removed": {func(d *desk) {
			removed(11)(d)
			d.move("wire", "wires")
		}, 11},
		"changed articles": {func(d *desk) {
			for path, text := range manyArticles(20) {
				d.write(path, "Corrected. "+text)
			}
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			d := newGuarded(t)
			c.harm(d)
			if c.gone > 0 {
				d.lost(c.gone)
				return
			}
			if _, err := d.Ensure(t.Context(), nil); err != nil || d.Loss() != nil {
				t.Errorf("got %v", err)
			}
			if why, err := d.Stale(); why != "" || err != nil {
				t.Errorf("the index is stale: %q, %v", why, err)
			}
		})
	}
}

// move renames a file or folder of the corpus.
func (d *desk) move(from, to string) {
	d.t.Helper()
	if err := os.Rename(filepath.Join(d.corpus, from), filepath.Join(d.corpus, to)); err != nil {
		d.t.Fatal(err)
	}
}

// TestLossIsAccepted checks that a loss ends when the operator accepts it, and when the articles are back.
func TestLossIsAccepted(t *testing.T) {
	d := newGuarded(t)
	d.move("wire", ".away")
	d.lost(20)
	d.move(".away", "wire")
	if why, err := d.Stale(); why != "" || err != nil || d.Loss() != nil {
		t.Errorf("the articles are back: %q, %v, %v", why, err, d.Loss())
	}
	d.move("wire", ".away")
	d.lost(20)
	report, err := d.AcceptLoss(t.Context(), nil)
	if err != nil || report.Articles != 0 || report.Removed != 20 || d.Loss() != nil {
		t.Errorf("got %+v, %v", report, err)
	}
	d.move(".away", "wire")
	if report := d.reindexed(); report.Articles != 20 {
		t.Errorf("the articles are back: %+v", report)
	}
}

// TestLossOfTheFolder checks that a folder that can't be read is not a loss that can be accepted.
func TestLossOfTheFolder(t *testing.T) {
	d := newGuarded(t)
	d.move(".", "../"+filepath.Base(d.corpus)+"-away")
	var loss *index.LossError
	if _, err := d.AcceptLoss(t.Context(), nil); !errors.As(err, &loss) || loss.Err == nil {
		t.Errorf("got %v", err)
	}
	if got := d.finds("moratorium"); len(got) != 20 {
		t.Errorf("found %d quotes, want 20", len(got))
	}
}

// TestLossOfReading checks that files which became unreadable are a loss, and that it ends when they are readable.
func TestLossOfReading(t *testing.T) {
	fsys := &locked{fstest.MapFS{}, map[string]bool{}}
	for path, text := range manyArticles(12) {
		fsys.MapFS[path] = &fstest.MapFile{Data: []byte(text), ModTime: time.Unix(1, 0)}
	}
	r := New(Options{Corpus: "locked", FS: fsys, DataDir: t.TempDir()})
	if _, err := r.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	for path, file := range fsys.MapFS {
		fsys.refuse[path] = true
		file.ModTime = time.Unix(2, 0)
	}
	var loss *index.LossError
	if _, err := r.Ensure(t.Context(), nil); !errors.As(err, &loss) || loss.Gone != 12 {
		t.Fatalf("got %v", err)
	}
	before, err := r.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	clear(fsys.refuse)
	if after, err := r.Fingerprint(); err != nil || after == before {
		t.Errorf("the fingerprint does not show that the files are readable again: %v", err)
	}
	if _, err := r.Ensure(t.Context(), nil); err != nil || r.Loss() != nil {
		t.Errorf("got %v", err)
	}
}

// TestFewArticlesMayGo checks that a corpus of fewer than ten articles is not guarded.
func TestFewArticlesMayGo(t *testing.T) {
	d := newDesk(t, manyArticles(9))
	d.reindexed()
	d.move("wire", ".away")
	if report := d.reindexed(); report.Articles != 0 || report.Removed != 9 {
		t.Errorf("got %+v", report)
	}
}

// TestReindexComparesHashes checks that Reindex notices a change that keeps size and time, which Stale can't, and
// that it publishes nothing if nothing has changed, including skipped files.
func TestReindexComparesHashes(t *testing.T) {
	d := newDesk(t, manyArticles(2))
	d.write("empty.txt", " ")
	at := time.Unix(1_600_000_000, 0)
	d.at("wire/00.txt", at)
	d.reindexed()
	served := d.current()
	if report := d.reindexed(); report.Changed != 0 || report.Unchanged != 2 {
		t.Errorf("nothing has changed: %+v", report)
	}
	if d.current() != served {
		t.Error("a new snapshot was made of the same corpus")
	}
	d.write("wire/00.txt", "No 0\n\n\"The moratorium number 0 is over,\" Elin Marsh said.\n")
	d.at("wire/00.txt", at)
	if why, err := d.Stale(); why != "" || err != nil {
		t.Errorf("Stale reads files: %q, %v", why, err)
	}
	if report := d.reindexed(); report.Changed != 1 || report.Unchanged != 1 {
		t.Errorf("the content has changed: %+v", report)
	}
	if got := d.finds("over"); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// at sets the modification time of a file.
func (d *desk) at(path string, t time.Time) {
	d.t.Helper()
	if err := os.Chtimes(filepath.Join(d.corpus, filepath.FromSlash(path)), t, t); err != nil {
		d.t.Fatal(err)
	}
}

// current returns the name of the current snapshot.
func (d *desk) current() string {
	d.t.Helper()
	b, err := os.ReadFile(filepath.Join(d.options.DataDir, "CURRENT"))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(b)
}

// TestUnreadableManifest checks that a manifest that can't be read is an error: without it no loss of articles
// would be noticed.
func TestUnreadableManifest(t *testing.T) {
	d := newDesk(t, articles)
	d.reindexed()
	files, err := filepath.Glob(filepath.Join(d.options.DataDir, "*", "manifest.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.WriteFile(files[0], []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.write("new.txt", "an article more")
	if _, err := d.Ensure(t.Context(), nil); !errors.Is(err, index.ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
	if _, err := os.Stat(files[0]); err != nil {
		t.Errorf("the snapshot was replaced: %v", err)
	}
	if _, err := d.AcceptLoss(t.Context(), nil); err != nil {
		t.Errorf("a loss that is accepted needs no manifest, and yet: %v", err)
	}
}
