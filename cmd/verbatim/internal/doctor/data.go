package doctor

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/sample"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/reindex"
)

// spareSpace is how much room there should be in the data folder, in bytes, beside that for one more index.
const spareSpace = 100 << 20

// data checks the folder of the index. It makes nothing there that stays: the doctor may be run by root, whose files the bot's user could not
// write to.
func (d *doctor) data() []finding {
	const what = "data"
	folder := d.place.Data
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		parent := folder
		for errors.Is(err, fs.ErrNotExist) && parent != filepath.Dir(parent) {
			parent = filepath.Dir(parent)
			_, err = os.Stat(parent)
		}
		if err = disk.Writable(parent); err != nil {
			return []finding{failed(what, fmt.Errorf("%s is not there and can't be made: %w", folder, err), "make it, and give it to the bot's user")}
		}
		return []finding{good(what, "%s is not there yet; the bot makes it", folder)}
	}
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", folder)
	}
	if err == nil {
		err = disk.Writable(folder)
	}
	if err != nil {
		return []finding{failed(what, err, "let the bot's user write to the folder, or name another with VERBATIM_DATA")}
	}
	var found []finding
	if !disk.OwnedByUser(info) {
		found = append(found, odd(what, folder+" belongs to another user", "run the doctor as the bot's user, or chown the folder to that"))
	}
	if info.Mode().Perm()&0o022 != 0 && runtime.GOOS != "windows" {
		found = append(found, odd(what, "others can write to "+folder+", and so change what the bot says", "chmod go-w "+folder))
	}
	used, free := disk.FolderSize(folder), disk.FreeSpace(folder)
	if free >= 0 && free < used+spareSpace {
		found = append(found, odd(what, fmt.Sprintf("%s has %d MB left, which may be too little for the next index", folder, free>>20), fmt.Sprintf("make room for %d MB", (used+spareSpace)>>20)))
	}
	if f, held := lockFinding(folder); held {
		found = append(found, f)
	}
	if f, served := serviceFinding(folder); served {
		found = append(found, f)
	}
	return append(found, good(what, "%s can be written to and takes %d MB", folder, used>>20))
}

// lockFinding tells of the lock of a data folder, where there is something to tell.
func lockFinding(folder string) (f finding, tell bool) {
	const what = "data"
	if !index.EverLocked(folder) {
		return f, false // nobody has ever indexed here
	}
	lock, err := index.TryLock(folder)
	var busy *index.BusyError
	switch {
	case errors.As(err, &busy):
		return good(what, "another process is indexing just now"), true
	case err != nil:
		return failed(what, err, "let the bot's user write to that file too"), true
	}
	lock.Unlock()
	return f, false
}

// serviceFinding tells of the bot that answers from a data folder, where there is something to tell.
func serviceFinding(folder string) (f finding, tell bool) {
	const what = "data"
	if !index.EverServed(folder) {
		return f, false
	}
	lock, err := index.LockService(folder)
	switch {
	case errors.Is(err, index.ErrServed):
		return good(what, "a bot answers from it just now; a second one would be refused"), true
	case err != nil:
		return failed(what, err, "let the bot's user write to that file too"), true
	}
	lock.Unlock()
	return f, false
}

// snapshot checks the index that is there.
func (d *doctor) snapshot() []finding {
	const what = "index"
	m, err := index.ReadManifest(d.place.Data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{good(what, "there is none yet; the bot makes it when it starts")}
	case err != nil:
		return []finding{odd(what, err.Error(), "nothing: it is made anew when the bot starts")}
	}
	if m.Corpus != d.corpusName() {
		return []finding{bad(what, fmt.Sprintf("the data folder holds the index of %s", m.Corpus), "name another folder with VERBATIM_DATA: a data folder is one corpus'")}
	}
	if m.Format != index.Format {
		return []finding{odd(what, fmt.Sprintf("it has format %d, and this version reads format %d", m.Format, index.Format), "nothing: it is made anew when the bot starts")}
	}
	err = index.Verify(d.place.Data) // all of each file: what is damaged may be what bleve can't open without falling over
	var s *index.Snapshot
	if err == nil {
		s, err = index.Open(d.place.Data)
	}
	if err != nil {
		return []finding{odd(what, err.Error(), "verbatim reindex makes it anew")}
	}
	if err := s.Close(); err != nil {
		return []finding{failed(what, err, "verbatim reindex makes it anew")}
	}
	return d.fits(m)
}

// corpusName is what the manifest of an index calls the corpus.
func (d *doctor) corpusName() string {
	if d.place.Corpus == "" {
		return local.SampleName
	}
	return d.place.Corpus
}

// fits checks whether an index is of the corpus as it is now.
func (d *doctor) fits(m *index.Manifest) []finding {
	const what = "index"
	o := reindex.Options{Corpus: d.corpusName(), DataDir: d.place.Data}
	if d.place.Corpus == "" {
		o.FS = sample.FS()
	}
	r := reindex.New(o)
	why, err := r.Stale()
	age := fmt.Sprintf("of %s (%s ago), with %s and %s", m.BuiltAt.Local().Format(terminal.MomentLayout), time.Since(m.BuiltAt).Round(time.Minute),
		wording.Count(m.Articles, "article"), wording.Count(m.Quotes, "quote"))
	missing := r.Missing(d.ctx)
	loss := (*index.LossError)(nil)
	switch {
	case errors.As(missing, &loss):
		return []finding{odd(what, age+"; "+loss.What()+", and this index stays in use", loss.Todo("verbatim "+ask.Reindex))}
	case err != nil:
		return []finding{odd(what, age+"; whether it fits the corpus can't be told: "+err.Error(), "")}
	case why != "":
		return []finding{odd(what, age+"; the corpus has changed since: "+why, "verbatim reindex, or start the bot again; with VERBATIM_WATCH the bot does so itself")}
	}
	return []finding{good(what, "%s; it fits the corpus", age)}
}

// alerts checks the file of who wants to be told of what.
func (d *doctor) alerts() []finding {
	const what = "alerts"
	path := filepath.Join(d.place.Data, local.AlertsFile)
	n, err := alerts.Examine(d.ctx, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{good(what, "there is no %s yet; the bot makes it", local.AlertsFile)}
	case err != nil:
		return []finding{failed(what, err, "put a copy of the file back, or move it away and begin without alerts")}
	}
	return []finding{good(what, "%s, in a file that is whole", wording.Count(n, "alert"))}
}
