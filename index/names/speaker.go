package names

import (
	"slices"
	"time"

	"verbatim/corpus"
)

// A Speaker is a speaker of the corpus with counts.
type Speaker struct {
	corpus.Speaker
	Spellings []string  `json:",omitempty"` // other names that articles or the rules of names give them
	Surname   string    // as all spellings of it have it; see identity.Surname
	RoleDay   time.Time // the day of the newest article that gives a role, from which Role is; zero when unknown
	RoleFrom  string    `json:",omitempty"` // the path of that article
	Quotes    int       // quotes attributed to them
	Articles  int       // articles they speak in
}

// RoleDated reports whether the day of the role is worth showing: that of a speaker in one article is the article's.
func (s *Speaker) RoleDated() bool { return s.Role != "" && s.Articles > 1 && !s.RoleDay.IsZero() }

// A KnownRole is a speaker's role that another article gives than the quote's own.
type KnownRole struct {
	Role string
	Day  time.Time // of that article; zero when unknown
	Path string    // of that article
}

// IsZero reports whether no role is known.
func (k KnownRole) IsZero() bool { return k.Role == "" }

// Newer returns the newer of two roles; of one day, the first.
func (k KnownRole) Newer(other KnownRole) KnownRole {
	if k.IsZero() || !other.IsZero() && k.Day.Before(other.Day) {
		return other
	}
	return k
}

// RolesByName returns the newest role of each speaker that has one, by the keys of all of their names.
func RolesByName(speakers []Speaker) map[string]KnownRole {
	roles := map[string]KnownRole{}
	for i := range speakers {
		sp := &speakers[i]
		if sp.Role == "" {
			continue
		}
		for _, name := range append([]string{sp.Name}, sp.Spellings...) {
			if key := Key(name); roles[key].IsZero() {
				roles[key] = KnownRole{sp.Role, sp.RoleDay, sp.RoleFrom}
			}
		}
	}
	return roles
}

// A SpeakerCount is a named speaker of an article, with one role, and how many of its quotes are theirs. They are kept with the article, so that
// the speakers of a corpus can be counted without its quotes.
type SpeakerCount struct {
	corpus.Speaker
	Quotes int
}

// CountSpeakers returns the named speakers of quotes, in the order in which they first speak.
func CountSpeakers(quotes []corpus.Quote) (list []SpeakerCount) {
	at := map[corpus.Speaker]int{}
	for i := range quotes {
		for _, s := range SpeakersOf(&quotes[i]) {
			if !s.Named() {
				continue
			}
			k, known := at[s]
			if !known {
				k, list = len(list), append(list, SpeakerCount{Speaker: s})
				at[s] = k
			}
			list[k].Quotes++
		}
	}
	return list
}

// NamesIn returns the names of a quote's named speakers, each once.
func NamesIn(q *corpus.Quote) (names []string) {
	for _, s := range SpeakersOf(q) {
		if s.Named() && !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	return names
}

// SpeakersOf returns all speakers of a quote.
func SpeakersOf(q *corpus.Quote) []corpus.Speaker {
	if len(q.Speakers) == 0 {
		return []corpus.Speaker{q.Speaker}
	}
	return q.Speakers
}
