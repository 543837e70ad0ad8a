package engine

import (
	"context"

	"verbatim/index/postings"
	"verbatim/index/store"
	"verbatim/index/vector"
)

// Meaning is what a search by meaning needs.
type Meaning interface {
	// Candidates returns the numbers of quotes that may be nearest to a vector, of those that match one of the queries;
	// nil for all. See vector.Candidates.
	Candidates(ctx context.Context, v *vector.Vector, of []*Query, least int) ([]int, error)
	// Nearness compares a vector with the meaning of a quote.
	Nearness(v *vector.Vector, number int) (store.Near, error)
	// Cut returns how sure a search must be of what it finds.
	Cut() (store.Cut, error)
}

// A Local is a snapshot in files.
type Local struct{ *store.Reader }

// Meaning implements Files.
func (l Local) Meaning() Meaning { return localMeaning{l} }

// localMeaning is the meaning of the quotes in files.
type localMeaning struct{ Local }

// Candidates implements Meaning.
func (l localMeaning) Candidates(ctx context.Context, v *vector.Vector, of []*Query, least int) ([]int, error) {
	if of == nil && uint64(l.QuoteCount()) == l.Docs() {
		return l.Reader.Candidates(v, nil, least)
	}
	if of == nil {
		of = []*Query{{}} // leaves out deleted quotes
	}
	set := make([]uint64, l.QuoteCount()/64+1)
	for _, q := range of {
		values := l.Values(q.LastDay)
		_, err := l.Each(ctx, q, func(m postings.Match) {
			if n := values.Of(m.Doc).Number; int(n/64) < len(set) {
				set[n/64] |= 1 << (n % 64)
			}
		})
		if err == nil {
			err = values.Fault()
		}
		if err != nil {
			return nil, err
		}
	}
	return l.Reader.Candidates(v, func(n int) bool { return set[n/64]&(1<<(n%64)) != 0 }, least)
}

// Fetch implements Files.
func (Local) Fetch(context.Context, func() Wanted) error { return nil }

// Bound implements Files.
func (l Local) Bound(context.Context) Files { return l }

// ArticleOf implements Records.
func (l Local) ArticleOf(number int) (int, error) {
	r, err := l.Record(number)
	return r.Article, err
}

// EachArticle implements Lists.
func (l Local) EachArticle(visit func(*store.Article) bool) error {
	return store.EachArticle(l.Reader, visit)
}

// LabelNames implements Lists.
func (l Local) LabelNames(file string, label uint32) ([]string, error) {
	return store.LabelNames(l.Reader, file, label)
}

// Sums implements Lists.
func (l Local) Sums() (map[string]string, error) {
	m, err := l.Manifest()
	if err != nil {
		return nil, err
	}
	sums := make(map[string]string, len(m.Files))
	for _, f := range m.Files {
		if f.Hash != "" { // a skipped file has none
			sums[f.Path] = f.Hash
		}
	}
	return sums, nil
}

// Docs implements Finder.
func (l Local) Docs() uint64 { return l.Postings.Docs() }

// Deleted implements Finder.
func (l Local) Deleted() uint64 { return l.Postings.Deleted() }

// Values implements Finder.
func (l Local) Values(last int32) Values { return localValues{l.Reader.Values(last)} }

// localValues are the document values in a file.
type localValues struct{ *store.ValueReader }

// Fault implements Values.
func (v localValues) Fault() error { return v.Err }

// Each implements Finder. It leaves out none.
func (l Local) Each(ctx context.Context, q *Query, found func(postings.Match)) (_ []int, err error) {
	defer store.CatchFaults(&err)()
	asked := q.Query
	values := l.Values(q.LastDay)
	asked.Admit = q.Admits(values)
	if err = l.Postings.Each(ctx, &asked, found); err == nil {
		err = values.Fault()
	}
	return nil, err
}

// Tally implements Finder.
func (l Local) Tally(ctx context.Context, q *Query, found func(v store.LabelledValue, n int)) error {
	values := l.Values(q.LastDay)
	_, err := l.Each(ctx, q, func(m postings.Match) { found(values.Labelled(m.Doc), 1) })
	if err == nil {
		err = values.Fault()
	}
	return err
}

// Beginning implements Words.
func (l Local) Beginning(ctx context.Context, prefix string) (list []store.WordCount, err error) {
	dict, err := l.Dictionary(prefix)
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	for n := 0; ; n++ {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return list, err
		}
		if n%contextCheck == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		list = append(list, store.WordCount{Word: entry.Term, Quotes: entry.Count})
	}
}

// contextCheck is the number of steps of a loop between checks of its context: some tenths of a millisecond.
const contextCheck = 1024
