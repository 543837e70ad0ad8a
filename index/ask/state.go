package ask

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/trouble"
	"verbatim/index/ask/view"
)

// state carries out the commands about verbatim itself, and notes what is wrong with the corrections of the corpus.
type state struct {
	*core
	reindexing *reindexing
	commands   []*Command

	mu          sync.Mutex
	uncorrected string // why the corrections can't be read, as it was last logged
}

// status says what is served.
func (s *state) status(ctx context.Context, r *Request) (Answer, error) {
	a := &StatusInfo{Head: r.head()}
	var err error
	a.Served, err = s.served(ctx, r, &a.Head)
	return a, err
}

// about says what answers, and what is served.
func (s *state) about(ctx context.Context, r *Request) (Answer, error) {
	a := &AboutInfo{Head: r.head(), Version: s.Version}
	var err error
	a.Served, err = s.served(ctx, r, &a.Head)
	return a, err
}

// served describes what is served, with notes on what is wrong with it.
func (s *state) served(ctx context.Context, r *Request, head *Head) (Served, error) {
	now := Served{Corpus: s.Corpus, Running: s.reindexing.current()}
	if loss := s.loss(); loss != nil {
		now.Lost = loss.Gone
		head.note(notice.Corpus, advice.Loss(loss, r.Moderator, nameReindex))
	}
	err := s.Index.Do(ctx, func(snap view.Snapshot) error { return now.read(snap, r.Moderator) })
	if errors.Is(err, index.ErrNoSnapshot) {
		head.note(notice.Corpus, wording.Say("Nothing is indexed yet."))
		return now, nil
	}
	if refused := s.Index.Refresh(); err == nil && refused != nil {
		s.Log.Error("the newest index can't be served", "error", refused)
		head.note(notice.Corpus, advice.Refused(refused))
	}
	return now, err
}

// read fills in what a snapshot holds. The names of files that were left out are for moderators.
func (s *Served) read(snap view.Snapshot, moderator bool) error {
	m, err := snap.Manifest()
	if err != nil {
		return err
	}
	s.Snapshot, s.IndexedAt, s.Hidden = snap.Name(), m.BuiltAt, snap.Corrected().Hidden
	s.Articles, s.Quotes, s.LeftOut = m.Articles, m.Quotes-s.Hidden, len(m.Skipped)
	if moderator {
		s.Skipped = m.Skipped
	}
	s.Speakers, err = snap.Catalogue().CountSpeakers(m.Speakers)
	return err
}

// nameReindex is the name of Reindex, for texts. The row itself would be an initialization cycle.
const nameReindex = trouble.Reindex

// help explains the commands, or the one that is named.
func (s *state) help(_ context.Context, r *Request) (Answer, error) {
	name := strings.Trim(strings.TrimSpace(r.Words), "!/")
	if name == "" {
		here := s.Servers.Of(r.Guild)
		on := slices.DeleteFunc(slices.Clone(s.commands), func(c *Command) bool { return !here.Allows(c.Name) })
		return &CommandHelp{Head: r.head(), Commands: on}, nil
	}
	c, ok := lookupIn(s.commands, name)
	if !ok {
		return nil, unknownCommand(s.commands, name)
	}
	return &CommandHelp{Head: r.head(), Commands: []*Command{c}}, nil
}

// changeable returns an error for a command that writes while the corpus folder does not match the index. A disk may
// not be mounted: what is written then is hidden once it is.
func (s *Service) changeable(c *Command) error {
	if !c.Writes {
		return nil
	}
	if loss := s.core.loss(); loss != nil {
		return refused(wording.Say("nothing can be changed: %s", loss.What()), loss.Todo(nameReindex))
	}
	if s.core.Corrections != nil && s.core.Corrections.Lost() {
		return &UsageError{Message: wording.Say("nothing can be changed: the moderators' changes are gone from the " +
			"corpus folder"),
			Hint: Hint{Text: wording.Say("check that the folder is mounted; reindex says what else is missing")}}
	}
	return nil
}

// noteUncorrected notes with an answer that the corrections of the corpus can't be read. Answers about the state say
// why to moderators: the reason names files.
func (s *state) noteUncorrected(a Answer, moderator bool) {
	why, none := s.Index.Uncorrected()
	s.logUncorrected(why)
	head := a.Shared()
	switch a.(type) {
	case *StatusInfo, *AboutInfo:
		head.Notes = append(head.Notes, advice.Uncorrected(why, none, s.Corrections, moderator)...)
	case *Quotes, *QuoteContext, *SpeakerList:
		if none {
			head.note(notice.Corpus, wording.Say("The moderators' changes can't be read: hidden quotes may be shown, and "+
				"speakers may be wrong. See status."))
		}
	}
}

// noteEmpty notes that the corpus has no articles with an answer that has nothing for that reason.
func (s *state) noteEmpty(ctx context.Context, a Answer) error {
	switch a.(type) {
	case *Quotes, *SpeakerList, *PublisherList, *ArticleList:
		if a.Found() {
			return nil
		}
	case *StatusInfo, *Reindexed:
	default:
		return nil
	}
	err := s.Index.Do(ctx, func(snap view.Snapshot) error {
		more, err := advice.Empty(snap)
		a.Shared().Notes = append(a.Shared().Notes, more...)
		return err
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// logUncorrected logs once why the corrections can't be read, and once that they can be read again.
func (s *state) logUncorrected(why error) {
	text := ""
	if why != nil {
		text = why.Error()
	}
	s.mu.Lock()
	was := s.uncorrected
	s.uncorrected = text
	s.mu.Unlock()
	switch {
	case text == was:
	case text == "":
		s.Log.Info("the corrections of the corpus can be read again")
	default:
		s.Log.Error("the corrections of the corpus can't be read", "error", why)
	}
}
