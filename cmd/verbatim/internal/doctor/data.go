package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/servers"
)

// data checks the folder of the index. It leaves no file there: if root ran the doctor, the bot's user could not
// write to that file.
func (d *doctor) data(context.Context) []finding {
	const what = "data"
	folder := d.place.Data
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{missingFolder(folder)}
	case err == nil && !info.IsDir():
		err = fmt.Errorf("%s is not a folder", folder)
	case err == nil:
		err = disk.Writable(folder)
	}
	if err != nil {
		return []finding{failed(what, err, "let the bot's user write to the folder, or name another with VERBATIM_DATA")}
	}
	found := permissionFindings(folder, info)
	used, free, needed := disk.FolderSize(folder), disk.FreeSpace(folder), d.place.SpaceNeeded()
	if free >= 0 && free < needed {
		says := fmt.Sprintf("the disk of %s has %s free, which may be too little for the next index",
			folder, disk.Size(free))
		found = append(found, doubtful(what, says, fmt.Sprintf("free %s there, or name a folder on another disk with "+
			"VERBATIM_DATA: the next index is built beside the one in use and needs up to %s",
			disk.Size(needed-free), disk.Size(needed))))
	}
	found = append(found, lockFindings(folder)...)
	return append(found, good(what, "%s can be written to and takes %d MB", folder, used>>20))
}

// missingFolder returns the finding for a data folder that does not exist: whether it can be created.
func missingFolder(folder string) finding {
	const what = "data"
	parent, err := folder, fs.ErrNotExist
	for errors.Is(err, fs.ErrNotExist) && parent != filepath.Dir(parent) {
		parent = filepath.Dir(parent)
		_, err = os.Stat(parent)
	}
	if err := disk.Writable(parent); err != nil {
		return failed(what, fmt.Errorf("%s does not exist and can't be created: %w", folder, err),
			"create it, and give it to the bot's user")
	}
	return good(what, "%s does not exist yet; the bot creates it", folder)
}

// permissionFindings returns the findings about who owns a data folder and who can write to it.
func permissionFindings(folder string, info fs.FileInfo) (found []finding) {
	const what = "data"
	if !disk.OwnedByUser(info) {
		found = append(found, doubtful(what, folder+" belongs to another user",
			"run the doctor as the bot's user, or give the folder to that user with chown"))
	}
	if info.Mode().Perm()&0o022 != 0 && runtime.GOOS != "windows" {
		found = append(found, doubtful(what, "others can write to "+folder+", and so change what the bot says",
			"chmod go-w "+folder))
	}
	return found
}

// lockFindings returns the findings about the locks of a data folder: whether another process is indexing, and
// whether a bot answers from it. It creates no lock file.
func lockFindings(folder string) (found []finding) {
	const what, do = "data", "let the bot's user write to that file too"
	if index.EverLocked(folder) {
		lock, err := index.TryLock(folder)
		var busy *index.BusyError
		switch {
		case errors.As(err, &busy):
			found = append(found, good(what, "another process is indexing the corpus now"))
		case err != nil:
			found = append(found, failed(what, err, do))
		default:
			lock.Unlock()
		}
	}
	if index.EverServed(folder) {
		lock, err := index.LockService(folder)
		switch {
		case errors.Is(err, index.ErrServed):
			found = append(found, good(what, "a bot answers from this folder now; a second bot would be refused"))
		case err != nil:
			found = append(found, failed(what, err, do))
		default:
			lock.Unlock()
		}
	}
	return found
}

// stores checks the files that keep the alerts and the settings of servers.
func (d *doctor) stores(ctx context.Context) []finding {
	if d.place.State != "" {
		return d.shared(ctx)
	}
	return []finding{
		d.store(ctx, "alerts", local.AlertsFile, "alert", alerts.Examine),
		d.store(ctx, "server settings", local.ServersFile, "server", servers.Examine),
	}
}

// store checks one of these files.
func (d *doctor) store(
	ctx context.Context, what, file, noun string, examine func(context.Context, string) (int, error),
) finding {
	n, err := examine(ctx, filepath.Join(d.place.Data, file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return good(what, "%s does not exist yet; the bot creates it", file)
	case err != nil:
		return failed(what, err, "restore a copy of the file; or move it away, and the bot starts without "+what)
	}
	return good(what, "%s, in a file that is in order", wording.Count(n, noun))
}
