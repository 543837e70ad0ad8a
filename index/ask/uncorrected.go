package ask

import (
	"fmt"
	"strings"

	"verbatim/index/corrections"
)

// noteUncorrected says beside quotes that the corrections of the corpus can't be read, and beside what is served, why.
func (s *Service) noteUncorrected(reply *Reply) {
	why, none := s.Index.Uncorrected()
	s.logUncorrected(why)
	switch {
	case reply.Status != nil || reply.About != nil:
		reply.Notes = append(reply.Notes, s.uncorrectedNotes(why, none)...)
	case none && (reply.Search != nil || reply.Context != nil || reply.Speakers != nil):
		reply.Notes = append(reply.Notes, "What moderators have changed can't be read: hidden quotes may be shown, and corrected speakers are not. Status says why.")
	}
}

// uncorrectedNotes say why corrections are missing, and what is shown for that.
func (s *Service) uncorrectedNotes(why error, none bool) (notes []string) {
	switch {
	case why != nil && none:
		return []string{"What moderators have changed can't be read, so hidden quotes may be shown. " + why.Error() + "."}
	case why != nil:
		return []string{"What moderators change can't be read any more; what they had changed before still holds. " + why.Error() + "."}
	case s.Corrections == nil:
		return nil
	}
	if list, _, err := s.Corrections.Current(); err == nil && len(list.Wrong) > 0 {
		notes = []string{fmt.Sprintf("%s can't be read in places, and what these lines changed does not hold: %s.", corrections.File, strings.Join(list.Wrong, "; "))}
	}
	return notes
}

// logUncorrected logs once why the corrections can't be read, and once that they can be again.
func (s *Service) logUncorrected(why error) {
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
