package remote

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/index/cluster"
	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/store"
	"verbatim/index/terms"
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

// A writer writes the documents of a snapshot.
type writer struct {
	client *cluster.Client
	index  string
	files  *store.Reader
	shown  names.Spellings
	batch  bytes.Buffer
}

// batchSize is the size in bytes from which a batch is sent. OpenSearch's limit is 100 MB, its advice 5 to 15 MB.
const batchSize = 5 << 20

// write writes all documents, the head last.
func (w *writer) write(ctx context.Context, done func(n, of int)) error {
	articles, err := w.files.ArticleList()
	if err != nil {
		return err
	}
	if err := w.files.ReadList(store.SpelledFile, &w.shown); err != nil {
		return err
	}
	h := head{Format: Format, Snapshot: w.files.Name(), Numbers: w.files.QuoteCount(), Articles: len(articles)}
	for i := range articles {
		if err := w.article(ctx, i, &articles[i]); err != nil {
			return fmt.Errorf("writing %s: %w", articles[i].Path, err)
		}
		h.Docs += articles[i].Quotes
		if done != nil {
			done(i+1, len(articles))
		}
	}
	if err := w.words(ctx); err != nil {
		return err
	}
	for _, list := range []string{store.SpeakersFile, store.SpelledFile} {
		var content json.RawMessage
		if err := w.files.ReadList(list, &content); err != nil {
			return err
		}
		if err := w.list(ctx, list, content); err != nil {
			return err
		}
	}
	m, err := w.files.Manifest()
	if err != nil {
		return err
	}
	h.Manifest = *m
	if h.Cut, err = w.files.Cut(); err != nil {
		return err
	}
	content, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := w.list(ctx, headList, content); err != nil {
		return err
	}
	return w.send(ctx)
}

// headList is the name of the list with the head.
const headList = "head"

// article writes an article and its quotes.
func (w *writer) article(ctx context.Context, order int, a *store.Article) error {
	text, err := w.files.Text(a.Number)
	if err != nil {
		return err
	}
	whole := a.Article
	whole.Text = text
	quotes := make([]corpus.Quote, a.Quotes)
	for i := range quotes {
		r, err := w.files.Record(a.First + i)
		if err != nil {
			return err
		}
		quotes[i] = r.Quote
	}
	prepared, err := document.Prepare(&whole, quotes)
	if err != nil {
		return err
	}
	data, err := json.Marshal(articleData{*a, len(text), sumOf(text)})
	if err != nil {
		return err
	}
	id := fmt.Sprint(typeArticle, a.Number)
	err = w.add(ctx, id, map[string]any{
		fieldType: typeArticle, fieldArticle: a.Number, fieldOrder: order,
		fieldData: string(data), fieldText: text, fieldSum: sumOf(string(data)),
	})
	for i := range prepared.Quotes {
		if err == nil {
			err = w.quote(ctx, a, text, a.First+i, &prepared.Quotes[i])
		}
	}
	return err
}

// quote writes a quote of an article.
func (w *writer) quote(ctx context.Context, a *store.Article, text string, number int, q *store.NewQuote) error {
	q.Record.Article = a.Number
	d := quoteData{Number: number, Record: q.Record, Article: a.Article, Passage: q.Record.Passage.In(text)}
	if at := q.Record.Quote.Correction; !at.IsZero() {
		d.Correction = at.In(text)
	}
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	v := value{number: uint32(number), article: a.Number, day: q.Value.Day, traits: q.Value.Traits, words: int64(q.Key), outlet: a.Publisher}
	for _, name := range q.Speakers {
		v.speakers = append(v.speakers, w.shown.Shown(name))
	}
	doc := map[string]any{
		fieldType: typeQuote, fieldNumber: number, fieldArticle: a.Number, fieldTraits: v.traits, fieldValue: v.String(),
		fieldMeaning: encodeMeaning(&q.Meaning), fieldSign0: int64(q.Signs[0]), fieldSign1: int64(q.Signs[1]),
		fieldLabel: v.label(), fieldOutlet: v.outlet, fieldData: string(data), fieldSum: sumOf(string(data)),
		store.FieldContent: tokens(terms.Prose, q.Document[store.FieldContent]),
		store.FieldExact:   tokens(terms.Words, q.Document[store.FieldContent]),
	}
	for field, split := range map[string]func(string) []string{
		store.FieldPassage: terms.Prose, store.FieldTitle: terms.Prose,
		store.FieldSpeaker: terms.Words, store.FieldPublisher: terms.Words,
	} {
		doc[field] = tokens(split, q.Document[field])
	}
	for _, field := range []string{store.FieldName, store.FieldReport, store.FieldID} {
		doc[field] = q.Document[field]
	}
	if v.day != store.NoDay {
		doc[fieldDay] = v.day
	}
	if v.words != 0 {
		doc[fieldWords] = v.words
	}
	return w.add(ctx, fmt.Sprint(typeQuote, number), doc)
}

// tokens returns the tokens of each value of a field, with spaces between.
func tokens(split func(string) []string, values any) []string {
	list, ok := values.([]string)
	if !ok {
		list = []string{values.(string)}
	}
	list = slices.Clone(list)
	for i := range list {
		list[i] = strings.Join(split(list[i]), " ")
	}
	return list
}

// words writes the words of quotes, with the number of quotes that have each.
func (w *writer) words(ctx context.Context) error {
	list, err := engine.Local{Reader: w.files}.Beginning(ctx, "")
	if err != nil {
		return err
	}
	for _, word := range list {
		err := w.add(ctx, typeWord+sumOf(word.Word), map[string]any{
			fieldType: typeWord, fieldWord: word.Word, fieldCount: word.Quotes,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// partSize is the size in bytes of a part of a list.
const partSize = 1 << 20

// list writes a list in parts. Each part has the number of all parts.
func (w *writer) list(ctx context.Context, name string, content []byte) error {
	parts := max(1, (len(content)+partSize-1)/partSize)
	for n, part := range slices.Collect(slices.Chunk(content, partSize)) {
		data := base64.StdEncoding.EncodeToString(part)
		err := w.add(ctx, fmt.Sprint(typeList, name, n), map[string]any{
			fieldType: typeList, fieldList: name, fieldPart: n, fieldCount: parts,
			fieldData: data, fieldSum: sumOf(name, fmt.Sprint(n), data),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// add adds a document to the batch, and sends that if it is large.
func (w *writer) add(ctx context.Context, id string, doc map[string]any) error {
	action, err := json.Marshal(map[string]any{"index": map[string]string{"_id": id}})
	if err != nil {
		return err
	}
	line, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	for _, b := range [][]byte{action, line} {
		w.batch.Write(b)
		w.batch.WriteByte('\n')
	}
	if w.batch.Len() < batchSize {
		return nil
	}
	return w.send(ctx)
}

// send sends the batch. A document that the cluster does not take is an error.
func (w *writer) send(ctx context.Context) error {
	if w.batch.Len() == 0 {
		return nil
	}
	var answer struct {
		Errors bool `json:"errors"`
		Items  []map[string]struct {
			ID     string        `json:"_id"`
			Status int           `json:"status"`
			Error  cluster.Cause `json:"error"`
		} `json:"items"`
	}
	err := w.client.Do(ctx, http.MethodPost, "/"+w.index+"/_bulk?filter_path=errors,items.*._id,items.*.status,items.*.error",
		w.batch.Bytes(), &answer)
	if err != nil {
		return err
	}
	w.batch.Reset()
	if !answer.Errors {
		return nil
	}
	for _, item := range answer.Items {
		for _, doc := range item {
			if doc.Status >= http.StatusBadRequest {
				kind, reason := doc.Error.Root()
				return fmt.Errorf("document %s: %w", doc.ID, &cluster.StatusError{Status: doc.Status, Type: kind, Reason: reason})
			}
		}
	}
	return nil
}
