package remote_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/corrections"
	"verbatim/index/query"
	"verbatim/index/reindex"
	"verbatim/index/remote/remotetest"
	"verbatim/index/terms"
)

// A pair is the same corpus in two indexes: in files and in OpenSearch.
type pair struct {
	files, far *index.Live
	dir        string // of the files
}

// labelled are articles that are not part of the project.
const labelled = "../../../shared/quotebench/polnear/text"

// TestConformance asks both indexes the same, and compares what they answer: on the sample, and on more articles where
// they are.
func TestConformance(t *testing.T) {
	remotetest.Need(t)
	corpora := map[string]fs.FS{"sample": sample.FS()}
	if _, err := os.Stat(labelled); err == nil {
		corpora["labelled"] = os.DirFS(labelled)
	}
	for name, fsys := range corpora {
		t.Run(name, func(t *testing.T) {
			p := newPair(t, fsys)
			for _, part := range []struct {
				name string
				test func(*testing.T, pair)
			}{
				{"sets", testSets}, {"ranked", testRanked}, {"errors", testErrors}, {"extents", testExtents},
				{"timelines", testTimelines}, {"words", testWords}, {"ids", testIDs}, {"meaning", testMeaning}, {"articles", testArticles},
				{"speakers", testSpeakers}, {"corrections", testCorrections},
			} {
				t.Run(part.name, func(t *testing.T) { part.test(t, p) })
			}
		})
	}
}

// newPair indexes a corpus in both ways.
func newPair(t testing.TB, fsys fs.FS) pair {
	dir := t.TempDir()
	r := reindex.New(reindex.Options{Corpus: "test", FS: fsys, DataDir: dir})
	if _, err := r.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	p := pair{index.NewLive(dir, nil), index.NewLive(dir, nil), dir}
	remotetest.Serve(t, p.far, dir)
	t.Cleanup(func() { _ = p.files.Close() })
	return p
}

// ask returns what both indexes answer.
func ask[T any](t *testing.T, p pair, f func(context.Context, *index.Snapshot) (T, error)) (files, far T) {
	t.Helper()
	var answers [2]T
	for i, live := range []*index.Live{p.files, p.far} {
		err := live.Do(t.Context(), func(s *index.Snapshot) (err error) {
			answers[i], err = f(t.Context(), s)
			return err
		})
		if err != nil {
			t.Fatal([]string{"files", "OpenSearch"}[i], err)
		}
	}
	return answers[0], answers[1]
}

// same compares what both indexes answer.
func same[T any](t *testing.T, p pair, what string, f func(context.Context, *index.Snapshot) (T, error)) {
	t.Helper()
	files, far := ask(t, p, f)
	if reflect.DeepEqual(files, far) {
		return
	}
	a, b := fmt.Sprintf("%+v", files), fmt.Sprintf("%+v", far)
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	near := func(s string) string { return s[max(0, at-around):min(len(s), at+around)] }
	t.Errorf("%s: in files\n… %s\nin OpenSearch\n… %s", what, near(a), near(b))
}

// around is how much of two answers is shown, before and after the byte in which they differ.
const around = 300

// parse reads a query.
func parse(t testing.TB, text string) query.Query {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(text, err)
	}
	return q
}

// queries makes queries of all kinds from the words of a corpus.
func queries(t testing.TB, p pair) (list []string) {
	var said, speakers, outlets []string
	err := p.files.Do(t.Context(), func(s *index.Snapshot) error {
		all, err := s.Search(t.Context(), query.Query{}, index.Options{All: true})
		for i := range all.Hits {
			said = append(said, strings.Join(all.Hits[i].Pieces(), " "))
		}
		directory, dirErr := s.Catalogue().Speakers()
		for _, sp := range directory.All() {
			speakers = append(speakers, sp.Name)
		}
		published, pubErr := s.Catalogue().Publishers()
		outlets = published.Complete("", 50)
		return errors.Join(err, dirErr, pubErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	some := func(list []string) string { return list[random.IntN(len(list))] }
	words := func() []string {
		for {
			if w := terms.Words(some(said)); len(w) >= 4 {
				return w
			}
		}
	}
	name := func() string { return `"` + strings.ReplaceAll(some(speakers), `"`, "") + `"` }
	surname := func() string {
		w := terms.Words(some(speakers))
		return w[len(w)-1]
	}
	for range 20 {
		w := words()
		at := random.IntN(len(w) - 3)
		list = append(list,
			w[at], w[at]+" "+w[at+2], strings.Join(w[at:at+4], " "), w[at]+" "+some(words()),
			fmt.Sprintf("%q", strings.Join(w[at:at+2], " ")), fmt.Sprintf("%q", strings.Join(w[at:at+3], " ")),
			w[at]+" -"+some(words()), w[at]+` -"`+strings.Join(words()[:2], " ")+`"`, w[at]+" OR "+some(words()),
			"speaker:"+name(), "speaker:"+surname(), "speaker:"+surname()+" "+some(words()), "-speaker:"+surname()+" "+some(words()),
			"publisher:\""+some(outlets)+"\"", "kind:"+some([]string{"direct", "mixed", "indirect"})+" "+w[at],
			"report:"+some([]string{"denies", "asks", "warns", "demands"}), "after:2021-12-20 "+w[at], "before:2022 "+w[at],
			"after:2015", "before:2013-06-01 kind:direct", surname(),
		)
		if prefix := w[at]; len(prefix) > 4 {
			list = append(list, prefix[:4]+"*", prefix[:3]+"* "+some(words()))
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	random.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	return list
}

// A found is what is compared of a search: the set of quotes, how they fit, their counts.
type found struct {
	Total  int
	IDs    []string
	Counts *index.Counts
	Words  int
}

// mostCompared is the number of quotes of a set that is compared. Larger ones take seconds.
const mostCompared = 1000

// testSets compares all quotes that queries find, with what is shown of them.
func testSets(t *testing.T, p pair) {
	for _, text := range queries(t, p) {
		q := parse(t, text)
		first, _ := ask(t, p, func(ctx context.Context, s *index.Snapshot) (index.Result, error) {
			return s.Search(ctx, q, index.Options{Limit: 1})
		})
		if first.Total > mostCompared {
			continue
		}
		same(t, p, text, func(ctx context.Context, s *index.Snapshot) (found, error) {
			r, err := s.Search(ctx, q, index.Options{All: true, Counts: true})
			f := found{Total: r.Total, Counts: r.Counts, Words: r.Words}
			for i := range r.Hits {
				h := &r.Hits[i]
				f.IDs = append(f.IDs, fmt.Sprint(h.Quote.ID, h.Fit, h.Highlights, h.Known, h.Article.Path, h.Shown()))
			}
			slices.Sort(f.IDs)
			return f, errors.Join(append(r.Damaged, err)...)
		})
	}
}

// leastShared is how many of the first five hits both indexes have.
const leastShared = 4

// testRanked compares the first hits, their order and the counts.
func testRanked(t *testing.T, p pair) {
	differ, all := 0, queries(t, p)
	for i, text := range all {
		q := parse(t, text)
		o := index.Options{Limit: 5, Counts: true, Rest: i%2 == 0, Copies: i%7 == 0}
		switch i % 5 {
		case 3:
			o.Order = index.ByDate
		case 4:
			o.Order = index.Latest
		}
		files, far := ask(t, p, func(ctx context.Context, s *index.Snapshot) (index.Result, error) {
			return s.Search(ctx, q, o)
		})
		if files.Total != far.Total || len(files.Hits) != len(far.Hits) || !reflect.DeepEqual(files.Counts, far.Counts) {
			t.Errorf("%s %+v: %d hits of %d, in OpenSearch %d of %d\n%+v\n%+v", text, o, len(files.Hits), files.Total,
				len(far.Hits), far.Total, files.Counts, far.Counts)
			continue
		}
		a, b := shownOf(files.Hits), shownOf(far.Hits)
		if !slices.Equal(a, b) {
			differ++
		}
		missing := slices.DeleteFunc(slices.Clone(a), func(h string) bool { return slices.Contains(b, h) })
		if len(missing) > 5-leastShared {
			t.Errorf("%s %+v: in files\n%s\nin OpenSearch\n%s", text, o, strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	}
	t.Logf("%d of %d first answers differ in order or in one hit", differ, len(all))
}

// shownOf returns what is shown of hits.
func shownOf(hits []index.Hit) (list []string) {
	for i := range hits {
		h := &hits[i]
		answer := ""
		if h.Answer != nil {
			answer = h.Answer.Quote.ID
		}
		list = append(list, fmt.Sprint(h.Quote.ID, " ", h.Fit, h.Highlights, h.Known, h.AlsoIn, answer, h.DayDoubted(), h.Shown()))
	}
	return list
}

// testErrors compares errors.
func testErrors(t *testing.T, p pair) {
	for _, live := range []*index.Live{p.files, p.far} {
		err := live.Do(t.Context(), func(s *index.Snapshot) error {
			if _, err := s.ByID(t.Context(), "aaaaaaaaaa", 0); !errors.Is(err, index.ErrNoQuote) {
				t.Error(err)
			}
			if _, err := s.Curated(t.Context(), "aaaaaaaaaa"); !errors.Is(err, index.ErrNoQuote) {
				t.Error(err)
			}
			ended, end := context.WithCancel(t.Context())
			end()
			if _, err := s.Search(ended, parse(t, "the moratorium"), index.Options{}); !errors.Is(err, context.Canceled) {
				t.Error("an ended context:", err)
			}
			late, end := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
			defer end()
			if _, err := s.Extent(late, parse(t, "the moratorium")); !errors.Is(err, context.DeadlineExceeded) {
				t.Error("a deadline that has passed:", err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// testExtents compares how many quotes there are, and the first and the last.
func testExtents(t *testing.T, p pair) {
	for i, text := range queries(t, p) {
		if i%4 > 0 {
			continue
		}
		q := parse(t, text)
		same(t, p, text, func(ctx context.Context, s *index.Snapshot) (string, error) {
			e, err := s.Extent(ctx, q)
			return fmt.Sprint(e.Quotes, e.Speakers, e.ByRole, ends(e.First, e.Last)), err
		})
	}
}

// ends returns the ids of the first and the last quote.
func ends(hits ...*index.Hit) (list []string) {
	for _, h := range hits {
		if h != nil {
			list = append(list, h.Quote.ID)
		}
	}
	return list
}

// testTimelines compares quotes by day.
func testTimelines(t *testing.T, p pair) {
	for i, text := range queries(t, p) {
		if i%4 != 1 {
			continue
		}
		q := parse(t, text)
		same(t, p, text, func(ctx context.Context, s *index.Snapshot) ([]string, error) {
			line, err := s.Timeline(ctx, q)
			list := []string{fmt.Sprint(line.Total, ends(line.First, line.Last))}
			for _, c := range line.Counts {
				list = append(list, fmt.Sprint(c))
			}
			slices.Sort(list)
			return list, err
		})
	}
}

// testWords compares suggestions and completions.
func testWords(t *testing.T, p pair) {
	for _, word := range strings.Fields("moratorum moratorium missle governmant presidant weapns rusia a mor the missil x") {
		same(t, p, word, func(ctx context.Context, s *index.Snapshot) (string, error) {
			stands, err := s.Stands(ctx, word)
			near, ok, suggestErr := s.Suggest(ctx, word)
			topics, topicErr := s.CompleteTopics(ctx, word, 10)
			return fmt.Sprint(stands, near, ok, topics), errors.Join(err, suggestErr, topicErr)
		})
	}
	same(t, p, "nothing", func(ctx context.Context, s *index.Snapshot) ([]string, error) { return s.CompleteTopics(ctx, "", 10) })
}

// testMeaning compares searches by meaning: for half of the words of quotes, with a word that no quote has all of.
func testMeaning(t *testing.T, p pair) {
	var list []string
	for _, text := range queries(t, p) {
		if w := strings.Fields(text); len(w) == 4 && !strings.ContainsAny(text, `":*-`) {
			list = append(list, "people worry about "+text, text+" speaker:"+w[0], "kind:direct nobody wants "+text)
		}
	}
	byMeaning := 0
	for _, text := range list {
		q := parse(t, text)
		files, far := ask(t, p, func(ctx context.Context, s *index.Snapshot) (index.Result, error) {
			return s.Search(ctx, q, index.Options{Meaning: true, Rest: true})
		})
		a, b := shownOf(files.Hits), shownOf(far.Hits)
		missing := slices.DeleteFunc(slices.Clone(a), func(h string) bool { return slices.Contains(b, h) })
		if len(a) != len(b) || len(missing) > 5-leastShared {
			t.Errorf("%s: in files\n%s\nin OpenSearch\n%s", text, strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
		if n := len(files.Hits); n > 0 && files.Hits[n-1].Fit == index.FitMeaning {
			byMeaning++
		}
	}
	t.Logf("%d of %d searches found quotes by meaning", byMeaning, len(list))
}

// testIDs compares quotes that are looked up, and searches of some quotes alone.
func testIDs(t *testing.T, p pair) {
	var ids []string
	err := p.files.Do(t.Context(), func(s *index.Snapshot) error {
		all, err := s.Search(t.Context(), query.Query{}, index.Options{All: true})
		for i := range all.Hits {
			if i%(1+len(all.Hits)/60) == 0 {
				ids = append(ids, all.Hits[i].Quote.ID)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range ids {
		same(t, p, id, func(ctx context.Context, s *index.Snapshot) ([]string, error) {
			h, err := s.ByID(ctx, id, i%3)
			c, curatedErr := s.Curated(ctx, id)
			return append(shownOf([]index.Hit{h, *c.Hit}), h.Passage), errors.Join(err, curatedErr)
		})
	}
	same(t, p, "among", func(ctx context.Context, s *index.Snapshot) ([]string, error) {
		some, err := s.Among(ctx, append(ids, "aaaaaaaaaa"))
		if err != nil {
			return nil, err
		}
		r, err := s.Search(ctx, parse(t, "kind:direct"), index.Options{All: true, Among: some})
		return shownOf(r.Hits), err
	})
}

// testArticles compares the lists of articles, whole articles, and which articles resemble one.
func testArticles(t *testing.T, p pair) {
	same(t, p, "articles", func(_ context.Context, s *index.Snapshot) (string, error) {
		all, err := s.Catalogue().Articles()
		latest, latestErr := s.Catalogue().Latest()
		found, total, matchErr := s.Catalogue().Matching(parse(t, "the"), 5)
		return fmt.Sprintf("%+v %v %+v %d", all, latest, found, total), errors.Join(err, latestErr, matchErr)
	})
	same(t, p, "the articles that have a sum", func(_ context.Context, s *index.Snapshot) (string, error) {
		sums, err := s.Sums()
		if len(sums) == 0 {
			return "", errors.New("no article has one")
		}
		return fmt.Sprint(slices.Sorted(maps.Keys(sums)), slices.Contains(slices.Collect(maps.Values(sums)), "")), err
	})
	for n := range 5 {
		same(t, p, fmt.Sprint("article ", n), func(ctx context.Context, s *index.Snapshot) (string, error) {
			all, err := s.Catalogue().Articles()
			if err != nil {
				return "", err
			}
			a, quotes, err := s.Whole(&all[n])
			said, saidErr := s.SaidIn(&all[n])
			r, _ := s.Search(ctx, query.Query{}, index.Options{Limit: 3})
			like, likeErr := s.Resembles(ctx, &a, r.Hits)
			changed := corpus.Article{URL: a.URL, Text: "other"}
			other, otherErr := s.Resembles(ctx, &changed, r.Hits)
			return fmt.Sprintf("%+v %+v %v %+v %+v", a, quotes, said, like, other), errors.Join(err, saidErr, likeErr, otherErr)
		})
	}
}

// testSpeakers compares the lists of speakers and publishers.
func testSpeakers(t *testing.T, p pair) {
	same(t, p, "speakers", func(ctx context.Context, s *index.Snapshot) (string, error) {
		all, err := s.Catalogue().Speakers()
		published, pubErr := s.Catalogue().Publishers()
		text := fmt.Sprintf("%+v %+v", all.All(), published.Complete("", 100))
		for i, sp := range all.All() {
			if i%(1+len(all.All())/20) > 0 {
				continue
			}
			e, extentErr := s.SpeakerExtent(ctx, &sp)
			text += fmt.Sprint(e.Quotes, ends(e.First, e.Last))
			err = errors.Join(err, extentErr)
		}
		return text, errors.Join(err, pubErr)
	})
}

// testCorrections hides quotes and names other speakers, and compares again.
func testCorrections(t *testing.T, p pair) {
	folder := t.TempDir()
	correct := corrections.NewWatch(folder, t.TempDir())
	err := p.files.Do(t.Context(), func(s *index.Snapshot) error {
		r, err := s.Search(t.Context(), query.Query{}, index.Options{All: true})
		for i := 0; i < len(r.Hits) && err == nil; i += 1 + len(r.Hits)/40 {
			h := &r.Hits[i]
			e := corrections.Entry{Time: time.Date(2022, 1, 12, 9, 0, i, 0, time.UTC), By: "test", Do: corrections.Hide,
				Quote: h.Quote.ID, Path: h.Article.Path, Words: strings.Join(h.Pieces(), " … "), Was: h.Quote.Speaker.String()}
			switch i % 3 {
			case 1:
				e.Do, e.Speaker, e.Role = corrections.Speaker, "Ada Quill", "clerk"
			case 2:
				e.Quote = "aaaaaaaaaa" // it is found again by its words
			}
			err = corrections.Append(folder, e)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	corrected := pair{index.NewLive(p.dir, correct), index.NewLive(p.dir, correct), p.dir}
	corrected.far.Remote = p.far.Remote
	defer corrected.files.Close()
	same(t, corrected, "corrections", func(_ context.Context, s *index.Snapshot) (string, error) {
		o := s.Corrected()
		return fmt.Sprint(o.States, o.Hidden, o.Unmatched), nil
	})
	for _, text := range append(queries(t, corrected)[:60], "speaker:quill", "quill", "speaker:\"Ada Quill\" the", "speaker:clerk") {
		q := parse(t, text)
		same(t, corrected, text, func(ctx context.Context, s *index.Snapshot) ([]string, error) {
			r, err := s.Search(ctx, q, index.Options{Limit: 40, Counts: true})
			list := shownOf(r.Hits)
			slices.Sort(list)
			if r.Total > len(r.Hits) {
				list = nil // which come first may differ in one
			}
			return append(list, fmt.Sprint(r.Total, r.Counts)), err
		})
	}
	testSpeakers(t, corrected)
}
