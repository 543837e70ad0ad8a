package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"

	"verbatim/corpus"
)

// A KnownRole is a speaker's role that another article gives than the quote's own.
type KnownRole struct {
	Role string
	Day  time.Time // of that article; zero when unknown
	Path string    // of that article
}

// IsZero reports whether no role is known.
func (k KnownRole) IsZero() bool { return k.Role == "" }

// KnownOf returns the role that another article gives to the speaker with that number, zero where there is none to
// show.
func (h *Hit) KnownOf(speaker int) KnownRole {
	if speaker < len(h.Known) {
		return h.Known[speaker]
	}
	return KnownRole{}
}

// rolesFile has the newest role of each named speaker by all of their names, in the order of these, so that a search
// reads a few of them and not the list of speakers.
const rolesFile = "roles.dat"

// writeRoles writes the file of roles.
func writeRoles(path string, speakers []Speaker) error {
	roles := map[string]KnownRole{}
	for i := range speakers {
		sp := &speakers[i]
		if sp.Role == "" {
			continue
		}
		for _, name := range append([]string{sp.Name}, sp.Spellings...) {
			if key := nameKey(name); roles[key].IsZero() {
				roles[key] = KnownRole{sp.Role, sp.RoleDay, sp.RoleFrom}
			}
		}
	}
	names := make([]string, 0, len(roles))
	for name := range roles {
		names = append(names, name)
	}
	slices.Sort(names)
	blobs, err := createBlobs(path)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := blobs.add(encodeRole(name, roles[name])); err != nil {
			return err
		}
	}
	return blobs.finish()
}

func encodeRole(name string, k KnownRole) []byte {
	var e encoder
	e.text(name)
	e.text(k.Role)
	e.text(k.Path)
	e.day(k.Day)
	return e
}

func decodeRole(b []byte) (name string, k KnownRole, err error) {
	d := decoder{rest: string(b)}
	name, k.Role, k.Path, k.Day = d.text(), d.text(), d.text(), d.day()
	return name, k, d.end()
}

// newestRole returns the newest role that the snapshot has of a named speaker, as the corrections have it.
func (s *quoteReader) newestRole(name string) (KnownRole, error) {
	key := nameKey(name)
	k, err := s.files.newestRole(key)
	return s.corrected().roles[key].newer(k), err
}

// newestRole returns the role that the file of roles has for a name as nameKey writes it, zero where it has none.
func (s *storeReader) newestRole(key string) (k KnownRole, err error) {
	at := sort.Search(s.roles.n, func(i int) bool {
		have, _, roleErr := s.role(i)
		err = cmp.Or(err, roleErr)
		return have >= key
	})
	if err == nil && at < s.roles.n {
		var have string
		if have, k, err = s.role(at); have != key {
			k = KnownRole{}
		}
	}
	return k, err
}

// role returns the role with a number in the file, and whose it is.
func (s *storeReader) role(i int) (name string, k KnownRole, err error) {
	b, err := s.roles.get(i)
	if err != nil {
		return "", k, err
	}
	return decodeRole(b)
}

// newer returns the newer of two roles; of one day, the first.
func (k KnownRole) newer(other KnownRole) KnownRole {
	if k.IsZero() || !other.IsZero() && k.Day.Before(other.Day) {
		return other
	}
	return k
}

// credit fills in the roles of those speakers of a quote to whom its article gives none: that of a copy, which has the
// same report, or else the newest.
func (s *quoteReader) credit(h *Hit, copies []Hit) error {
	who := speakersOf(&h.Quote)
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
		case k.Path == h.Article.Path: // its own article gives it, under another spelling of the name
			giveRole(&h.Quote, i, k.Role)
			continue
		}
		if h.Known == nil {
			h.Known = make([]KnownRole, len(who))
		}
		h.Known[i] = k
	}
	return nil
}

// giveRole gives a role to the speaker with that number.
func giveRole(q *corpus.Quote, i int, role string) {
	if i == 0 {
		q.Speaker.Role = role
	}
	if i < len(q.Speakers) {
		q.Speakers[i].Role = role
	}
}

// roleInCopies returns the role that the first of the copies gives which gives one to that speaker. The copies are
// credible.
func roleInCopies(who *corpus.Speaker, copies []Hit) KnownRole {
	for i := range copies {
		for _, other := range speakersOf(&copies[i].Quote) {
			if other.Named() && other.Role != "" && sameSpeaker(who, &other) {
				return KnownRole{other.Role, copies[i].Article.Date, copies[i].Article.Path}
			}
		}
	}
	return KnownRole{}
}
