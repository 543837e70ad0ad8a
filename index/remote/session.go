package remote

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"

	"verbatim/index/engine"
	"verbatim/index/store"
)

// A session reads a snapshot for one request, and keeps what it has read. It implements engine.Files.
type session struct {
	*snapshot
	*cache
	ctx  context.Context // of what takes none: engine.Records and engine.Lists
	long bool            // it is not bound to a request
}

// A cache has what a session has read. Several goroutines may use it.
type cache struct {
	guard    sync.Mutex
	quotes   map[int]hit      // by number, with their sources
	values   map[uint32]value // by number
	numbers  map[int64][]int  // of the quotes in values, by their words, in order
	complete map[int64]bool   // the words of which numbers has all quotes
	ids      map[string]int   // the numbers of quotes by their ids; -1 for none
	texts    map[int]string   // by the number of the article
	meanings map[int][]byte   // see encodeMeaning
}

// noQuote is the number of no quote, and noLabel the label of quotes that are not counted.
const (
	noQuote = math.MaxUint32
	noLabel = math.MaxUint32
)

// newSession returns a session of a snapshot.
func newSession(ctx context.Context, s *snapshot) *session {
	n := &session{snapshot: s, cache: &cache{}, ctx: ctx}
	n.forget()
	return n
}

// forget forgets what was read.
func (s *cache) forget() {
	s.quotes, s.values, s.numbers = map[int]hit{}, map[uint32]value{}, map[int64][]int{}
	s.complete, s.ids, s.texts = map[int64]bool{}, map[string]int{}, map[int]string{}
	s.meanings = map[int][]byte{}
}

// Bound implements engine.Files.
func (s *session) Bound(ctx context.Context) engine.Files { return newSession(ctx, s.snapshot) }

// noteValues notes the values of documents and returns their numbers.
func (s *cache) noteValues(list []hit) ([]uint32, error) {
	s.guard.Lock()
	defer s.guard.Unlock()
	docs := make([]uint32, len(list))
	for i := range list {
		if len(list[i].Fields.Value) != 1 {
			return nil, fmt.Errorf("a quote without its value: %w", store.ErrDamaged)
		}
		v, err := parseValue(list[i].Fields.Value[0])
		if err != nil {
			return nil, err
		}
		docs[i] = v.number
		if _, known := s.values[v.number]; known {
			continue
		}
		s.values[v.number] = v
		if v.words != 0 {
			same := s.numbers[v.words]
			at, _ := slices.BinarySearch(same, int(v.number))
			s.numbers[v.words] = slices.Insert(same, at, int(v.number))
		}
	}
	return docs, nil
}

// noteQuotes notes quotes with their sources.
func (s *cache) noteQuotes(list []hit) error {
	docs, err := s.noteValues(list)
	if err != nil {
		return err
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	for i, doc := range docs {
		s.quotes[int(doc)] = list[i]
	}
	return nil
}

// whole asks for quotes with their sources.
func whole(filter ...object) object {
	return object{
		"query": object{"bool": object{"filter": append(filter, is(fieldType, typeQuote))}}, "size": pageSize,
		"sort": []any{object{fieldNumber: "asc"}}, "track_total_hits": false,
		"_source": []string{fieldData, fieldSum}, "docvalue_fields": []string{fieldValue},
	}
}

// Fetch implements engine.Files.
func (s *session) Fetch(ctx context.Context, wanted func() engine.Wanted) error {
	w := wanted()
	if err := s.countTerms(ctx, w.Terms); err != nil {
		return err
	}
	if err := s.fetchIDs(ctx, w.IDs); err != nil {
		return err
	}
	return s.fetchQuotes(ctx, w)
}

// fetchQuotes reads the quotes of w that were not read.
func (s *session) fetchQuotes(ctx context.Context, w engine.Wanted) error {
	var searches []object
	for _, chunk := range s.unread(slices.Concat(w.Numbers, w.Beside), s.head.Numbers) {
		searches = append(searches, whole(is(fieldNumber, chunk...)))
	}
	var keys []int64
	if w.Copies {
		keys = s.incomplete(w.Numbers)
		for chunk := range slices.Chunk(keys, mostTerms) {
			searches = append(searches, whole(is(fieldWords, chunk...)))
		}
	}
	if len(searches) == 0 {
		return nil
	}
	if s.guard.Lock(); s.long && len(s.quotes) > mostKept {
		s.forget()
	}
	s.guard.Unlock()
	answers, err := s.search(ctx, searches...)
	if err != nil {
		return err
	}
	for i, a := range answers {
		list, err := s.more(ctx, searches[i], a.Hits.Hits, s.head.Docs)
		if err != nil {
			return err
		}
		if err := s.noteQuotes(list); err != nil {
			return err
		}
	}
	s.guard.Lock()
	for _, key := range keys {
		s.complete[key] = true
	}
	s.guard.Unlock()
	if w.Copies && len(s.incomplete(w.Numbers)) > 0 {
		return s.fetchQuotes(ctx, engine.Wanted{Numbers: w.Numbers, Copies: true}) // some values were not known before
	}
	return nil
}

// mostTerms is the number of values in a condition. OpenSearch allows 65,536.
const mostTerms = 5000

// mostKept is the number of quotes that a session keeps if it is not bound to a request.
const mostKept = 10_000

// unread returns the numbers of quotes that were not read, in chunks.
func (s *cache) unread(numbers []int, end int) [][]int {
	s.guard.Lock()
	defer s.guard.Unlock()
	missing := slices.DeleteFunc(slices.Clone(numbers), func(n int) bool {
		_, read := s.quotes[n]
		return read || n < 0 || n >= end
	})
	slices.Sort(missing)
	return slices.Collect(slices.Chunk(slices.Compact(missing), mostTerms))
}

// incomplete returns the words of quotes of which not all quotes are known.
func (s *cache) incomplete(numbers []int) (keys []int64) {
	s.guard.Lock()
	defer s.guard.Unlock()
	for _, n := range numbers {
		if key := s.values[uint32(n)].words; key != 0 && !s.complete[key] {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// fetchIDs looks up quotes by their ids.
func (s *session) fetchIDs(ctx context.Context, ids []string) error {
	s.guard.Lock()
	missing := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		_, known := s.ids[id]
		return known || id == ""
	})
	s.guard.Unlock()
	for chunk := range slices.Chunk(missing, mostTerms) {
		answers, err := s.search(ctx, whole(is(store.FieldID, chunk...)))
		if err != nil {
			return err
		}
		list := answers[0].Hits.Hits
		if err := s.noteQuotes(list); err != nil {
			return err
		}
		s.guard.Lock()
		for _, id := range chunk {
			s.ids[id] = -1
		}
		for i := range list {
			if d, err := decode(&list[i]); err == nil {
				s.ids[d.Record.Quote.ID] = d.Number
			}
		}
		s.guard.Unlock()
	}
	return nil
}

// decode returns what a document shows, verified.
func decode(h *hit) (d quoteData, err error) {
	if sumOf(h.Source.Data) != h.Source.Sum {
		return d, store.ErrDamaged
	}
	if err := json.Unmarshal([]byte(h.Source.Data), &d); err != nil {
		return d, fmt.Errorf("%w: %w", err, store.ErrDamaged)
	}
	return d, nil
}

// read returns a quote, and reads it if need be. Those near it in the article are read with it.
func (s *session) read(number int) (d quoteData, err error) {
	h, known := s.known(number)
	if !known {
		w := engine.Wanted{}
		for n := number - besideRead/2; n <= number+besideRead; n++ {
			w.Beside = append(w.Beside, n)
		}
		if err := s.fetchQuotes(s.ctx, w); err != nil {
			return d, fmt.Errorf("quote %d: %w", number, err)
		}
		h, known = s.known(number)
	}
	if known {
		d, err = decode(&h)
	}
	if !known || err == nil && d.Number != number {
		err = store.ErrDamaged
	}
	if err != nil {
		return d, fmt.Errorf("quote %d: %w", number, err)
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	s.ids[d.Record.Quote.ID] = number
	return d, nil
}

// besideRead is how many quotes after one are read with it, and half as many before it: those of a long turn.
const besideRead = 16

func (s *cache) known(number int) (hit, bool) {
	s.guard.Lock()
	defer s.guard.Unlock()
	h, known := s.quotes[number]
	return h, known
}

// QuoteCount implements engine.Records.
func (s *session) QuoteCount() int { return s.head.Numbers }

// ArticleOf implements engine.Records.
func (s *session) ArticleOf(number int) (int, error) {
	if v, known := s.value(uint32(number)); known {
		return v.article, nil
	}
	r, err := s.Record(number)
	return r.Article, err
}

// Record implements engine.Records.
func (s *session) Record(number int) (store.Record, error) {
	d, err := s.read(number)
	return d.Record, err
}

// Quote implements engine.Records.
func (s *session) Quote(number int) (store.StoredQuote, error) {
	d, err := s.read(number)
	if err != nil {
		return store.StoredQuote{Record: d.Record}, err
	}
	r := &d.Record
	if store.Checksum([]byte(d.Passage)) != r.PassageHash || len(d.Passage) != r.Passage.Len() ||
		!r.Quote.Correction.IsZero() && store.Checksum([]byte(d.Correction)) != r.CorrectionHash {
		return store.StoredQuote{Record: *r}, fmt.Errorf("the passage of quote %s in %s: %w", r.Quote.ID, d.Article.Path,
			store.ErrDamaged)
	}
	return store.StoredQuote{Record: *r, Article: d.Article, Passage: d.Passage, Correction: d.Correction}, nil
}

// Values implements engine.Finder.
func (s *session) Values(last int32) engine.Values { return &values{session: s, last: last} }

// values are the document values of a session.
type values struct {
	*session
	last int32
	err  error
}

// Fault implements engine.Values.
func (v *values) Fault() error { return v.err }

// Of implements engine.Values.
func (v *values) Of(doc uint32) store.DocValue { return v.Labelled(doc).DocValue }

// Labelled implements engine.Values.
func (v *values) Labelled(doc uint32) store.LabelledValue {
	one, known := v.value(doc)
	if !known {
		if err := v.fetchQuotes(v.ctx, engine.Wanted{Numbers: []int{int(doc)}}); err != nil {
			v.err = err
		} else if one, known = v.value(doc); !known {
			v.err = fmt.Errorf("the value of quote %d: %w", doc, store.ErrDamaged)
		}
	}
	if !known {
		return store.LabelledValue{DocValue: store.DocValue{Number: noQuote, Day: store.NoDay},
			Speakers: noLabel, Publisher: noLabel}
	}
	if one.day > v.last {
		one.day = store.NoDay
	}
	return store.LabelledValue{
		DocValue: store.DocValue{Number: one.number, Day: one.day, Traits: one.traits},
		Speakers: v.label(one.label()), Publisher: v.label(one.outlet),
	}
}

func (s *cache) value(doc uint32) (value, bool) {
	s.guard.Lock()
	defer s.guard.Unlock()
	v, known := s.values[doc]
	return v, known
}

// Next implements engine.Values. It knows the quotes that were found or fetched.
func (v *values) Next(n int) int {
	v.guard.Lock()
	defer v.guard.Unlock()
	same := v.numbers[v.values[uint32(n)].words]
	if len(same) < 2 {
		return n
	}
	at, found := slices.BinarySearch(same, n)
	if !found {
		return n
	}
	return same[(at+1)%len(same)]
}
