package ask

import (
	"context"
	"strings"
	"unicode"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// searches carries out the commands that look for quotes.
type searches struct{ *core }

// whoSaid looks for quotes by their words.
func (s *searches) whoSaid(ctx context.Context, r *Request) (Answer, error) {
	q, err := parse(r)
	if err != nil {
		return nil, err
	}
	var found *Quotes
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		split, err := splitSpeakers(snap, &q)
		if err != nil {
			return err
		}
		found, err = s.search(ctx, snap, q, r, r.searchOptions())
		found.putFirst(split)
		return err
	})
	return found, err
}

// parse reads the query of a request, with what its options narrow it to.
func parse(r *Request) (query.Query, error) {
	q, err := query.Parse(r.Words)
	if err == nil {
		err = r.narrow(&q)
	}
	return q, err
}

// putFirst puts notes before those that the answer has.
func (q *Quotes) putFirst(notes []Note) {
	if q != nil && len(notes) > 0 {
		q.Notes = append(notes, q.Notes...)
	}
}

// splitSpeakers splits each value of q's speakers that names no speaker into a name and the words after it, if it begins
// with a name. A shell has removed the quotation marks that told one from the other.
func splitSpeakers(snap *index.Snapshot, q *query.Query) ([]Note, error) {
	var notes []Note
	for i, value := range q.Speakers {
		known, err := naming(snap, value)
		if err != nil {
			return nil, err
		}
		if known != query.NoName {
			continue
		}
		name, rest, err := leadingName(snap, value)
		if err != nil {
			return nil, err
		}
		if name == "" {
			continue
		}
		q.Speakers[i] = name
		for _, w := range rest {
			q.Terms = append(q.Terms, query.Term{Text: w})
		}
		notes = append(notes, notice.New(notice.Reading,
			"No speaker is called "+wording.Quote(value)+". These are the results for: "+q.String()))
	}
	return notes, nil
}

// leadingName returns the longest name of a speaker that words begin with, and the words after it. The word after a name
// has no capital: else it could be part of another name. The name is empty when there is none.
func leadingName(snap *index.Snapshot, value string) (name string, rest []string, err error) {
	words := strings.Fields(value)
	for n := len(words) - 1; n > 0 && !startsUpper(words[n]); n-- {
		name := strings.Join(words[:n], " ")
		known, err := naming(snap, name)
		if err != nil {
			return "", nil, err
		}
		if known == query.ByName {
			return name, words[n:], nil
		}
	}
	return "", nil, nil
}

// saidBy looks for what a speaker said.
func (s *searches) saidBy(ctx context.Context, r *Request) (Answer, error) {
	q, err := parse(r)
	if err != nil {
		return nil, err
	}
	var found *Quotes
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		name, rest, err := leadingSpeaker(snap, q.Terms)
		if err != nil {
			return err
		}
		if name != "" {
			q.Speakers, q.Terms = append([]string{name}, q.Speakers...), rest
		}
		if len(q.Speakers) == 0 {
			return &UsageError{Message: "said-by requires the name of a speaker first", Hint: Hint{Example: r.Command.Example}, Column: 1}
		}
		if found, err = s.search(ctx, snap, q, r, r.searchOptions()); err != nil || found.Found() {
			return err
		}
		misspelt, err := misspelt(ctx, snap, name, rest)
		found.putFirst(misspelt)
		return err
	})
	return found, err
}

// misspelt returns notes for a name that continues in the next word but is misspelt there: in "Elin Mersh", the first word
// alone names a speaker.
func misspelt(ctx context.Context, snap *index.Snapshot, name string, rest []query.Term) ([]Note, error) {
	if len(rest) == 0 || rest[0].Not || rest[0].Phrase || !startsUpper(rest[0].Text) {
		return nil, nil
	}
	whole := name + " " + rest[0].Text
	near, err := snap.NearSpeakers(ctx, whole, 1)
	if err != nil || len(near) == 0 {
		return nil, err
	}
	return advice.Names(ctx, snap, []string{whole})
}

// leadingSpeaker takes the speaker from the front of the terms. That is a phrase, or else the longest run of words that
// names a speaker of the corpus, by name or by role. If there is none, it is the first word and those with a capital
// after it, so that the answer can show similar names.
func leadingSpeaker(snap *index.Snapshot, terms []query.Term) (string, []query.Term, error) {
	var words []string
	for _, t := range terms {
		if t.Not || t.Phrase {
			break
		}
		words = append(words, t.Text)
	}
	if len(words) == 0 {
		if len(terms) > 0 && !terms[0].Not {
			return terms[0].Text, terms[1:], nil
		}
		return "", terms, nil
	}
	for _, known := range namings {
		for n := len(words); n > 0; n-- {
			name := strings.Join(words[:n], " ")
			if ok, err := known.by(snap, name); ok || err != nil {
				return name, terms[n:], err
			}
		}
	}
	n := 0
	for n < len(words) && (n == 0 || startsUpper(words[n])) {
		n++
	}
	return strings.Join(words[:n], " "), terms[n:], nil
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// noWord is the error for words in which there is nothing to search for.
func noWord(r *Request) error {
	return &UsageError{Message: notice.Repeated(r.Words) + " has no word to search for", Hint: Hint{Example: r.Command.Example}, Column: 1}
}

// search answers with the quotes that match q.
func (s *searches) search(ctx context.Context, snap *index.Snapshot, q query.Query, r *Request, o index.Options) (*Quotes, error) {
	if q.IsZero() {
		return nil, noWord(r)
	}
	result, err := snap.Search(ctx, q, o)
	if err != nil {
		return nil, err
	}
	for _, damage := range result.Damaged {
		s.Log.Error("a stored quote is damaged and was left out", "snapshot", snap.Name(), "error", damage)
	}
	found := &Quotes{Head: r.head(), Hits: result.Hits, Total: result.Total, Snapshot: snap.Name(), Counts: result.Counts}
	found.Query = q
	if found.Groups, err = groups(snap, result.Hits); err != nil {
		return nil, err
	}
	found.Notes, err = advice.Notes(ctx, snap, q, &result)
	return found, err
}
