package store

import (
	"cmp"
	"maps"
	"slices"
	"sort"

	"verbatim/index/names"
)

// rolesFile holds the newest role for each name of a speaker, sorted by name. So a search reads a few roles and
// not the list of speakers.
const rolesFile = "roles.dat"

// writeRoles writes the file of roles.
func writeRoles(path string, roles map[string]names.KnownRole) error {
	keys := slices.Sorted(maps.Keys(roles))
	blobs, err := createBlobs(path)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if _, err := blobs.add(encodeRole(key, roles[key])); err != nil {
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

// NewestRole returns the newest role of the speaker with this key (names.Key), zero if none is known.
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

// role returns the role with this number in the file, and the key of its name.
func (s *Reader) role(i int) (name string, k names.KnownRole, err error) {
	b, err := s.roles.get(i)
	if err != nil {
		return "", k, err
	}
	return decodeRole(b)
}
