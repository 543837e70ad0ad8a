package remote

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/cluster"
	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/store"
	"verbatim/index/terms"
)

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
