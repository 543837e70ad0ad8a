package index

import (
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index/search"
	"verbatim/index/store"
)

// unsureIn is the prefix of the paths of articles whose quotes are attributed by context.
const unsureIn = "unsure/"

// ranked returns a snapshot of the articles.
func ranked(t *testing.T, articles []told) *Snapshot {
	t.Helper()
	dir := t.TempDir()
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		quotes := articles[i].found(t)
		for k := range quotes {
			if strings.HasPrefix(articles[i].Path, unsureIn) {
				quotes[k].Confidence = corpus.ConfidenceShown - 0.1
			}
		}
		if err := b.Add(&articles[i].Article, quotes); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Finish(t.Context(), store.Manifest{}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// one returns an article with one quote in a sentence of its own.
func one(path string, by corpus.Speaker, kind corpus.Kind, words string) told {
	text := "“" + words + ",” " + by.Name + " said.\n"
	switch kind {
	case corpus.Indirect:
		text = by.Name + " said " + words + ".\n"
	case corpus.Mixed:
		text = by.Name + " said the council " + words + ".\n"
	}
	return told{corpus.Article{Path: path, Text: text}, []saying{{by, kind, []string{words}}}}
}

// TestFirstHit checks which of two kinds of quotes comes first, whatever their order in the corpus. Each case
// lists the articles in the wanted order.
func TestFirstHit(t *testing.T) {
	const sentence = "the council wants a moratorium on dredging the harbour this winter"
	for _, c := range []struct {
		name, query string
		want        []told
	}{
		{"a direct quote, a mixed one, a paraphrase", "moratorium", []told{
			one("direct", marsh, corpus.Direct, sentence),
			one("mixed", okafor, corpus.Mixed, `wants "a moratorium on dredging" the harbour this winter`),
			one("indirect", okafor, corpus.Indirect, sentence),
		}},
		{"the same for two words", "dredging moratorium", []told{
			one("direct", marsh, corpus.Direct, sentence),
			one("indirect", okafor, corpus.Indirect, sentence),
		}},
		{"the same for a phrase", `"moratorium on dredging"`, []told{
			one("direct", marsh, corpus.Direct, sentence),
			one("indirect", okafor, corpus.Indirect, sentence),
		}},
		{"a named speaker, an unnamed one", "moratorium", []told{
			one("named", marsh, corpus.Direct, sentence),
			one("unnamed", aide, corpus.Direct, sentence+" at least"),
		}},
		{"a sure speaker, an unsure one", "moratorium", []told{
			one("sure", marsh, corpus.Direct, sentence),
			one(unsureIn+"a", okafor, corpus.Direct, sentence+" at least"),
		}},
		{"a sentence, a fragment", "moratorium", []told{
			one("sentence", marsh, corpus.Direct, sentence),
			one("fragment", okafor, corpus.Direct, "moratorium on all of it"),
		}},
		{"a sentence, a word", "moratorium", []told{
			one("sentence", marsh, corpus.Direct, sentence),
			one("word", okafor, corpus.Direct, "moratorium"),
		}},
		{"an answer, a question that has an answer", "moratorium", []told{
			one("answer", marsh, corpus.Direct, "A moratorium would help the harbour, but for one winter at most"),
			{corpus.Article{Path: "question",
				Text: "“Would a moratorium help the harbour for another winter, or not?”\n\n“Not by " +
					"itself,” Elin Marsh said."},
				[]saying{{okafor, corpus.Direct, []string{"Would a moratorium help the harbour for another winter, or not?"}},
					{marsh, corpus.Direct, []string{"Not by itself,"}}}},
		}},
		{"a fragment, a paraphrase of an unnamed speaker", "moratorium", []told{
			one("fragment", okafor, corpus.Direct, "a moratorium"),
			one("paraphrase", aide, corpus.Indirect, sentence),
		}},
		{"a paraphrase with the form that was typed, a direct quote with another", "dredging", []told{
			one("typed", okafor, corpus.Indirect, sentence),
			one("other", marsh, corpus.Direct, "we dredged the harbour in the winter before the moratorium"),
		}},
		{"a paraphrase with both words, a direct quote with one of them beside it", "dredging moratorium", []told{
			one("both", okafor, corpus.Indirect, sentence),
			{corpus.Article{Path: "beside", Title: "Dredging",
				Text: "On dredging Elin Marsh spoke for an hour. “We need a moratorium on it this winter,” she said."},
				[]saying{{marsh, corpus.Direct, []string{"We need a moratorium on it this winter,"}}}},
		}},
		{"a paraphrase with the words next to each other, a direct quote with them far apart", "winter dredging", []told{
			one("together", okafor, corpus.Indirect, "the winter dredging of the harbour has to end at last"),
			one("apart", marsh, corpus.Direct, "the dredging of the harbour has to end before another winter"),
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			for _, a := range c.want {
				want = append(want, a.Path)
			}
			for _, articles := range [][]told{c.want, reversed(c.want)} {
				var got []string
				for _, h := range searched(t, ranked(t, articles), c.query, search.Options{Limit: 10}).Hits {
					got = append(got, h.Article.Path)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s finds %q, want %q", c.query, got, want)
				}
			}
		})
	}
}

func reversed(articles []told) []told {
	list := slices.Clone(articles)
	slices.Reverse(list)
	return list
}
