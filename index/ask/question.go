package ask

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// ask looks for what a question in plain English asks for.
func (s *Service) ask(ctx context.Context, r *Request, reply *Reply) error {
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		var lookup error
		newest, _, err := snap.Articles(query.Query{}, 1)
		if err != nil {
			return err
		}
		var latest time.Time
		if len(newest) > 0 {
			latest = newest[0].Known()
		}
		q, err := query.ParseQuestion(r.Words, func(name string) query.Naming {
			known, err := naming(snap, name)
			lookup = errors.Join(lookup, err)
			return known
		}, latest)
		if err == nil {
			err = narrow(&q.Query, r)
		}
		if err = cmp.Or(err, lookup); err != nil {
			return err
		}
		reply.Asked = asked(r)
		if q.Asks == query.When {
			r = inOrder(r, sortDate)
		}
		o := r.searchOptions()
		o.Rest, o.Verbs = q.Asks == query.Quotes, q.Verbs
		if err := s.search(ctx, snap, q.Query, r, reply, o); err != nil {
			return err
		}
		answer, err := s.answer(ctx, snap, &q, r, reply)
		if err != nil {
			return err
		}
		if q.LeftOut != "" {
			answer = append(answer, wording.Quote(q.LeftOut)+" was left out: ask with a day, as in "+exampleOf(query.FieldAfter)+".")
		}
		reply.Notes = append(answer, reply.Notes...)
		if q.Unknown == "" {
			return nil
		}
		names, err := nameNotes(ctx, snap, []string{q.Unknown})
		reply.Notes = append(names, reply.Notes...)
		return err
	})
}

// asked returns the question of r with what its options narrow it to, so that it can be asked again.
func asked(r *Request) string {
	question := strings.Join(strings.Fields(r.Words), " ")
	for _, name := range narrowing {
		if value := strings.TrimSpace(r.Options[name]); value != "" {
			question += " " + name + ":" + query.Quoted(value)
		}
	}
	return question
}

// inOrder returns the request with an order, where it asks for none.
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

// naming tells how the words name a speaker.
func naming(snap *index.Snapshot, words string) (query.Naming, error) {
	for _, known := range namings {
		if ok, err := known.by(snap, words); ok || err != nil {
			return known.as, err
		}
	}
	return query.NoName, nil
}

// namings are the ways to name a speaker, the surest first.
var namings = []struct {
	as query.Naming
	by func(*index.Snapshot, string) (bool, error)
}{
	{query.ByName, (*index.Snapshot).Calls},
	{query.ByRole, (*index.Snapshot).HasSpeaker},
	{query.ByRole, (*index.Snapshot).HasRole},
}

// exampleOf returns a field's example.
func exampleOf(field string) string {
	f, _ := query.LookupField(field)
	return f.Example
}

// answer says what a question asks for beside quotes, in sentences that go before them.
func (s *Service) answer(ctx context.Context, snap *index.Snapshot, q *query.Question, r *Request, reply *Reply) ([]string, error) {
	switch q.Asks {
	case query.HowOften, query.When:
		e, err := snap.Extent(ctx, q.Query)
		if err != nil {
			return nil, err
		}
		if e.Quotes == 0 && reply.Found() {
			return nil, nil // a note says already that what is shown has not all of the words
		}
		return []string{extentNote(q, &e)}, nil
	case query.WhoIs:
		return whoIs(ctx, snap, q, r, reply)
	}
	return nil, nil
}

// extentNote says how many quotes a question's words have, and from when they are.
func extentNote(q *query.Question, e *index.Extent) string {
	whose, has, with := whoseQuotes(q.Speakers, e)
	switch words := len(q.Terms); {
	case words == 1:
		with = " with this word" + with
	case words > 1:
		with = " with all of these words" + with
	}
	if e.Quotes == 0 {
		return whose + has + "no quote" + with + "."
	}
	return whose + has + wording.Count(e.Quotes, "quote") + with + dayRange(e) + "."
}

// whoseQuotes says whose quotes an extent has: of one who bears the name, or how many of each of several.
func whoseQuotes(asked []string, e *index.Extent) (whose, has, each string) {
	names := wording.Or(asked)
	switch {
	case len(asked) == 0:
		return "The corpus", " has ", ""
	case e.ByRole:
		return "Speakers with " + wording.Quote(names) + " in their name or role", " have ", ""
	case len(e.Speakers) == 1:
		return e.Speakers[0].Value, " has ", ""
	case len(e.Speakers) == 0 && len(asked) == 1:
		return names, " has ", ""
	}
	var list []string
	for _, c := range e.Speakers[:min(len(e.Speakers), nearNames)] {
		list = append(list, fmt.Sprint(c.Value, " ", c.Quotes))
	}
	if more := len(e.Speakers) - len(list); more > 0 {
		list = append(list, fmt.Sprint(more, " more of the name"))
	}
	if list != nil {
		each = " (" + strings.Join(list, ", ") + ")"
	}
	return "Speakers called " + names, " have ", each
}

// dayRange says from which days quotes are, as the end of a sentence.
func dayRange(e *index.Extent) string {
	if e.First == nil {
		return ""
	}
	first, last := e.First.Article.Date.Format(DayLayout), e.Last.Article.Date.Format(DayLayout)
	if first == last {
		return ", from " + last
	}
	return ", the first of " + first + ", the last of " + last
}

// whoIs says who the speakers are whom a question asks about. Of one alone it answers with their first quote and their last, unless a
// number of quotes is asked for.
func whoIs(ctx context.Context, snap *index.Snapshot, q *query.Question, r *Request, reply *Reply) ([]string, error) {
	list, err := snap.SpeakersNamed(q.Speakers[0])
	if err != nil {
		return nil, err
	}
	var notes []string
	for i := range list[:min(len(list), nearNames)] {
		e, err := snap.SpeakerExtent(ctx, &list[i])
		if err != nil {
			return nil, err
		}
		notes = append(notes, speakerNote(&list[i], &e))
		if len(list) == 1 && e.First != nil && r.Options[ParamLimit] == "" {
			hits := []index.Hit{*e.First}
			if !e.One() {
				hits = append(hits, *e.Last)
			}
			bySpeaker, err := groups(snap, hits)
			if err != nil {
				return nil, err
			}
			reply.Search = &Search{Hits: hits, Groups: bySpeaker, Total: e.Quotes, Snapshot: snap.Name(), Counts: reply.Search.Counts}
			reply.Notes = slices.DeleteFunc(reply.Notes, func(n string) bool { return !strings.HasPrefix(n, leftOut) }) // of what was found before
		}
	}
	if more := len(list) - len(notes); more > 0 {
		notes = append(notes, fmt.Sprintf("%s more of that name: %s %s lists them.", wording.Count(more, "speaker"), Speakers, q.Speakers[0]))
	}
	return notes, nil
}

// speakerNote says who a speaker is, in what role and since when that is known, and how much they are quoted.
func speakerNote(sp *index.Speaker, e *index.Extent) string {
	text := sp.Speaker.String()
	if sp.Role != "" && !sp.RoleDay.IsZero() {
		text += " (as of " + sp.RoleDay.Format(DayLayout) + ")"
	}
	text += ": " + wording.Count(sp.Quotes, "quote") + " in " + wording.Count(sp.Articles, "article")
	if sp.Quotes > 1 {
		e = &index.Extent{Quotes: sp.Quotes, First: e.First, Last: e.Last}
	}
	return text + dayRange(e) + "."
}
