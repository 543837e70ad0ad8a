package ask

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
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

// ask looks for what a question in plain English asks for.
func (s *searches) ask(ctx context.Context, r *Request) (Answer, error) {
	if talk := query.TalkOf(r.Words); talk != query.NoTalk {
		return &Quotes{Head: Head{Command: r.Command, Asked: asked(r), Notes: []Note{advice.Talk(talk)}}}, nil
	}
	var found *Quotes
	err := s.Index.Do(ctx, func(snap view.Snapshot) error {
		q, err := s.question(snap, r)
		if err != nil {
			return err
		}
		found, err = s.answerQuestion(ctx, snap, &q, r)
		return err
	})
	return found, err
}

// question reads the question of a request, with what its options narrow it to.
func (s *searches) question(snap view.Snapshot, r *Request) (query.Question, error) {
	latest, err := snap.Catalogue().Latest()
	if err != nil {
		return query.Question{}, err
	}
	days := s.days()
	days.Latest = latest
	var lookup error
	q, err := query.ParseQuestion(r.Words, func(name string) query.Naming {
		known, err := meaning.Naming(snap, name)
		lookup = errors.Join(lookup, err)
		return known
	}, days)
	if err == nil {
		err = r.narrow(&q.Query, s.days())
	}
	return q, cmp.Or(err, lookup)
}

// answerQuestion answers with the quotes that a question asks for, and with notes on what else it asks.
func (s *searches) answerQuestion(ctx context.Context, snap view.Snapshot, q *query.Question, r *Request) (*Quotes, error) {
	if q.Asks == query.When || q.Newest {
		r = inOrder(r, sortDate)
	}
	respelled, err := meaning.RespellQuestion(ctx, snap, q)
	if err != nil {
		return nil, err
	}
	o := r.searchOptions()
	o.Rest, o.Verbs = q.Asks == query.Quotes, q.Verbs
	if q.Newest && len(q.Terms) == 0 && o.Order == index.ByDate {
		o.Rest, o.Order = false, index.Latest
	}
	o.Favoured = q.Favoured
	found, err := s.search(ctx, snap, q.Query, r, o)
	if err != nil {
		return nil, err
	}
	if err := found.addOthers(ctx, snap, o); err != nil {
		return nil, err
	}
	found.Asked = asked(r)
	facts, err := s.facts(ctx, snap, q, r, found)
	if err != nil {
		return nil, err
	}
	found.putFirst(slices.Concat(respelled, advice.Stance(q, found.Hits), facts))
	if q.Unknown != "" {
		names, err := advice.Names(ctx, snap, []string{q.Unknown})
		if err != nil {
			return nil, err
		}
		found.putFirst(names)
	}
	return found, nil
}

// addOthers puts quotes of others first if none of the speakers who are asked for spoke of the topic.
func (q *Quotes) addOthers(ctx context.Context, snap view.Snapshot, o index.Options) error {
	if !advice.IsAbsent(q.Query, q.Hits) {
		return nil
	}
	hits, note, err := advice.Others(ctx, snap, q.Query, q.Hits, o)
	if err != nil {
		return err
	}
	q.Hits, q.Total = hits, max(q.Total, len(hits))
	q.Notes = slices.DeleteFunc(q.Notes, func(n Note) bool { return n.Kind == notice.Fit })
	q.putFirst([]Note{note})
	q.Groups, err = group.Of(snap, hits)
	return err
}

// asked returns the question of r with what its options narrow it to.
func asked(r *Request) string {
	question := strings.Join(strings.Fields(r.Words), " ")
	for _, name := range narrowing {
		if value := strings.TrimSpace(r.Options[name]); value != "" {
			question += " " + name + ":" + query.Quoted(value)
		}
	}
	return question
}

// inOrder returns the request with an order, if it asks for none.
func inOrder(r *Request, order string) *Request {
	if r.Options[ParamSort] != "" {
		return r
	}
	ordered := *r
	ordered.Options = maps.Clone(r.Options)
	if ordered.Options == nil {
		ordered.Options = map[string]string{}
	}
	ordered.Options[ParamSort] = order
	return &ordered
}

// facts returns notes on what a question asks for besides quotes.
func (s *searches) facts(ctx context.Context, snap view.Snapshot, q *query.Question, r *Request, found *Quotes) ([]Note, error) {
	switch q.Asks {
	case query.HowOften, query.When:
		e, err := snap.Extent(ctx, q.Query)
		if err != nil {
			return nil, err
		}
		if e.Quotes == 0 && found.Found() {
			return nil, nil // a note says already that the quotes do not have all of the words
		}
		return []Note{notice.New(notice.Fact, advice.Extent(q, &e))}, nil
	case query.WhoIs:
		return whoIs(ctx, snap, q, r, found)
	}
	return nil, nil
}

// whoIs says who the speakers are that a question asks about. If there is only one, it answers with their first quote
// and their last, unless a number of quotes is asked for.
func whoIs(ctx context.Context, snap view.Snapshot, q *query.Question, r *Request, found *Quotes) ([]Note, error) {
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return nil, err
	}
	list := speakers.Named(q.Speakers[0])
	var notes []Note
	for i := range list[:min(len(list), advice.MaxNames)] {
		e, err := snap.SpeakerExtent(ctx, &list[i])
		if err != nil {
			return nil, err
		}
		notes = append(notes, notice.New(notice.Fact, advice.Speaker(&list[i], &e)))
		if len(list) == 1 && e.First != nil && r.Options[ParamLimit] == "" {
			if err := found.showEnds(snap, &e); err != nil {
				return nil, err
			}
		}
	}
	if more := len(list) - len(notes); more > 0 {
		text := wording.Counted("%d speaker more with that name. To list them: speakers %s",
			"%d speakers more with that name. To list them: speakers %s", more, q.Speakers[0])
		notes = append(notes, notice.New(notice.Fact, text))
	}
	return notes, nil
}

// showEnds replaces the quotes of an answer by the first and the last of an extent.
func (q *Quotes) showEnds(snap view.Snapshot, e *index.Extent) error {
	q.Hits = []index.Hit{*e.First}
	if !e.One() {
		q.Hits = append(q.Hits, *e.Last)
	}
	q.Total, q.Ends = e.Quotes, true
	q.Notes = slices.DeleteFunc(q.Notes, func(n Note) bool { return n.Kind != notice.Damaged }) // they were about the other quotes
	var err error
	q.Groups, err = group.Of(snap, q.Hits)
	return err
}
