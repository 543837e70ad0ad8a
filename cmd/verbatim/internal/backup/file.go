package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/diskfull"
	"verbatim/index"
)

// CheckLoss returns an error if a corpus has lost most articles since it was indexed. In a row of backups, one of such
// a corpus would in time replace those that have the articles.
func CheckLoss(ctx context.Context, at local.Place) error {
	if at.Corpus == "" {
		return nil
	}
	if m, err := at.Manifest(); err != nil || m == nil {
		return nil // there is nothing to compare the corpus with
	}
	var loss *index.LossError
	if errors.As(local.NewReindexer(at, nil, nil).Missing(ctx), &loss) {
		return problem.WithHint(fmt.Errorf("%s, so a backup would be of little use", loss.What()),
			"bring the articles back; or, if they are gone for good, add --accept-loss")
	}
	return nil
}

// WriteFile writes a backup to a file, which is there as a whole or not at all, and returns its path. In a folder, the
// file is named by the time. With replace, the file may exist.
func WriteFile(ctx context.Context, o *Options, to string, replace bool) (path string, n Count, err error) {
	if path, err = target(to, o.Place); err != nil {
		return path, n, err
	}
	if _, err := os.Lstat(path); err == nil && !replace {
		return path, n, problem.WithHint(fmt.Errorf("%s exists", path), "name another file, or replace it with --force")
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*") // readable by its owner only
	if err != nil {
		return path, n, fmt.Errorf("writing a backup: %w", err)
	}
	defer os.Remove(f.Name())
	n, err = Write(ctx, o, f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return path, n, fullTarget(err, o.Place, path)
	}
	if !replace {
		if err := os.Link(f.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
			return path, n, err // unlike a rename, a link replaces nothing
		}
	}
	return path, n, os.Rename(f.Name(), path)
}

// target returns the absolute path of the file to write.
func target(to string, at local.Place) (string, error) {
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		of := ""
		if at.Further != "" {
			of = at.Further + "-"
		}
		to = filepath.Join(to, "verbatim-"+of+time.Now().UTC().Format("20060102T150405Z")+".tar.gz")
	}
	to, err := filepath.Abs(to)
	if err != nil {
		return "", err
	}
	folder := filepath.Dir(to)
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if at.Corpus != "" && within(folder, at.Corpus) {
		return "", problem.WithHint(fmt.Errorf("%s is in the corpus folder, and so the next backup would have it", to),
			"name a file elsewhere")
	}
	return to, nil
}

// fullTarget says what to free if the disk of a backup is full. A backup is compressed, so it needs less.
func fullTarget(err error, at local.Place, to string) error {
	folder := filepath.Dir(to)
	free := disk.FreeSpace(folder)
	if !diskfull.Is(err) || free < 0 || strings.HasPrefix(err.Error(), "copying ") {
		return at.FullHint(err)
	}
	whole := disk.FolderSize(at.Data)
	if at.Corpus != "" {
		whole = disk.FolderSize(at.Corpus)
	}
	return problem.WithHint(err, fmt.Sprintf("the disk of %s is full, with %s free: remove old backups there, or name "+
		"a file on another disk; a backup needs up to %s", folder, disk.Size(free), disk.Size(whole)))
}
