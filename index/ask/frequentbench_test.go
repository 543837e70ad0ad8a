package ask_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/attribution"
	"verbatim/corpus/cputime"
	"verbatim/corpus/generated"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/query"
)

var (
	generatedArticles = flag.Int("articles", 1000, "the number of generated articles of BenchmarkFrequent")
	generatedData     = flag.String("data", "", "the folder that keeps the snapshot of BenchmarkFrequent")
)

// frequentWays are what BenchmarkFrequent asks. W and X stand for two of the most frequent words, P for the
// first letters of one, and S for one of the speakers with most quotes.
var frequentWays = []ask.Request{
	{Command: ask.WhoSaid, Words: "W"},
	{Command: ask.WhoSaid, Words: "W X"},
	{Command: ask.WhoSaid, Words: "W OR X"},
	{Command: ask.WhoSaid, Words: "W X qxzv"},
	{Command: ask.WhoSaid, Words: "W W X X said the of and to a in it"},
	{Command: ask.WhoSaid, Words: "the of"},
	{Command: ask.WhoSaid, Words: `"W X"`},
	{Command: ask.WhoSaid, Words: `"of the"`},
	{Command: ask.WhoSaid, Words: "W -X"},
	{Command: ask.WhoSaid, Words: "P*"},
	{Command: ask.WhoSaid, Words: "W P*"},
	{Command: ask.WhoSaid, Words: "-W"},
	{Command: ask.WhoSaid, Words: "W kind:direct after:2012"},
	{Command: ask.WhoSaid, Words: "W by:anna"},
	{Command: ask.WhoSaid, Words: "by:president"},
	{Command: ask.WhoSaid, Words: "W", Options: map[string]string{ask.ParamSort: "date"}},
	{Command: ask.WhoSaid, Words: "W", Options: map[string]string{ask.ParamLimit: "100"}},
	{Command: ask.SaidBy, Words: `"S" W`},
	{Command: ask.Ask, Words: "who said W?"},
	{Command: ask.Ask, Words: "who is against W and X?"},
	{Command: ask.Ask, Words: "what did S say about W and X?"},
	{Command: ask.Ask, Words: "what did the president say about W?"},
	{Command: ask.Ask, Words: "how often was W mentioned?"},
	{Command: ask.Ask, Words: "when did the president mention W?"},
	{Command: ask.Ask, Words: "what's new on W?"},
	{Command: ask.Ask, Words: "who is Anna?"},
	{Command: ask.Source, Words: "W X W X said the president of the W"},
}

// BenchmarkFrequent asks for the most frequent words of generated articles in several ways. It reports the
// processor time of the slowest and the median request of each way. The slowest must stay far below ask.DefaultTimeout, which does not end requests here.
func BenchmarkFrequent(b *testing.B) {
	dir := cmp.Or(*generatedData, b.TempDir())
	live := index.NewLive(dir, nil)
	defer live.Close()
	words, speakers := frequent(b, live, dir)
	s := ask.New(ask.Options{Index: live, Timeout: patience})
	for _, r := range frequentWays {
		name := r.Command.Name + " " + r.Words
		for option, value := range r.Options {
			name += " " + option + ":" + value
		}
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				for i := range words {
					asked := r
					names := strings.NewReplacer("W", words[i], "X", words[(i+1)%len(words)],
						"P", words[i][:query.MinPrefix], "S", speakers[i])
					asked.Words = names.Replace(r.Words)
					var err error
					took = append(took, cputime.Of(func() { _, err = s.Do(b.Context(), asked) }))
					if err != nil && !ask.Explain(err).Usage { // "will" is no word of a question
						b.Fatalf("%s: %v", asked.Words, err)
					}
				}
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)-1].Seconds()*1000, "slowest-ms")
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "median-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// frequent returns the most frequent words and as many speakers, of the snapshot that is there or a new one.
func frequent(b *testing.B, live *index.Live, dir string) (words, speakers []string) {
	const most = 12
	find := func(s *index.Snapshot) error {
		var err error
		if words, err = s.CompleteTopics(b.Context(), "", most); err != nil {
			return err
		}
		all, err := s.Catalogue().Speakers()
		if err != nil {
			return err
		}
		list, _ := all.Search(query.Query{}, most)
		for _, sp := range list {
			speakers = append(speakers, sp.Name)
		}
		return nil
	}
	err := live.Do(b.Context(), find)
	if errors.Is(err, index.ErrNoSnapshot) {
		if err = generate(b.Context(), dir); err == nil {
			err = live.Do(b.Context(), find)
		}
	}
	if err != nil {
		b.Fatal(err)
	}
	return words, speakers
}

// generate builds a snapshot of generated articles.
func generate(ctx context.Context, dir string) error {
	builder, err := index.NewBuilder(dir)
	if err != nil {
		return err
	}
	for n := range *generatedArticles {
		a := generated.Article(n)
		if err := builder.Add(&a, attribution.Extract(&a)); err != nil {
			return err
		}
	}
	_, err = builder.Finish(ctx, index.Manifest{})
	return err
}
