package doctor

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/wording"
	"verbatim/index/alerts"
	"verbatim/index/corrections"
	"verbatim/index/journal"
	"verbatim/index/servers"
	"verbatim/index/statedb"
	"verbatim/index/statedb/postgres"
)

// checkState is what the findings about the state in PostgreSQL are about.
const checkState = "state"

// sharedStores are the stores in a server, with what counts their rows.
var sharedStores = []struct {
	schema      statedb.Schema
	noun, count string
}{
	{alerts.Schema, "alert", `SELECT count(*) FROM alerts`},
	{servers.Schema, "server", `SELECT count(DISTINCT guild) FROM settings`},
	{journal.Schema, "change", `SELECT count(*) FROM corrections`},
}

// shared checks the server that keeps the state: whether it can be reached, its version, the user's rights, the tables,
// and whether something was left in the files.
func (d *doctor) shared(ctx context.Context) []finding {
	server, err := d.place.Server()
	if err != nil {
		return []finding{failed(checkState, err, "")}
	}
	defer server.Close()
	about, err := server.Examine(ctx)
	var away *postgres.UnreachableError
	switch {
	case errors.As(err, &away):
		return []finding{failed(checkState, err, "start PostgreSQL, or correct VERBATIM_STATE; "+
			"a bot that starts without it only answers searches")}
	case err != nil:
		return []finding{failed(checkState, fmt.Errorf("PostgreSQL at %s: %w", server.Name, err),
			"correct the user, the password or the database of VERBATIM_STATE")}
	}
	found := rightsFindings(about, server)
	if !about.Durable {
		found = append(found, doubtful(checkState, "PostgreSQL may lose the last changes in a crash of its machine",
			"set fsync and synchronous_commit to on"))
	}
	var counted []string
	for _, of := range sharedStores {
		f, n := tablesFinding(ctx, server, of.schema, of.count, about)
		if f.says != "" {
			found = append(found, f)
			continue
		}
		counted = append(counted, wording.Count(n, of.noun))
	}
	found = append(found, d.leftFindings(server)...)
	if len(counted) == len(sharedStores) {
		found = append(found, good(checkState, "%s in PostgreSQL %s at %s, schema %s",
			strings.Join(counted, ", "), about.Version, server.Name, server.Schema))
	}
	return found
}

// rightsFindings returns the findings about what the user may do.
func rightsFindings(about statedb.Examined, server *statedb.Server) (found []finding) {
	if len(about.Closed) > 0 {
		found = append(found, bad(checkState, "the user may not read and write "+strings.Join(about.Closed, ", "),
			"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "+server.Schema+" TO the user"))
	}
	if len(about.Foreign) > 0 {
		found = append(found, doubtful(checkState, "another user owns "+strings.Join(about.Foreign, ", ")+
			", so what forget-me deletes stays in the database's files for a while",
			"ALTER TABLE … OWNER TO the user of VERBATIM_STATE"))
	}
	return found
}

// tablesFinding returns a finding about the tables of a store, or the number of its rows.
func tablesFinding(
	ctx context.Context, server *statedb.Server, schema statedb.Schema, count string, about statedb.Examined,
) (f finding, n int) {
	has, knows, err := server.Known(ctx, schema)
	const create = "GRANT CREATE ON DATABASE … TO the user, or CREATE SCHEMA … AUTHORIZATION the user"
	switch {
	case err != nil:
		return failed(checkState, err, "let the user of VERBATIM_STATE read the tables"), 0
	case has > knows:
		err := &statedb.VersionError{Path: server.Name, Has: has, Knows: knows, Loss: schema.Loss}
		return failed(checkState, err, "run the newer version"), 0
	case has < knows && !about.Creates:
		says := fmt.Sprintf("the tables for %s are missing or old, and the user may not make them in schema %s",
			schema.Loss, server.Schema)
		return bad(checkState, says, create), 0
	case has == 0:
		return good(checkState, "the tables for %s do not exist yet; the bot makes them", schema.Loss), 0
	case has < knows:
		return good(checkState, "the tables for %s are those of an older version; the bot migrates them", schema.Loss), 0
	}
	if n, err = server.Count(ctx, count); err != nil {
		return failed(checkState, err, "let the user of VERBATIM_STATE read the tables"), 0
	}
	return f, n
}

// leftFindings returns a finding for moderators' changes that are in a corpus and were not copied.
func (d *doctor) leftFindings(server *statedb.Server) []finding {
	if d.place.Corpus == "" {
		return nil
	}
	watch := corrections.NewShared(journal.Of(server, d.place.Further), d.place.Corpus, "")
	if _, _, err := watch.Current(); err != nil {
		err = problem.WithHint(err, "stop the bots, and run verbatim state copy --from files --to server")
		return []finding{failed(checkState, err, "")}
	}
	return nil
}
