package index

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// Whole returns an article of the snapshot with its text, and its quotes in the order in which they begin. All is verified: each quote
// fits the text.
func (s *Snapshot) Whole(a *Article) (corpus.Article, []corpus.Quote, error) {
	whole := a.Article
	s.dates(&whole)
	var err error
	if whole.Text, err = s.data.text(a.Number); err != nil {
		return whole, nil, fmt.Errorf("reading the text of %s: %w", a.Path, err)
	}
	var quotes []corpus.Quote
	for i := range a.Quotes {
		r, err := s.data.record(a.First + i)
		if err != nil {
			return whole, nil, fmt.Errorf("reading quote %d of %s: %w", i, a.Path, err)
		}
		if err := r.Quote.Check(whole.Text); err != nil || r.Article != a.Number {
			return whole, nil, fmt.Errorf("quote %d of %s does not fit its text: %w", i, a.Path, ErrDamaged)
		}
		state := s.stateOf(a.First + i)
		state.amend(&r.Quote)
		if !state.Hidden {
			quotes = append(quotes, r.Quote)
		}
	}
	return whole, quotes, nil
}

// FindArticles returns the articles that a name means: the one whose path it is; else those whose file it names, with or without folder
// and ending; else those whose whole title it is; else those in whose title it stands. When there is none, near are those whose titles
// have a word of it at least, those with most first.
func (s *Snapshot) FindArticles(name string) (found, near []Article, err error) {
	all, err := s.ListArticles()
	if err != nil {
		return nil, nil, err
	}
	wanted := Words(name)
	for _, means := range []func(a *Article) bool{
		func(a *Article) bool { return a.Path == name },
		func(a *Article) bool { return namesFile(a.Path, name) },
		func(a *Article) bool { return len(wanted) > 0 && slices.Equal(Words(a.Title), wanted) },
		func(a *Article) bool { return standIn(Words(a.Title), wanted) },
	} {
		for i := range all {
			if means(&all[i]) {
				found = append(found, all[i])
			}
		}
		if found != nil {
			return found, nil, nil
		}
	}
	return nil, nearTitles(all, wanted), nil
}

// namesFile reports whether a name is that of a file, in any case and without accents: the last parts of its path, the
// ending left out or not.
func namesFile(file, name string) bool {
	name = fold.String("/" + strings.TrimPrefix(name, "./"))
	file = fold.String("/" + file)
	return strings.HasSuffix(file, name) || strings.HasSuffix(strings.TrimSuffix(file, path.Ext(file)), name)
}

// standIn reports whether the wanted words stand next to each other in words; the last may be the beginning of one.
func standIn(words, wanted []string) bool {
	last := len(wanted) - 1
	for i := 0; last >= 0 && i+last < len(words); i++ {
		if slices.Equal(words[i:i+last], wanted[:last]) && strings.HasPrefix(words[i+last], wanted[last]) {
			return true
		}
	}
	return false
}

// nearTitles returns the articles whose titles or file names have a wanted word at least, those with most first.
func nearTitles(all []Article, wanted []string) []Article {
	count := func(a *Article) int {
		have, n := append(Words(a.Title), Words(strings.NewReplacer("-", " ", "/", " ", "_", " ").Replace(a.Path))...), 0
		for _, w := range wanted {
			if len(terms(proseAnalyzer(), w)) > 0 && slices.Contains(have, w) {
				n++
			}
		}
		return n
	}
	counts := map[int]int{}
	near := slices.DeleteFunc(slices.Clone(all), func(a Article) bool {
		counts[a.Number] = count(&a)
		return counts[a.Number] == 0
	})
	slices.SortStableFunc(near, func(a, b Article) int { return cmp.Compare(counts[b.Number], counts[a.Number]) })
	return near
}
