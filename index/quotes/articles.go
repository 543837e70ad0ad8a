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

// Articles are the articles of a snapshot: the newest first, then those without a date or with one in the future.
type Articles []store.Article

// newArticles moves the articles with a date in the future to the end of a list that has the newest first.
func newArticles(all []store.Article, now time.Time) Articles {
	last := corpus.LastCredibleDay(now)
	ahead := 0 // the number of articles with a date in the future, which come first
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

// Matching returns up to limit of the articles whose title has all words of the query and that fit its
// publishers and days, and the number of all such articles. It ignores the other parts of the query.
func (all Articles) Matching(q query.Query, limit int) ([]store.Article, int) {
	found := slices.DeleteFunc(slices.Clone(all), func(a store.Article) bool { return !articleMatches(&a, q) })
	return found[:min(len(found), limit)], len(found)
}

// articleMatches reports whether an article fits the words, publishers and days of a query.
func articleMatches(a *store.Article, q query.Query) bool {
	day := a.CredibleDate()
	if !q.After.IsZero() && day.Before(q.After) || !q.Before.IsZero() && (day.IsZero() || !day.Before(q.Before)) {
		return false
	}
	if len(q.Publishers) > 0 {
		publisher := terms.Words(a.Publisher)
		isPublisher := func(name string) bool { return terms.HavePrefixes(publisher, terms.Words(name)) }
		if !slices.ContainsFunc(q.Publishers, isPublisher) {
			return false
		}
	}
	if len(q.Terms) == 0 {
		return true
	}
	title := terms.Prose(a.Title)
	for _, t := range q.Terms {
		has := terms.HaveAll(title, terms.Prose(t.Text))
		if t.Prefix {
			has = terms.HavePrefixes(terms.Words(a.Title), []string{terms.Beginning(t.Text)})
		}
		if has == t.Not {
			return false
		}
	}
	return true
}

// Find returns the articles that a name means. It tries in order: the path; the end of the path, with or
// without the extension; the whole title; a part of the title. If nothing matches, near has the articles whose
// titles have a word of the name, the most words first.
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

// namesFile reports whether a name is the end of the path of a file, in any case, without accents, with or
// without the extension.
func namesFile(file, name string) bool {
	name = fold.String("/" + strings.TrimPrefix(name, "./"))
	file = fold.String("/" + file)
	return strings.HasSuffix(file, name) || strings.HasSuffix(strings.TrimSuffix(file, path.Ext(file)), name)
}

// nearTitles returns the articles whose title or path has at least one of the words, those with the most words first.
func nearTitles(all []store.Article, wanted []string) []store.Article {
	separators := strings.NewReplacer("-", " ", "/", " ", "_", " ")
	count := func(a *store.Article) (n int) {
		have := append(terms.Words(a.Title), terms.Words(separators.Replace(a.Path))...)
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

// Complete returns up to limit paths of articles for what was typed: paths with this prefix, then paths that
// contain it and articles whose titles have these words.
func (all Articles) Complete(typed string, limit int) []string {
	wanted, path := terms.Words(typed), fold.String(strings.TrimSpace(typed))
	var prefixed, within []string
	for i := range all {
		switch name := fold.String(all[i].Path); {
		case strings.HasPrefix(name, path):
			prefixed = append(prefixed, all[i].Path)
		case strings.Contains(name, path) || terms.HavePrefixes(terms.Words(all[i].Title), wanted):
			within = append(within, all[i].Path)
		}
	}
	found := append(prefixed, within...)
	return found[:min(len(found), limit)]
}
