package alerts

import (
	"context"
	"embed"

	"verbatim/index/statedb"
)

//go:embed migrations/*.sql migrations/postgres/*.sql
var migrations embed.FS

// Schema is that of the store; its first migration writes the number.
var Schema = statedb.Schema{
	Application: 0x7662616c, Name: "alerts", Migrations: migrations, Loss: "alerts",
	Personal: []string{"alerts"},
}

// A Store holds alerts, the quotes seen so far, and the posts that wait to be sent. It is safe for concurrent use.
//
// A bot may answer from several corpora. A Store is of one of them: it subscribes to it, compares it with what was
// seen, and returns its posts. Lists, numbers and what is forgotten are of all corpora. [Store.For] returns another's.
type Store struct {
	*statedb.DB
	updating statedb.Place // held by the goroutine that runs Update
	corpus   int64         // the number of the corpus; 0 for the usual one
	sent     *sent
	compared *upToDate // by this process
}

func of(db *statedb.DB, corpus int64, sent *sent) *Store {
	return &Store{DB: db, updating: statedb.NewPlace(), corpus: corpus, sent: sent, compared: new(upToDate)}
}

// Open opens the store in a file. See [statedb.Open].
func Open(ctx context.Context, path string) (*Store, error) { return open(ctx, path, Schema) }

func open(ctx context.Context, path string, schema statedb.Schema) (*Store, error) {
	db, err := statedb.Open(ctx, path, schema)
	if err != nil {
		return nil, err
	}
	return of(db, 0, new(sent)), nil
}

// OpenIn opens the store in a server. See [statedb.OpenIn].
func OpenIn(ctx context.Context, server *statedb.Server) (*Store, error) {
	db, err := statedb.OpenIn(ctx, server, Schema)
	if err != nil {
		return nil, err
	}
	return of(db, 0, new(sent)), nil
}

// Examine returns the number of alerts in a file. See [statedb.Examine].
func Examine(ctx context.Context, path string) (n int, err error) {
	return statedb.Examine(ctx, path, Schema, `SELECT count(*) FROM alerts`) // every version has this table
}

// Tables are those of the store, each after the ones that it refers to.
var Tables = []statedb.Table{
	{Name: "corpora", Numbers: true, Columns: []string{"id", "name"}, Given: true},
	{Name: "alerts", Numbers: true, Columns: []string{
		"id", "owner", "channel", "guild", "query", "since", "failures", "corpus", "lang",
	}},
	{Name: "posts", Numbers: true, Columns: []string{"id", "alert", "quotes", "more"}},
	{Name: "unreadable", Columns: []string{"alert", "reason", "told"}},
	{Name: "noted", Columns: []string{"corpus", "name", "updates"}},
	{Name: "files", Columns: []string{"corpus", "path", "hash"}},
	{Name: "contents", Columns: []string{"content"}},
}
