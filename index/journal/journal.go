// Package journal keeps what moderators change in a server that several processes share. Start with [Of], which returns
// the journal of a corpus for corrections.NewShared.
package journal

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"sync"

	"verbatim/index/corrections"
	"verbatim/index/statedb"
)

//go:embed migrations/postgres/*.sql
var migrations embed.FS

// Schema is that of the journal.
var Schema = statedb.Schema{Name: "corrections", Migrations: migrations, Loss: "moderators' changes"}

// Of returns the journal of a corpus with a name in a server; "" is the usual one. It asks the server nothing yet.
func Of(server *statedb.Server, corpus string) corrections.Journal {
	return &journal{server: server, corpus: corpus}
}

// A journal is that of a corpus.
type journal struct {
	server *statedb.Server
	corpus string

	mu sync.Mutex
	db *statedb.DB // nil until it is open
}

// open opens the store with the first look.
func (j *journal) open(ctx context.Context) (*statedb.DB, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	var err error
	if j.db == nil {
		j.db, err = statedb.OpenIn(ctx, j.server, Schema)
	}
	return j.db, err
}

// Trouble implements corrections.Journal.
func (j *journal) Trouble() error { return j.server.Trouble() }

// Since implements corrections.Journal.
func (j *journal) Since(ctx context.Context, number int64) (lines []string, err error) {
	const since = `SELECT line FROM corrections WHERE corpus = ? AND n >= ? ORDER BY n`
	db, err := j.open(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := db.Reader().QueryContext(ctx, since, j.corpus, number)
	if err != nil {
		return nil, fmt.Errorf("reading the moderators' changes: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return nil, fmt.Errorf("reading the moderators' changes: %w", err)
		}
		lines = append(lines, line)
	}
	return lines, rows.Err()
}

// Append implements corrections.Journal.
func (j *journal) Append(ctx context.Context, after int64, lines ...string) error {
	db, err := j.open(ctx)
	if err != nil {
		return err
	}
	return db.Write(ctx, func(tx *sql.Tx) error { // one writes at a time
		var last int64
		const newest = `SELECT coalesce(max(n), 0) FROM corrections WHERE corpus = ?`
		if err := tx.QueryRowContext(ctx, newest, j.corpus).Scan(&last); err != nil {
			return err
		}
		if last != after {
			return corrections.ErrMoved
		}
		const add = `INSERT INTO corrections (corpus, n, line) VALUES (?, ?, ?)`
		for i, line := range lines {
			if _, err := tx.ExecContext(ctx, add, j.corpus, after+int64(i)+1, line); err != nil {
				return err
			}
		}
		return nil
	})
}
