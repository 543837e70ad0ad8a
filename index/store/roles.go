package store

import (
	"cmp"
	"slices"
	"sort"

	"verbatim/index/names"
)

// rolesFile has the newest role of each named speaker by all of their names, in the order of these, so that a search
// reads a few of them and not the list of speakers.
const rolesFile = "roles.dat"

// writeRoles writes the file of roles.
func writeRoles(path string, roles map[string]names.KnownRole) error {
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

func encodeRole(name string, k names.KnownRole) []byte {
	var e encoder
	e.text(name)
	e.text(k.Role)
	e.text(k.Path)
	e.day(k.Day)
	return e
}

func decodeRole(b []byte) (name string, k names.KnownRole, err error) {
	d := decoder{rest: string(b)}
	name, k.Role, k.Path, k.Day = d.text(), d.text(), d.text(), d.day()
	return name, k, d.end()
}

// NewestRole returns the role that the file of roles has for a name as nameKey writes it, zero where it has none.
func (s *Reader) NewestRole(key string) (k names.KnownRole, err error) {
	at := sort.Search(s.roles.n, func(i int) bool {
		have, _, roleErr := s.role(i)
		err = cmp.Or(err, roleErr)
		return have >= key
	})
	if err == nil && at < s.roles.n {
		var have string
		if have, k, err = s.role(at); have != key {
			k = names.KnownRole{}
		}
	}
	return k, err
}

// role returns the role with a number in the file, and whose it is.
func (s *Reader) role(i int) (name string, k names.KnownRole, err error) {
	b, err := s.roles.get(i)
	if err != nil {
		return "", k, err
	}
	return decodeRole(b)
}
