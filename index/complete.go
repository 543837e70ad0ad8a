package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/fold"
	"verbatim/index/postings"
)

// CompleteSpeakers returns up to limit names of speakers for what somebody has typed of one: the name itself, then those that have all
// the words by their beginnings, the most quoted first, then those that are spelled nearly so.
func (s *Snapshot) CompleteSpeakers(ctx context.Context, typed string, limit int) ([]string, error) {
	list, err := s.nameList()
	if err != nil {
		return nil, err
	}
	wanted := Words(typed)
	var exact, begun []string
	for i := range list.speakers {
		name := list.speakers[i].Name
		switch {
		case len(wanted) > 0 && slices.Equal(list.names[i], wanted):
			exact = append(exact, name)
		case haveBeginnings(list.names[i], wanted) && len(begun) < limit:
			begun = append(begun, name)
		}
	}
	found := append(exact, begun...)
	if len(found) < limit && len(wanted) > 0 {
		near, err := s.NearSpeakers(ctx, typed, limit)
		if err != nil {
			return nil, err
		}
		for _, sp := range near {
			if !slices.Contains(found, sp.Name) {
				found = append(found, sp.Name)
			}
		}
	}
	return first(found, limit), nil
}

// CompletePublishers is CompleteSpeakers for outlets, those with most articles first.
func (s *Snapshot) CompletePublishers(typed string, limit int) ([]string, error) {
	p := &s.outlets
	p.once.Do(func() { p.err = s.readOutlets() })
	if p.err != nil {
		return nil, p.err
	}
	wanted := Words(typed)
	var exact, begun, near []string
	for i, words := range p.words {
		distance, close := nameDistance(wanted, words)
		switch {
		case len(wanted) > 0 && slices.Equal(words, wanted):
			exact = append(exact, p.names[i])
		case haveBeginnings(words, wanted):
			begun = append(begun, p.names[i])
		case close && distance > 0:
			near = append(near, p.names[i])
		}
	}
	return first(append(append(exact, begun...), near...), limit), nil
}

// CompleteArticles is CompleteSpeakers for the paths of articles, by their path or the words of their title, the newest first.
func (s *Snapshot) CompleteArticles(typed string, limit int) ([]string, error) {
	all, err := s.ListArticles()
	if err != nil {
		return nil, err
	}
	wanted, path := Words(typed), fold.String(strings.TrimSpace(typed))
	var begun, within []string
	for i := range all {
		switch name := fold.String(all[i].Path); {
		case strings.HasPrefix(name, path):
			begun = append(begun, all[i].Path)
		case strings.Contains(name, path) || haveBeginnings(Words(all[i].Title), wanted):
			within = append(within, all[i].Path)
		}
	}
	return first(append(begun, within...), limit), nil
}

// An outletList is the publishers of a snapshot, those with most articles first, read when one is first completed.
type outletList struct {
	once  sync.Once
	names []string
	words [][]string
	err   error
}

func (s *Snapshot) readOutlets() error {
	all, err := s.ListArticles()
	if err != nil {
		return err
	}
	articles := map[string]int{}
	for i := range all {
		if name := all[i].Publisher; name != "" {
			articles[name]++
		}
	}
	p := &s.outlets
	for name := range articles {
		p.names = append(p.names, name)
	}
	slices.SortFunc(p.names, func(a, b string) int { return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(a, b)) })
	for _, name := range p.names {
		p.words = append(p.words, Words(name))
	}
	return nil
}

// leastTopic is how many letters a word has at least that is offered as a topic by itself.
const leastTopic = 4

// CompleteTopics returns up to limit words that somebody says, for the beginning of one: itself, then those that most quotes have, then
// the one that is spelled nearly so.
func (s *Snapshot) CompleteTopics(ctx context.Context, typed string, limit int) ([]string, error) {
	wanted := ""
	if words := Words(typed); len(words) > 0 {
		wanted = words[len(words)-1]
	}
	found, err := s.topics(ctx, wanted, limit)
	if err != nil {
		return nil, err
	}
	if len(found) < limit && wanted != "" {
		near, ok, err := s.Suggest(ctx, wanted)
		if err != nil {
			return nil, err
		}
		if ok && !slices.Contains(found, near) {
			if said, err := s.saidOpenly(ctx, near, 0); err != nil {
				return nil, err
			} else if said {
				found = append(found, near)
			}
		}
	}
	return first(found, limit), nil
}

// topics returns up to limit words that begin so, without small ones, those that most quotes have first.
func (s *Snapshot) topics(ctx context.Context, begin string, limit int) ([]string, error) {
	dict, err := s.reader.FieldDictPrefix(fieldExact, []byte(begin))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	type topic struct {
		word   string
		quotes uint64
	}
	var list []topic
	for n := 0; ; n++ {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			break
		}
		if n%lookAgain == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if entry.Term == begin || utf8.RuneCountInString(entry.Term) >= leastTopic {
			list = append(list, topic{entry.Term, entry.Count})
		}
	}
	slices.SortFunc(list, func(a, b topic) int {
		if is := a.word == begin; is != (b.word == begin) {
			if is {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.quotes, a.quotes), strings.Compare(a.word, b.word))
	})
	var words []string
	for i := 0; i < len(list) && len(words) < limit; i++ {
		if !isTopic(list[i].word) {
			continue
		}
		if said, err := s.saidOpenly(ctx, list[i].word, list[i].quotes); err != nil {
			return nil, err
		} else if said {
			words = append(words, list[i].word)
		}
	}
	return words, nil
}

// saidOpenly reports whether a word stands in a quote that is there and not hidden; quotes is how many it stands in, with those that the
// index still has of articles that are gone.
func (s *Snapshot) saidOpenly(ctx context.Context, word string, quotes uint64) (bool, error) {
	o := s.over.Load()
	if o == nil {
		o = &overlay{}
	}
	if away := uint64(o.hidden) + s.postings.Gone(); away == 0 || quotes > away {
		return true, nil
	}
	said := false
	asked := &postings.Query{Words: []postings.Word{{{Field: fieldExact, Terms: []string{word}, Said: true}}}}
	err := s.postings.Each(ctx, asked, func(m postings.Match) {
		number, corrected := o.docs[m.Doc]
		said = said || !corrected || !o.states[number].Hidden
	})
	return said, err
}

// isTopic reports whether a term is a word that is looked for, and no number.
func isTopic(term string) bool {
	return strings.IndexFunc(term, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) < 0 && len(terms(proseAnalyzer(), term)) > 0
}
