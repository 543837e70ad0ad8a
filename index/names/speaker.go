package names

import (
	"slices"
	"time"

	"verbatim/corpus"
)

// A Speaker is a speaker of the corpus with counts.
type Speaker struct {
	corpus.Speaker
	Spellings []string  `json:",omitempty"` // other names, from articles or from the aliases of the corpus
	Surname   string    // equal for all spellings of the surname; see identity.Surname
	RoleDay   time.Time // the date of the newest article that gives a role; Role is from it; zero if unknown
	RoleFrom  string    `json:",omitempty"` // the path of that article
	Quotes    int       // the number of quotes
	Articles  int       // the number of articles with these quotes
}

// RoleDated reports whether to show the date of the role. For a speaker in a single article it is the date of
// that article.
func (s *Speaker) RoleDated() bool { return s.Role != "" && s.Articles > 1 && !s.RoleDay.IsZero() }

// A KnownRole is a role that another article gives to the speaker of a quote.
type KnownRole struct {
	Role string
	Day  time.Time // of that article; zero if unknown
	Path string    // of that article
}

// IsZero reports whether no role is known.
func (k KnownRole) IsZero() bool { return k.Role == "" }

// Newer returns the newer of two roles, or k if they have the same date.
func (k KnownRole) Newer(other KnownRole) KnownRole {
	if k.IsZero() || !other.IsZero() && k.Day.Before(other.Day) {
		return other
	}
	return k
}

// RolesByName maps the keys of all names of the speakers to their newest roles. It leaves out speakers without
// a role.
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

// A SpeakerCount is a named speaker of an article, with one role, and the number of their quotes in it.
// Snapshots store these counts with each article, so that counting the speakers of a corpus does not read its
// quotes.
type SpeakerCount struct {
	corpus.Speaker
	Quotes int
}

// CountSpeakers counts the named speakers of quotes, in the order of their first quotes.
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

// NamesIn returns the names of the named speakers of a quote, without repetition.
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
