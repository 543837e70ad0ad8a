package remote

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"verbatim/index/cluster"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// A Publisher writes the snapshots of a data folder to a cluster.
type Publisher struct {
	client *cluster.Client
}

// NewPublisher returns a publisher to the cluster of a client.
func NewPublisher(c *cluster.Client) *Publisher { return &Publisher{c} }

// Published reports whether the current snapshot of a data folder is the one that readers of the cluster use.
func (p *Publisher) Published(ctx context.Context, dataDir string) (bool, error) {
	name, err := store.Current(dataDir)
	if err != nil {
		return false, err
	}
	current, err := currentIndex(ctx, p.client)
	return current == p.indexOf(name), err
}

// Has returns how many articles the index has that readers of the cluster use, and when it was built. It returns 0 if there
// is none, or one of another format.
func (p *Publisher) Has(ctx context.Context) (articles int, builtAt time.Time, err error) {
	current, err := currentIndex(ctx, p.client)
	if err != nil || current == "" {
		return 0, time.Time{}, err
	}
	content, err := (&snapshot{client: p.client, index: current}).readList(ctx, headList)
	if err != nil {
		return 0, time.Time{}, err
	}
	var h head
	if err := json.Unmarshal(content, &h); err != nil || h.Format != Format {
		return 0, time.Time{}, nil
	}
	return h.Articles, h.Manifest.BuiltAt, nil
}

// indexOf returns the name of the index for a snapshot: the alias, the moment and the number of the snapshot, the
// format. So a new format is written even if the corpus has not changed.
func (p *Publisher) indexOf(snapshot string) string {
	moment := strings.ToLower(strings.TrimPrefix(snapshot, store.SnapshotPrefix))
	return fmt.Sprintf("%s-%s-v%d", p.client.Address.Name, moment, Format)
}

// Publish writes the current snapshot of a data folder, and makes it the one that readers use once it is complete.
// After an interruption, it goes on with the index that it had begun: each document has an id, so that none is there
// twice. Of the snapshots before it keeps one, for searches that still run. done is told how many articles are
// written; it may be nil.
func (p *Publisher) Publish(ctx context.Context, dataDir string, done func(n, of int)) error {
	files, err := store.Open(dataDir)
	if err != nil {
		return err
	}
	defer files.Close()
	if err := p.publish(ctx, files, done); err != nil {
		return fmt.Errorf("writing the index to OpenSearch: %w", err)
	}
	return nil
}

func (p *Publisher) publish(ctx context.Context, files *store.Reader, done func(n, of int)) error {
	before, err := currentIndex(ctx, p.client)
	index := p.indexOf(files.Name())
	if err != nil || before == index {
		return err
	}
	if err := p.create(ctx, files, index); err != nil {
		return err
	}
	w := &writer{client: p.client, index: index, files: files}
	if err := w.write(ctx, done); err != nil {
		return err
	}
	if err := p.complete(ctx, index); err != nil {
		return err
	}
	return p.swap(ctx, index, before)
}

// create creates an index, unless an interrupted call has done so.
func (p *Publisher) create(ctx context.Context, files *store.Reader, index string) error {
	average := map[string]float64{}
	reader, ok := files.Postings.(*postings.Reader)
	if !ok {
		return fmt.Errorf("%T has no lengths", files.Postings)
	}
	for _, f := range scored {
		n, err := reader.Average(f)
		if err != nil {
			return err
		}
		average[f] = n
	}
	a := p.client.Address
	err := p.client.Do(ctx, http.MethodPut, "/"+index, schema(a.Shards, a.Replicas, int(reader.Docs()), average), nil)
	var status *cluster.StatusError
	if errors.As(err, &status) && status.Type == "resource_already_exists_exception" {
		return nil
	}
	return err
}

// complete makes the documents of an index visible, and waits until its primary shards are there.
func (p *Publisher) complete(ctx context.Context, index string) error {
	if err := p.client.Do(ctx, http.MethodPost, "/"+index+"/_refresh", nil, nil); err != nil {
		return err
	}
	return p.client.Do(ctx, http.MethodGet, "/_cluster/health/"+index+"?wait_for_status=yellow&timeout=60s", nil, nil)
}

// swap points the alias at an index, and removes those that are older than the one before. A newer one may be the index
// that another process is writing.
func (p *Publisher) swap(ctx context.Context, index, before string) error {
	alias := p.client.Address.Name
	actions := []any{map[string]any{"add": map[string]any{"index": index, "alias": alias}}}
	if before != "" {
		actions = append(actions, map[string]any{"remove": map[string]any{"index": before, "alias": alias}})
	}
	if err := p.client.Do(ctx, http.MethodPost, "/_aliases", map[string]any{"actions": actions}, nil); err != nil {
		return err
	}
	var all map[string]json.RawMessage
	if err := p.client.Do(ctx, http.MethodGet, "/"+alias+"-*/_alias", nil, &all); err != nil {
		return err
	}
	for old := range all {
		if old == index || old == before || !isSnapshotOf(alias, old) || momentOf(alias, old) > momentOf(alias, before) {
			continue
		}
		if err := p.client.Do(ctx, http.MethodDelete, "/"+old, nil, nil); err != nil && !cluster.IsNotFound(err) {
			return err
		}
	}
	return nil
}

// snapshotName matches what indexOf puts after the alias.
var snapshotName = regexp.MustCompile(`^-\d{8}t\d{6}-\d+-v\d+$`)

// momentOf returns the second at which the snapshot of an index was built, which its name has after the alias; "" for no
// index.
func momentOf(alias, index string) string {
	moment := strings.TrimPrefix(index, alias+"-")
	return moment[:min(len(moment), len("20060102t150405"))]
}

// isSnapshotOf reports whether an index has a name that indexOf gives.
func isSnapshotOf(alias, index string) bool {
	rest, of := strings.CutPrefix(index, alias)
	return of && snapshotName.MatchString(rest)
}

// currentIndex returns the index that the alias of a cluster points at, or "" if there is none.
func currentIndex(ctx context.Context, c *cluster.Client) (string, error) {
	var found map[string]json.RawMessage
	err := c.Do(ctx, http.MethodGet, "/_alias/"+c.Address.Name, nil, &found)
	if cluster.IsNotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if len(found) != 1 {
		return "", &cluster.Unavailable{Says: fmt.Sprintf("the alias %s points at %d indexes", c.Address.Name, len(found)),
			Todo: "remove all but the newest from the alias, or name another index in VERBATIM_INDEX", Err: errors.New("not one index")}
	}
	for index := range found {
		return index, nil
	}
	return "", nil
}
