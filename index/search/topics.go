package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/postings"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// leastTopic is how many letters a word has at least that is offered as a topic by itself.
const leastTopic = 4

// CompleteTopics returns up to limit words that somebody says, for the beginning of one: itself, then those that most quotes have, then
// the one that is spelled nearly so.
func (s *Searcher) CompleteTopics(ctx context.Context, typed string, limit int) ([]string, error) {
	wanted := ""
	if words := terms.Words(typed); len(words) > 0 {
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
	return found[:min(len(found), limit)], nil
}

// topics returns up to limit words that begin so, without small ones, those that most quotes have first.
func (s *Searcher) topics(ctx context.Context, begin string, limit int) ([]string, error) {
	dict, err := s.files.Dictionary(begin)
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
		if n%contextCheck == 0 && ctx.Err() != nil {
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
func (s *Searcher) saidOpenly(ctx context.Context, word string, quotes uint64) (bool, error) {
	o := s.quotes.Corrected()
	if away := uint64(o.Hidden) + s.files.Postings.Deleted(); away == 0 || quotes > away {
		return true, nil
	}
	said := false
	asked := &postings.Query{Words: []postings.Word{{{Field: store.FieldExact, Terms: []string{word}, Said: true}}}}
	err := s.files.Postings.Each(ctx, asked, func(m postings.Match) {
		number, corrected := o.ByDoc[m.Doc]
		said = said || !corrected || !o.States[number].Hidden
	})
	return said, err
}

// isTopic reports whether a term is a word that is looked for, and no number.
func isTopic(term string) bool {
	return strings.IndexFunc(term, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) < 0 && len(terms.Prose(term)) > 0
}
