package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"verbatim/corpus/load/skip"
)

// A File is an entry of a Listing, with what is needed to notice a change.
type File struct {
	Path    string // slash-separated, relative to the corpus folder
	Size    int64  // in bytes
	ModTime time.Time
}

// A Skipped is a file that is left out, with the reason.
type Skipped struct {
	Path   string
	Reason string // as in SkipError
}

// A Listing is the content of a folder.
type Listing struct {
	Files   []File    // those to Read, ordered by folder and name
	Skipped []Skipped // files that look like articles and are left out
}

// List lists the articles in fsys and its folders without reading them. It silently ignores names that begin with a
// dot, README files, the folders that browsers save with a page, links to a folder or file that is listed anyway, and
// files that are not documents. It fails only if the folder itself can't be read.
func List(fsys fs.FS) (Listing, error) {
	w := walker{fsys: fsys}
	if err := w.folder("."); err != nil {
		return Listing{}, fmt.Errorf("listing the corpus: %w", err)
	}
	w.addLinks()
	return w.Listing, nil
}

// maxFolders is how deep folders may nest: the time to open one grows with its depth.
const maxFolders = 100

type walker struct {
	Listing
	fsys  fs.FS
	infos []fs.FileInfo // of Files
	links []link        // to files, which are listed only if their target is not
}

type link struct {
	path string
	info fs.FileInfo // of the target
}

// folder lists the folder dir and its folders.
func (w *walker) folder(dir string) error {
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		return err
	}
	pages := savedPages(entries)
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case ignored(e.Name()):
		case !utf8.ValidString(e.Name()):
			w.misnamed(name, e)
		case e.IsDir():
			if besidePage(e.Name(), pages) {
				continue
			}
			if strings.Count(name, "/") >= maxFolders {
				w.skip(name, skip.Folders)
				continue
			}
			if err := w.folder(name); err != nil {
				w.skip(name, reasonFor(err))
			}
		case e.Type()&fs.ModeSymlink != 0:
			w.link(name)
		default:
			w.file(name, e)
		}
	}
	return nil
}

// misnamed skips an article or a folder whose name is not UTF-8, which paths of io/fs and JSON require.
func (w *walker) misnamed(name string, e fs.DirEntry) {
	name = strings.ToValidUTF8(name, "\uFFFD")
	if e.IsDir() || w.document(name) {
		w.skip(name, skip.Name)
	}
}

// file lists the file at name if its name is that of an article.
func (w *walker) file(name string, e fs.DirEntry) {
	if !w.document(name) {
		return
	}
	info, err := e.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return // removed since the folder was read
	}
	if err != nil {
		w.skip(name, reasonFor(err))
		return
	}
	w.add(name, info)
}

// link examines the target of the link at name. A folder in the corpus is listed at its own path, so there are no
// loops.
func (w *walker) link(name string) {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case errors.Is(err, syscall.ELOOP):
		w.skip(name, skip.Loop)
	case errors.Is(err, fs.ErrNotExist):
		w.skip(name, skip.Broken)
	case errors.Is(err, fs.ErrPermission):
		w.skip(name, skip.Permission)
	case err != nil:
		w.skip(name, skip.Outside)
	case !info.IsDir() && w.document(name):
		w.links = append(w.links, link{name, info})
	}
}

// addLinks lists the links whose target is not listed itself.
func (w *walker) addLinks() {
	for _, l := range w.links {
		known := false
		for _, info := range w.infos {
			known = known || info.Size() == l.info.Size() && os.SameFile(info, l.info)
		}
		if !known {
			w.add(l.path, l.info)
		}
	}
}

// add lists a file, or skips it.
func (w *walker) add(name string, info fs.FileInfo) {
	if reason := unfit(name, info); reason != "" {
		w.skip(name, reason)
		return
	}
	w.Files = append(w.Files, File{Path: name, Size: info.Size(), ModTime: info.ModTime()})
	w.infos = append(w.infos, info)
}

// document reports whether the extension is that of a format that is read. It skips documents of other formats.
func (w *walker) document(name string) bool {
	ext := extension(name)
	if otherDocuments[ext] {
		w.skip(name, unknownFormat(name))
	}
	return formats[ext].parse != nil
}

func (w *walker) skip(name, reason string) {
	w.Skipped = append(w.Skipped, Skipped{name, reason})
}

// otherDocuments are extensions that an article may have been saved with. Users would wonder why it is missing, so it
// is listed as skipped. Other files (pictures, scripts, data) are ignored silently.
var otherDocuments = map[string]bool{
	".pdf": true, ".doc": true, ".rtf": true, ".odt": true, ".pages": true, ".epub": true,
	".webarchive": true, ".xhtml": true, ".maff": true, ".msg": true, ".text": true,
}

// ignored reports whether files and folders of that name are ignored silently.
func ignored(name string) bool {
	base := strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	return strings.HasPrefix(name, ".") || base == "readme"
}

// pageFolders are the suffixes of the folders that browsers save with a page, in various languages.
var pageFolders = []string{"_files", ".files", "-files", "_file", "-Dateien", "_fichiers", "_archivos", "_arquivos",
	"_bestanden", "_soubory", "_pliki", "_filer", "_tiedostot"}

// savedPages returns the names of the HTML files in entries, without extension.
func savedPages(entries []fs.DirEntry) map[string]bool {
	pages := map[string]bool{}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); strings.HasPrefix(strings.ToLower(ext), ".htm") {
			pages[strings.TrimSuffix(e.Name(), ext)] = true
		}
	}
	return pages
}

// besidePage reports whether the folder of that name belongs to one of the pages.
func besidePage(folder string, pages map[string]bool) bool {
	for _, ending := range pageFolders {
		if base, ok := strings.CutSuffix(folder, ending); ok && pages[base] {
			return true
		}
	}
	return false
}
