package quotes

import (
	"strings"

	"verbatim/corpus"
	"verbatim/index/names"
)

// KnownOf returns the role of a speaker of the quote from another article, zero if there is none to show.
func (h *Hit) KnownOf(speaker int) names.KnownRole {
	if speaker < len(h.Known) {
		return h.Known[speaker]
	}
	return names.KnownRole{}
}

// newestRole returns the newest known role of a named speaker, with the corrections applied.
func (s *Reader) newestRole(name string) (names.KnownRole, error) {
	key := names.Key(name)
	k, err := s.files.NewestRole(key)
	return s.Corrected().roles[key].Newer(k), err
}

// addRoles fills in the roles that the article of a quote does not give: the role in a duplicate, which is the
// same report, or the newest known role.
func (s *Reader) addRoles(h *Hit, copies []Hit) error {
	who := names.SpeakersOf(&h.Quote)
	h.Known = nil
	for i := range who {
		if !who[i].Named() || strings.TrimSpace(who[i].Role) != "" {
			continue
		}
		k := roleInCopies(&who[i], copies)
		if k.IsZero() {
			var err error
			if k, err = s.newestRole(who[i].Name); err != nil {
				return err
			}
		}
		switch {
		case k.IsZero():
			continue
		case k.Path == h.Article.Path: // the article gives the role under another spelling of the name
			giveRole(&h.Quote, i, k.Role)
			continue
		}
		if h.Known == nil {
			h.Known = make([]names.KnownRole, len(who))
		}
		h.Known[i] = k
	}
	return nil
}

// giveRole sets the role of speaker i.
func giveRole(q *corpus.Quote, i int, role string) {
	if i == 0 {
		q.Speaker.Role = role
	}
	if i < len(q.Speakers) {
		q.Speakers[i].Role = role
	}
}

// roleInCopies returns the first role that the duplicates give to the speaker. The duplicates have credible dates.
func roleInCopies(who *corpus.Speaker, copies []Hit) names.KnownRole {
	for i := range copies {
		for _, other := range names.SpeakersOf(&copies[i].Quote) {
			if other.Named() && other.Role != "" && SameSpeaker(who, &other) {
				return names.KnownRole{Role: other.Role, Day: copies[i].Article.Date, Path: copies[i].Article.Path}
			}
		}
	}
	return names.KnownRole{}
}
