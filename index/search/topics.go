package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/corrections"
	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// minTopic is the minimum number of letters of a word that is offered as a topic.
const minTopic = 4

// CompleteTopics returns up to limit words of quotes for what was typed: the word itself, then words with this
// prefix, the most frequent first, then the most similar word.
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
			if said, err := s.isVisible(ctx, near, 0); err != nil {
				return nil, err
			} else if said {
				found = append(found, near)
			}
		}
	}
	return found[:min(len(found), limit)], nil
}

// topics returns up to limit words of quotes with a prefix, without stop words, the most frequent first.
func (s *Searcher) topics(ctx context.Context, prefix string, limit int) ([]string, error) {
	list, err := s.wordsWith(ctx, prefix)
	if err != nil {
		return nil, err
	}
	var words []string
	for i := 0; i < len(list) && len(words) < limit; i++ {
		if !isTopic(list[i].word) {
			continue
		}
		if visible, err := s.isVisible(ctx, list[i].word, list[i].quotes); err != nil {
			return nil, err
		} else if visible {
			words = append(words, list[i].word)
		}
	}
	return words, nil
}

// A topic is a word of quotes and the number of quotes with it.
type topic struct {
	word   string
	quotes uint64
}

// wordsWith returns the words of quotes with a prefix: the prefix itself, then the most frequent words.
func (s *Searcher) wordsWith(ctx context.Context, prefix string) ([]topic, error) {
	list, err := lexicon{s.files}.beginning(ctx, prefix)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(t topic) bool {
		return t.word != prefix && utf8.RuneCountInString(t.word) < minTopic
	})
	slices.SortFunc(list, func(a, b topic) int {
		if is := a.word == prefix; is != (b.word == prefix) {
			if is {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.quotes, a.quotes), strings.Compare(a.word, b.word))
	})
	return list, nil
}

// isVisible reports whether a word is in a quote that is neither hidden nor of an article that is gone. quotes
// is the number of quotes with the word in the index, which includes such quotes.
func (s *Searcher) isVisible(ctx context.Context, word string, quotes uint64) (bool, error) {
	o := s.quotes.Corrected()
	if away := uint64(o.Hidden) + s.files.Deleted(); away == 0 || quotes > away {
		return true, nil
	}
	said := false
	asked := &engine.Query{Without: without(o, func(s corrections.State) bool { return s.Hidden }), Query: postings.Query{
		Words: []postings.Word{{{Field: store.FieldExact, Terms: []string{word}, Said: true}}}, Unscored: true}}
	_, err := s.files.Each(ctx, asked, func(postings.Match) { said = true })
	return said, err
}

// isTopic reports whether a term consists of letters and is not a stop word.
func isTopic(term string) bool {
	other := func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }
	return !strings.ContainsFunc(term, other) && len(terms.Prose(term)) > 0
}
