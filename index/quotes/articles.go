package quotes

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/fold"
	"verbatim/index/names"
	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// An Articles is the articles of a snapshot, with all of their quotes counted: the newest first, then those
// without a day or with one in the future.
type Articles []store.Article

// newArticles sorts articles, which have the newest first, so that those with a day in the future come last.
func newArticles(all []store.Article, now time.Time) Articles {
	last := corpus.LastCredibleDay(now)
	ahead := 0 // how many are in the future: the list has the newest first
	for ahead < len(all) && all[ahead].Date.After(last) {
		all[ahead].Future = true
		ahead++
	}
	return slices.Concat(all[ahead:], all[:ahead])
}

// Publishers returns the publishers of the articles.
func (all Articles) Publishers() *names.Publishers {
	articles := map[string]int{}
	for i := range all {
		if name := all[i].Publisher; name != "" {
			articles[name]++
		}
	}
	return names.NewPublishers(articles)
}

// Matching returns up to limit of the articles whose title has all words of the query and that lie in its publishers and
// days, the newest first, and how many there are. Other parts of the query are passed over.
func (all Articles) Matching(q query.Query, limit int) ([]store.Article, int) {
	found := slices.DeleteFunc(slices.Clone(all), func(a store.Article) bool { return !articleMatches(&a, q) })
	return found[:min(len(found), limit)], len(found)
}

func articleMatches(a *store.Article, q query.Query) bool {
	day := a.Known()
	if !q.After.IsZero() && day.Before(q.After) || !q.Before.IsZero() && (day.IsZero() || !day.Before(q.Before)) {
		return false
	}
	publisher := terms.Words(a.Publisher)
	if len(q.Publishers) > 0 && !slices.ContainsFunc(q.Publishers, func(p string) bool { return terms.HavePrefixes(publisher, terms.Words(p)) }) {
		return false
	}
	title := terms.Prose(a.Title)
	for _, t := range q.Terms {
		if terms.HaveAll(title, terms.Prose(t.Text)) == t.Not {
			return false
		}
	}
	return true
}

// Find returns the articles that a name means: the one whose path it is; else those whose file it names, with or without folder
// and ending; else those whose whole title it is; else those in whose title it stands. When there is none, near are those whose titles
// have a word of it at least, those with most first.
func (all Articles) Find(name string) (found, near []store.Article) {
	wanted := terms.Words(name)
	for _, means := range []func(a *store.Article) bool{
		func(a *store.Article) bool { return a.Path == name },
		func(a *store.Article) bool { return namesFile(a.Path, name) },
		func(a *store.Article) bool { return len(wanted) > 0 && slices.Equal(terms.Words(a.Title), wanted) },
		func(a *store.Article) bool { return terms.ContainPhrase(terms.Words(a.Title), wanted) },
	} {
		for i := range all {
			if means(&all[i]) {
				found = append(found, all[i])
			}
		}
		if found != nil {
			return found, nil
		}
	}
	return nil, nearTitles(all, wanted)
}

// namesFile reports whether a name is that of a file, in any case and without accents: the last parts of its path, the
// ending left out or not.
func namesFile(file, name string) bool {
	name = fold.String("/" + strings.TrimPrefix(name, "./"))
	file = fold.String("/" + file)
	return strings.HasSuffix(file, name) || strings.HasSuffix(strings.TrimSuffix(file, path.Ext(file)), name)
}

// nearTitles returns the articles whose titles or file names have a wanted word at least, those with most first.
func nearTitles(all []store.Article, wanted []string) []store.Article {
	count := func(a *store.Article) int {
		have, n := append(terms.Words(a.Title), terms.Words(strings.NewReplacer("-", " ", "/", " ", "_", " ").Replace(a.Path))...), 0
		for _, w := range wanted {
			if len(terms.Prose(w)) > 0 && slices.Contains(have, w) {
				n++
			}
		}
		return n
	}
	counts := map[int]int{}
	near := slices.DeleteFunc(slices.Clone(all), func(a store.Article) bool {
		counts[a.Number] = count(&a)
		return counts[a.Number] == 0
	})
	slices.SortStableFunc(near, func(a, b store.Article) int { return cmp.Compare(counts[b.Number], counts[a.Number]) })
	return near
}

// Complete completes the path of an article, by their path or the words of their title, the newest first.
func (all Articles) Complete(typed string, limit int) []string {
	wanted, path := terms.Words(typed), fold.String(strings.TrimSpace(typed))
	var begun, within []string
	for i := range all {
		switch name := fold.String(all[i].Path); {
		case strings.HasPrefix(name, path):
			begun = append(begun, all[i].Path)
		case strings.Contains(name, path) || terms.HavePrefixes(terms.Words(all[i].Title), wanted):
			within = append(within, all[i].Path)
		}
	}
	found := append(begun, within...)
	return found[:min(len(found), limit)]
}
