package servers

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"sync"
	"time"

	"verbatim/index/statedb"
)

//go:embed migrations/*.sql migrations/postgres/*.sql
var migrations embed.FS

// Schema is that of the store; its first migration writes the number.
var Schema = statedb.Schema{
	Application: 0x76627376, Name: "servers", Migrations: migrations, Loss: "settings of servers",
	Personal: []string{"changes"},
}

// A Store keeps the settings of all servers. It is safe for concurrent use.
type Store struct {
	*statedb.DB
	setting sync.Mutex // held while a setting is set, or all are read again
	version int64      // the number of the newest change that was read from a server

	mu  sync.RWMutex
	all map[string]Settings // by the server's id
}

// Open opens the store in a file. See [statedb.Open].
func Open(ctx context.Context, path string) (*Store, error) {
	db, err := statedb.Open(ctx, path, Schema)
	if err != nil {
		return nil, err
	}
	s := &Store{DB: db}
	if s.all, err = s.load(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("reading the settings of servers: %w", err)
	}
	return s, nil
}

// OpenIn opens the store in a server. See [statedb.OpenIn]. If the server can't be reached, servers have the usual
// settings until [Store.Refresh] can read theirs.
func OpenIn(ctx context.Context, server *statedb.Server) (*Store, error) {
	db, err := statedb.OpenIn(ctx, server, Schema)
	if err != nil {
		return nil, err
	}
	s := &Store{DB: db, all: map[string]Settings{}, version: -1}
	if err := s.Refresh(ctx); err != nil && s.Trouble() == nil {
		return nil, err
	}
	return s, nil
}

// Refresh reads the settings again if another process has changed them.
func (s *Store) Refresh(ctx context.Context) error {
	s.setting.Lock()
	defer s.setting.Unlock()
	return s.refresh(ctx)
}

// refresh is Refresh; the caller holds setting.
func (s *Store) refresh(ctx context.Context) error {
	var newest int64
	err := s.Reader().QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM changes`).Scan(&newest)
	if err != nil || newest == s.version {
		return err
	}
	all, err := s.load(ctx)
	if err != nil {
		return fmt.Errorf("reading the settings of servers: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all, s.version = all, newest
	return nil
}

// Examine returns how many servers have settings in a file. See [statedb.Examine].
func Examine(ctx context.Context, path string) (n int, err error) {
	return statedb.Examine(ctx, path, Schema, `SELECT count(DISTINCT guild) FROM settings`)
}

// load reads the settings. A value that this version does not take is as if it were not set.
func (s *Store) load(ctx context.Context) (map[string]Settings, error) {
	rows, err := s.Reader().QueryContext(ctx, `SELECT guild, name, value FROM settings`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]Settings{}
	for rows.Next() {
		var guild, name, value string
		if err := rows.Scan(&guild, &name, &value); err != nil {
			return nil, err
		}
		if x, ok := Named(name); ok {
			if with, err := x.Read(all[guild], value); err == nil {
				all[guild] = with
			}
		}
	}
	return all, rows.Err()
}

// Of returns the settings of a server; the usual ones for "", that is in direct messages. A nil Store has no others.
func (s *Store) Of(guild string) Settings {
	if s == nil {
		return Settings{}
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.all[guild]
}

// A Change is that of one setting.
type Change struct {
	Guild, Name string
	Was, Value  string // "" for the usual value
	User, Nick  string // the id and the name of the member who did it; empty once they are forgotten
	At          time.Time
}

// Set sets a setting, and records who did it. A zero At becomes the current time. The error for a value that it does
// not take says which it takes. Set returns the change as it was made.
func (s *Store) Set(ctx context.Context, x *Setting, c Change) (Change, error) {
	s.setting.Lock()
	defer s.setting.Unlock()
	if s.Shared() {
		if err := s.refresh(ctx); err != nil {
			return c, err
		}
	}
	before := s.Of(c.Guild)
	after, err := x.Read(before, c.Value)
	if err != nil {
		return c, err
	}
	c.Name, c.Was, c.Value = x.Name, x.In(&before), x.In(&after)
	if c.At.IsZero() {
		c.At = time.Now()
	}
	c.At = c.At.UTC().Truncate(time.Millisecond)
	if c.Was == c.Value {
		return c, nil
	}
	if err := s.Write(ctx, func(tx *sql.Tx) error { return record(ctx, tx, &c) }); err != nil {
		return c, fmt.Errorf("storing a setting: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all[c.Guild] = after
	return c, nil
}

// record writes a change.
func record(ctx context.Context, tx *sql.Tx, c *Change) error {
	const set = `INSERT INTO settings (guild, name, value) VALUES (?, ?, ?)
		ON CONFLICT (guild, name) DO UPDATE SET value = excluded.value`
	_, err := tx.ExecContext(ctx, set, c.Guild, c.Name, c.Value)
	if c.Value == "" {
		_, err = tx.ExecContext(ctx, `DELETE FROM settings WHERE guild = ? AND name = ?`, c.Guild, c.Name)
	}
	if err != nil {
		return err
	}
	const add = `INSERT INTO changes (guild, name, was, value, "user", nick, at) VALUES (?, ?, ?, ?, ?, ?, ?)`
	_, err = tx.ExecContext(ctx, add, c.Guild, c.Name, c.Was, c.Value, c.User, c.Nick, c.At.UnixMilli())
	return err
}

// Changes returns the last n changes in a server, the newest first.
func (s *Store) Changes(ctx context.Context, guild string, n int) ([]Change, error) {
	const last = `SELECT guild, name, was, value, "user", nick, at FROM changes WHERE guild = ? ORDER BY id DESC LIMIT ?`
	rows, err := s.Reader().QueryContext(ctx, last, guild, n)
	if err != nil {
		return nil, fmt.Errorf("reading the changes of settings: %w", err)
	}
	defer rows.Close()
	var all []Change
	for rows.Next() {
		var c Change
		var at int64
		if err := rows.Scan(&c.Guild, &c.Name, &c.Was, &c.Value, &c.User, &c.Nick, &at); err != nil {
			return nil, fmt.Errorf("reading the changes of settings: %w", err)
		}
		c.At = time.UnixMilli(at).UTC()
		all = append(all, c)
	}
	return all, rows.Err()
}

// Forget takes the id and the name of a member out of the changes that they made, and reports whether they made any.
func (s *Store) Forget(ctx context.Context, user string) (found bool, err error) {
	err = s.Write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE changes SET "user" = '', nick = '' WHERE "user" = ?`, user)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		found = n > 0
		return err
	})
	if err == nil && found {
		err = s.Scrub(ctx)
	}
	if err != nil {
		return found, fmt.Errorf("forgetting a member: %w", err)
	}
	return found, nil
}

// Welcome reports whether a server was not welcomed before, and records that it is now.
func (s *Store) Welcome(ctx context.Context, guild string) (first bool, err error) {
	err = s.Write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO welcomed (guild) VALUES (?) ON CONFLICT DO NOTHING`, guild)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		first = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("recording a welcome: %w", err)
	}
	return first, nil
}

// Tables are those of the store.
var Tables = []statedb.Table{
	{Name: "settings", Columns: []string{"guild", "name", "value"}},
	{Name: "changes", Numbers: true, Columns: []string{"id", "guild", "name", "was", "value", `"user"`, "nick", "at"}},
	{Name: "welcomed", Columns: []string{"guild"}},
}
