package ask

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// whoSaid looks for quotes by their words.
func (s *Service) whoSaid(ctx context.Context, r *Request, reply *Reply) error {
	q, err := query.Parse(r.Words)
	if err == nil {
		err = narrow(&q, r)
	}
	if err != nil {
		return err
	}
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		apart, err := partSpeakers(snap, &q)
		if err != nil {
			return err
		}
		err = s.search(ctx, snap, q, r, reply, r.searchOptions())
		reply.Notes = append(apart, reply.Notes...)
		return err
	})
}

// partSpeakers takes a value of q's speakers that names nobody for a name and words behind it, where it begins with a name: a shell has
// taken the marks away that told which is which.
func partSpeakers(snap *index.Snapshot, q *query.Query) ([]string, error) {
	var notes []string
	for i, value := range q.Speakers {
		words := strings.Fields(value)
		if known, err := naming(snap, value); known != query.NoName || err != nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		for n := len(words) - 1; n > 0 && !startsUpper(words[n]); n-- {
			name := strings.Join(words[:n], " ")
			known, err := naming(snap, name)
			if err != nil {
				return nil, err
			}
			if known != query.ByName {
				continue
			}
			q.Speakers[i] = name
			for _, w := range words[n:] {
				q.Terms = append(q.Terms, query.Term{Text: w})
			}
			notes = append(notes, "No speaker of the corpus is called "+wording.Quote(value)+"; this is what was found for: "+q.String())
			break
		}
	}
	return notes, nil
}

// saidBy looks for what a speaker said.
func (s *Service) saidBy(ctx context.Context, r *Request, reply *Reply) error {
	q, err := query.Parse(r.Words)
	if err == nil {
		err = narrow(&q, r)
	}
	if err != nil {
		return err
	}
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		name, rest, err := leadingSpeaker(snap, q.Terms)
		if err != nil {
			return err
		}
		if name != "" {
			q.Speakers, q.Terms = append([]string{name}, q.Speakers...), rest
		}
		if len(q.Speakers) == 0 {
			return &UsageError{Message: "said-by needs the name of a speaker first", Hint: "as in: " + example(SaidBy), Column: 1}
		}
		if err := s.search(ctx, snap, q, r, reply, r.searchOptions()); err != nil || reply.Found() {
			return err
		}
		return misspelt(ctx, snap, name, rest, reply)
	})
}

// misspelt adds a note where nothing was found, and the name goes on in the next word but for its spelling: in "Elin
// Mersh" the first word alone names a speaker.
func misspelt(ctx context.Context, snap *index.Snapshot, name string, rest []query.Term, reply *Reply) error {
	if len(rest) == 0 || rest[0].Not || rest[0].Phrase || !startsUpper(rest[0].Text) {
		return nil
	}
	whole := name + " " + rest[0].Text
	near, err := snap.NearSpeakers(ctx, whole, 1)
	if err != nil || len(near) == 0 {
		return err
	}
	list, err := nameNotes(ctx, snap, []string{whole})
	reply.Notes = append(list, reply.Notes...)
	return err
}

// leadingSpeaker takes the speaker from the front of the terms: a phrase; else the longest run of words that is a
// name of a speaker of the corpus, or else has words of a name and a role, or a role; else, so that the answer can name who is spelled nearly so, the first word and
// those with a capital behind it.
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

// search answers with the quotes that match q.
func (s *Service) search(ctx context.Context, snap *index.Snapshot, q query.Query, r *Request, reply *Reply, o index.Options) error {
	reply.Query = q
	if q.IsZero() {
		return &UsageError{Message: repeated(r.Words) + " has no word to look for", Hint: "as in: " + example(reply.Command), Column: 1}
	}
	result, err := snap.Search(ctx, q, o)
	if err != nil {
		return err
	}
	for _, damage := range result.Damaged {
		s.Log.Error("a stored quote is damaged and was left out", "snapshot", snap.Name(), "error", damage)
	}
	bySpeaker, err := groups(snap, result.Hits)
	if err != nil {
		return err
	}
	reply.Search = &Search{Hits: result.Hits, Groups: bySpeaker, Total: result.Total, Snapshot: snap.Name(), Counts: result.Counts}
	reply.Notes, err = notes(ctx, snap, q, &result)
	return err
}

// narrowing are the options that narrow a search, each as the field of that name does.
var narrowing = []string{ParamPublisher, ParamAfter, ParamBefore, ParamQuoteKind}

// narrow adds what the options of r narrow q to.
func narrow(q *query.Query, r *Request) error {
	for _, name := range narrowing {
		if value := strings.TrimSpace(r.Options[name]); value != "" {
			if err := q.Set(name, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// groups puts the hits of a speaker in one role together, in the order of their first hits, below the name that the
// corpus has for them.
func groups(snap *index.Snapshot, hits []index.Hit) ([]Group, error) {
	var list []Group
	at := map[string]int{}
	for _, h := range hits {
		who := h.Quote.Speaker
		if who.Kind == corpus.Person {
			var err error
			if who.Name, err = snap.ShownName(who.Name); err != nil {
				return nil, err
			}
		}
		known := h.KnownOf(0)
		key := groupKey(&who, known, &h)
		i, ok := at[key]
		if !ok {
			i = len(list)
			at[key] = i
			list = append(list, Group{Speaker: who, Known: known})
		}
		list[i].Hits = append(list[i].Hits, h)
	}
	return list, nil
}

// groupKey is equal for hits of one speaker in one role. A name is one person throughout the corpus; a description,
// such as "a senior aide", is one only within its article.
func groupKey(who *corpus.Speaker, known index.KnownRole, h *index.Hit) string {
	key := strings.Join(index.Words(who.Name), " ")
	if !who.Named() || who.Kind == corpus.Unknown {
		key += "\n" + h.Article.Path
	}
	return key + "\n" + roleKey(who.Role) + "\n" + roleKey(known.Role) + "\n" + known.Day.Format(DayLayout)
}

// roleKey is equal for roles that differ in case, marks and a leading article alone.
func roleKey(role string) string {
	words := index.Words(role)
	if len(words) > 1 && slices.Contains([]string{"the", "a", "an"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// example returns a command's example.
func example(name string) string {
	c, _ := Lookup(name)
	return c.Example
}
