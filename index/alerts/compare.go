package alerts

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// lookAtOnce is how many quotes are looked up together. They are looked up in order, so that each page of the table is read once for all of
// them: a file's quotes alone have each a page of their own.
const lookAtOnce = 50_000

// A comparison is what differs between a snapshot and what was seen.
type comparison struct {
	before   note
	changed  []string // paths of files that are new or have another hash, in order
	gone     []string // paths of files that are no more
	contents []uint64 // never seen before, in the order of the table
	fresh    []Quote  // the first quote of each of them, in the order of the files; none in a first Update
}

// compare finds out what differs.
func (s *Store) compare(ctx context.Context, snap Snapshot) (c comparison, err error) {
	if c.before, err = s.noted(ctx); err != nil {
		return c, err
	}
	if c.changed, c.gone, err = s.files(ctx, snap.Files); err != nil {
		return c, err
	}
	look := func(quotes []Quote) error { // a first Update holds eight bytes a quote
		for _, q := range quotes {
			c.contents = append(c.contents, q.Content)
		}
		return nil
	}
	if c.before.updates > 0 {
		met := map[uint64]bool{}
		look = func(quotes []Quote) error { return s.look(ctx, &c, met, quotes) }
	}
	var some []Quote
	for i, path := range c.changed {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		quotes, err := snap.Quotes(path)
		if err != nil {
			return c, fmt.Errorf("reading the quotes of %s: %w", path, err)
		}
		if some = append(some, quotes...); len(some) >= lookAtOnce || i == len(c.changed)-1 {
			if err := look(some); err != nil {
				return c, fmt.Errorf("looking for new quotes: %w", err)
			}
			some = some[:0]
		}
	}
	inOrder(c.contents)
	c.contents = slices.Compact(c.contents)
	return c, nil
}

// files tells which files of a snapshot are new or have another hash than those that were noted, and which noted ones are gone.
func (s *Store) files(ctx context.Context, now map[string]string) (changed, gone []string, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT path, hash FROM files`)
	if err != nil {
		return nil, nil, fmt.Errorf("reading which files were noted: %w", err)
	}
	defer rows.Close()
	differ := maps.Clone(now)
	for rows.Next() {
		var path, hash string
		if err := rows.Scan(&path, &hash); err != nil {
			return nil, nil, fmt.Errorf("reading which files were noted: %w", err)
		}
		if is, there := now[path]; !there {
			gone = append(gone, path)
		} else if is == hash {
			delete(differ, path)
		}
	}
	return slices.Sorted(maps.Keys(differ)), gone, rows.Err()
}

// look adds to c those of some quotes whose contents are neither in the table nor in a quote that was met before.
func (s *Store) look(ctx context.Context, c *comparison, met map[uint64]bool, quotes []Quote) error {
	contents := make([]uint64, len(quotes))
	for i, q := range quotes {
		contents[i] = q.Content
	}
	inOrder(contents)
	rows, err := s.db.QueryContext(ctx, `SELECT value FROM json_each(?) WHERE value NOT IN contents`, array(contents))
	if err != nil {
		return err
	}
	defer rows.Close()
	unseen := map[uint64]bool{}
	for rows.Next() {
		var content int64
		if err := rows.Scan(&content); err != nil {
			return err
		}
		unseen[uint64(content)] = true
	}
	for _, q := range quotes {
		if unseen[q.Content] && !met[q.Content] {
			met[q.Content] = true
			c.contents, c.fresh = append(c.contents, q.Content), append(c.fresh, q)
		}
	}
	return rows.Err()
}

// inOrder sorts contents as the table does, so that its pages are gone through in order.
func inOrder(contents []uint64) {
	slices.SortFunc(contents, func(a, b uint64) int { return cmp.Compare(int64(a), int64(b)) })
}

// array writes contents as JSON, in the signed numbers of the table.
func array(contents []uint64) string {
	b := []byte{'['}
	for i, c := range contents {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(c), 10)
	}
	return string(append(b, ']'))
}
