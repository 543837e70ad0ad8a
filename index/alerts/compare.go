package alerts

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// lookUpAtOnce is the number of quotes that are looked up together, in order, so that each page of the table is
// read once for all of them. Looking up the quotes of one file at a time would read a page per quote.
const lookUpAtOnce = 50_000

// A comparison is the difference between a snapshot and what the store has seen.
type comparison struct {
	last     update
	changed  []string // paths of files that are new or have another hash, sorted
	gone     []string // paths of files that no longer exist
	contents []uint64 // what the table keeps of quotes that are new, in the order of the table
	fresh    []Quote  // the first quote of each new content, in the order of the files; none in a first Update
}

// compare compares a snapshot with what the store has seen.
func (s updater) compare(ctx context.Context, snap Snapshot) (c comparison, err error) {
	if c.last, err = s.lastUpdate(ctx); err != nil {
		return c, err
	}
	if c.changed, c.gone, err = s.changedFiles(ctx, snap.Files); err != nil {
		return c, err
	}
	lookUp := func(quotes []Quote) error { // a first Update keeps only the eight bytes of each content
		for _, q := range quotes {
			c.contents = append(c.contents, content(s.corpus, q))
		}
		return nil
	}
	if c.last.updates > 0 {
		seen := map[uint64]bool{}
		lookUp = func(quotes []Quote) error { return s.lookUp(ctx, &c, seen, quotes) }
	}
	if err := readChanged(ctx, snap, c.changed, lookUp); err != nil {
		return c, err
	}
	sortAsTable(c.contents)
	c.contents = slices.Compact(c.contents)
	return c, nil
}

// readChanged reads the quotes of the changed files and passes them to lookUp, many at a time.
func readChanged(ctx context.Context, snap Snapshot, changed []string, lookUp func([]Quote) error) error {
	var some []Quote
	for i, path := range changed {
		if err := ctx.Err(); err != nil {
			return err
		}
		quotes, err := snap.Quotes(path)
		if err != nil {
			return fmt.Errorf("reading the quotes of %s: %w", path, err)
		}
		if some = append(some, quotes...); len(some) >= lookUpAtOnce || i == len(changed)-1 {
			if err := lookUp(some); err != nil {
				return fmt.Errorf("looking up quotes: %w", err)
			}
			some = some[:0]
		}
	}
	return nil
}

// changedFiles returns the files that are new or whose hash differs from the stored one, and the stored files that
// no longer exist.
func (s updater) changedFiles(ctx context.Context, now map[string]string) (changed, gone []string, err error) {
	rows, err := s.Reader().QueryContext(ctx, `SELECT path, hash FROM files WHERE corpus = ?`, s.corpus)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the list of files: %w", err)
	}
	defer rows.Close()
	differ := maps.Clone(now)
	for rows.Next() {
		var path, stored string
		if err := rows.Scan(&path, &stored); err != nil {
			return nil, nil, fmt.Errorf("reading the list of files: %w", err)
		}
		if hash, exists := now[path]; !exists {
			gone = append(gone, path)
		} else if hash == stored {
			delete(differ, path)
		}
	}
	return slices.Sorted(maps.Keys(differ)), gone, rows.Err()
}

// content returns what the table keeps of a quote: its content, mixed with the number of its corpus. So the same words
// are new to each corpus once. The factor is odd, so that each number gives another result.
func content(corpus int64, q Quote) uint64 { return q.Content ^ uint64(corpus)*0x9e3779b97f4a7c15 }

// lookUp adds to c the quotes whose contents are neither in the table nor in seen.
func (s updater) lookUp(ctx context.Context, c *comparison, seen map[uint64]bool, quotes []Quote) error {
	contents := make([]uint64, len(quotes))
	for i, q := range quotes {
		contents[i] = content(s.corpus, q)
	}
	sortAsTable(contents)
	rows, err := s.Reader().QueryContext(ctx, `SELECT value FROM `+s.Numbers()+
		` WHERE NOT EXISTS (SELECT 1 FROM contents WHERE content = value)`, array(contents))
	if err != nil {
		return err
	}
	defer rows.Close()
	unknown := map[uint64]bool{}
	for rows.Next() {
		var content int64
		if err := rows.Scan(&content); err != nil {
			return err
		}
		unknown[uint64(content)] = true
	}
	for _, q := range quotes {
		if kept := content(s.corpus, q); unknown[kept] && !seen[kept] {
			seen[kept] = true
			c.contents, c.fresh = append(c.contents, kept), append(c.fresh, q)
		}
	}
	return rows.Err()
}

// sortAsTable sorts contents in the order of the table, so that SQLite reads its pages in order.
func sortAsTable(contents []uint64) {
	slices.SortFunc(contents, func(a, b uint64) int { return cmp.Compare(int64(a), int64(b)) })
}

// array encodes contents as a JSON array of signed numbers, as the table stores them.
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
