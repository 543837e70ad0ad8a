package ask

import (
	"context"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/group"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// searches carries out the commands that look for quotes.
type searches struct{ *core }

// whoSaid looks for quotes by their words.
func (s *searches) whoSaid(ctx context.Context, r *Request) (Answer, error) {
	q, err := s.parse(r)
	if err != nil {
		return nil, err
	}
	var found *Quotes
	err = s.Index.Do(ctx, func(snap view.Snapshot) error {
		read, err := meaning.Read(ctx, snap, &q)
		if err != nil {
			return err
		}
		found, err = s.search(ctx, snap, q, r, r.searchOptions())
		found.putFirst(read)
		return err
	})
	return found, err
}

// parse reads the query of a request, with what its options narrow it to.
func (c *core) parse(r *Request) (query.Query, error) {
	words := r.Words
	if more := strings.TrimSpace(r.Options[ParamWords]); more != "" { // after the name of a speaker
		words = query.Quoted(strings.Trim(strings.TrimSpace(words), `"“”`)) + " " + more
	}
	q, err := query.ParseOn(c.days(), words)
	if err == nil {
		err = r.narrow(&q, c.days())
	}
	return q, err
}

// putFirst puts notes before those that the answer has.
func (q *Quotes) putFirst(notes []Note) {
	if q != nil && len(notes) > 0 {
		q.Notes = append(notes, q.Notes...)
	}
}

// saidBy looks for what a speaker said.
func (s *searches) saidBy(ctx context.Context, r *Request) (Answer, error) {
	q, err := s.parse(r)
	if err != nil {
		return nil, err
	}
	var found *Quotes
	err = s.Index.Do(ctx, func(snap view.Snapshot) error {
		name, rest, err := meaning.LeadingSpeaker(snap, q.Terms)
		if err != nil {
			return err
		}
		if name != "" {
			q.Speakers, q.Terms = append([]string{name}, q.Speakers...), rest
		}
		if len(q.Speakers) == 0 {
			return &UsageError{Message: wording.Say("said-by requires the name of a speaker first"),
				Hint: Hint{Example: r.Command.Example}, Column: 1}
		}
		respelled, err := meaning.Respell(ctx, snap, &q)
		if err != nil {
			return err
		}
		found, err = s.search(ctx, snap, q, r, r.searchOptions())
		found.putFirst(respelled)
		if err != nil || found.Found() {
			return err
		}
		misspelt, err := meaning.Misspelt(ctx, snap, name, rest)
		found.putFirst(misspelt)
		return err
	})
	return found, err
}

// noWord is the error for words in which there is nothing to search for.
func noWord(r *Request) error {
	return &UsageError{Message: wording.Say("%s has no word to search for", notice.Repeated(r.Words)),
		Hint: Hint{Example: r.Command.Example}, Column: 1}
}

// search answers with the quotes that match q.
func (s *searches) search(ctx context.Context, snap view.Snapshot, q query.Query, r *Request, o index.Options) (*Quotes, error) {
	if q.IsZero() {
		return nil, noWord(r)
	}
	result, err := snap.Search(ctx, q, o)
	if err != nil {
		return nil, err
	}
	return s.answer(ctx, snap, q, r, &result, o.Order)
}

// answer answers with the result of a search.
func (s *searches) answer(ctx context.Context, snap view.Snapshot, q query.Query, r *Request, result *index.Result,
	order index.Order) (*Quotes, error) {
	s.logDamage(snap, result)
	found := &Quotes{Head: r.head(), Hits: result.Hits, Total: result.Total, Snapshot: snap.Name(), Counts: result.Counts}
	found.Query, found.ByDate = q, order == index.ByDate
	var err error
	if found.Groups, err = group.Of(snap, result.Hits); err != nil {
		return nil, err
	}
	found.Notes, err = advice.Notes(ctx, snap, q, result)
	return found, err
}

// logDamage logs which quotes of a result are damaged.
func (c *core) logDamage(snap view.Snapshot, result *index.Result) {
	for _, damage := range result.Damaged {
		c.Log.Error("a stored quote is damaged and was left out", "snapshot", snap.Name(), "error", damage)
	}
}
