package ask

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/query"
)

// speakers lists the speakers of the corpus.
func (s *Service) speakers(ctx context.Context, r *Request, reply *Reply) error {
	q, err := query.ParseOnly(r.Words, "not")
	if err != nil {
		return err
	}
	reply.Query = q
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		list, total, err := snap.Speakers(q, r.limit(listLimit))
		reply.Speakers = &SpeakerList{Speakers: list, Total: total}
		if err != nil || total > 0 {
			return err
		}
		near, err := snap.NearSpeakers(ctx, r.Words, nearNames)
		if len(near) > 0 {
			reply.Notes = append(reply.Notes, "Spelled nearly so: "+speakerNames(near)+".")
		}
		return err
	})
}

// articles lists the articles of the corpus.
func (s *Service) articles(ctx context.Context, r *Request, reply *Reply) error {
	q, err := query.ParseOnly(r.Words, "publisher", "after", "before", "not")
	if err != nil {
		return err
	}
	reply.Query = q
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		list, total, err := snap.Articles(q, r.limit(listLimit))
		reply.Articles = &ArticleList{Articles: list, Total: total}
		return err
	})
}

// contextParagraphs is how many paragraphs context shows before and behind those of the quote.
const contextParagraphs = 2

// context shows what stands around a quote.
func (s *Service) context(ctx context.Context, r *Request, reply *Reply) error {
	id, err := quoteID(r.Words)
	if err != nil {
		return err
	}
	reply.Asked = id
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		h, err := snap.ByID(ctx, id, contextParagraphs)
		if errors.Is(err, index.ErrNoQuote) {
			return unknownQuote(id)
		}
		if err != nil {
			return err
		}
		beside, err := snap.SpeakersBeside(ctx, id)
		reply.Context = &Surroundings{h, beside}
		return err
	})
}

// notAnID is the error for what can't be a quote's id.
func notAnID(typed string) error {
	return &UsageError{Message: repeated(typed) + " is not the id of a quote",
		Hint: fmt.Sprintf("an id is the %d letters and digits shown with a quote, as in: %s", corpus.IDLen, example(Context)), Column: 1}
}

// unknownQuote is the error for an id that no quote has.
func unknownQuote(id string) error {
	return &UsageError{Message: "no quote has the id " + id,
		Hint: "a quote gets another id when its article is moved or its first words change; look for it with who-said", Column: 1}
}

// status says what is served.
func (s *Service) status(ctx context.Context, r *Request, reply *Reply) error {
	reply.Status = &StatusInfo{Corpus: s.Corpus, Running: s.Running()}
	if loss := s.loss(); loss != nil {
		reply.Status.Lost = loss.Gone
		reply.Notes = append(reply.Notes, lossNote(loss, r.Moderator))
	}
	err := s.Index.Do(ctx, func(snap *index.Snapshot) error {
		m, err := snap.Manifest()
		if err != nil {
			return err
		}
		st := reply.Status
		st.Snapshot, st.IndexedAt = snap.Name(), m.BuiltAt
		st.Hidden = snap.Hidden()
		st.Articles, st.Quotes, st.Skipped = m.Articles, m.Quotes-st.Hidden, m.Skipped
		st.LeftOut = len(m.Skipped)
		if !r.Moderator {
			st.Skipped = nil
		}
		st.Speakers, err = snap.CountSpeakers(m)
		return err
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		reply.Notes = append(reply.Notes, "Nothing is indexed yet.")
		return nil
	}
	if refused := s.Index.Refresh(); err == nil && refused != nil {
		s.Log.Error("the newest index can't be served", "error", refused)
		reply.Notes = append(reply.Notes, newerNote(refused))
	}
	return err
}

// about says what answers, and what is served.
func (s *Service) about(ctx context.Context, r *Request, reply *Reply) error {
	if err := s.status(ctx, r, reply); err != nil {
		return err
	}
	reply.About = &AboutInfo{Version: s.Version, Status: *reply.Status}
	reply.Status = nil
	return nil
}

// newerNote says why what is served is not the newest index.
func newerNote(refused error) string {
	switch {
	case errors.Is(refused, index.ErrFormat):
		return "A newer index was made by another version of verbatim; until this one is replaced by it, it serves the index before."
	case errors.Is(refused, index.ErrDamaged):
		return "A newer index is damaged, and the one before is served. A reindex repairs that."
	}
	return "A newer index can't be opened, and the one before is served. The log says why."
}

// help explains the commands, or the one that is named.
func (s *Service) help(_ context.Context, r *Request, reply *Reply) error {
	name := strings.Trim(strings.TrimSpace(r.Words), "!/")
	if name == "" {
		reply.Help = Commands
		return nil
	}
	c, ok := Lookup(name)
	if !ok {
		return unknownCommand(name)
	}
	reply.Help = []Command{c}
	return nil
}
