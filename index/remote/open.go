package remote

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"sync"

	"verbatim/index/cluster"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/store"
)

// An Index is the snapshots of a cluster.
type Index struct {
	client *cluster.Client
}

// NewIndex returns the index at the address of a client. It sends no request.
func NewIndex(c *cluster.Client) *Index { return &Index{c} }

// Current returns the name of the current snapshot. The error wraps fs.ErrNotExist if there is none.
func (x *Index) Current(ctx context.Context) (string, error) {
	name, err := currentIndex(ctx, x.client)
	if err == nil && name == "" {
		err = fmt.Errorf("the index %s: %w", x.client.Address, fs.ErrNotExist)
	}
	return name, err
}

// A snapshot is an index of a cluster, and what was read of all of it.
type snapshot struct {
	client *cluster.Client
	index  string
	head   head
	lists  map[string]json.RawMessage // by name
	roles  func() (map[string]names.KnownRole, error)

	*labels

	mu       sync.Mutex // guards what follows
	articles []articleData
	counts   map[engine.Term]uint64
}

// Open reads what every search needs of a snapshot: the head and the names of speakers.
func (x *Index) Open(ctx context.Context, name string) (engine.Files, error) {
	s := &snapshot{client: x.client, index: name, lists: map[string]json.RawMessage{},
		counts: map[engine.Term]uint64{}, labels: &labels{numbers: map[string]uint32{}}}
	for _, list := range []string{headList, store.SpeakersFile, store.SpelledFile} {
		content, err := s.readList(ctx, list)
		if err != nil {
			return nil, fmt.Errorf("opening the index %s: %w", name, err)
		}
		s.lists[list] = content
	}
	if err := json.Unmarshal(s.lists[headList], &s.head); err != nil {
		return nil, fmt.Errorf("opening the index %s: %w: %w", name, err, store.ErrDamaged)
	}
	if s.head.Format != Format || s.head.Manifest.Format != store.Format {
		return nil, fmt.Errorf("opening the index %s: %w", name, store.ErrFormat)
	}
	s.roles = sync.OnceValues(s.readRoles)
	files := newSession(context.Background(), s)
	files.long = true
	return files, nil
}

// readList reads the parts of a list.
func (s *snapshot) readList(ctx context.Context, name string) (json.RawMessage, error) {
	search := object{
		"query":   object{"bool": object{"filter": []object{is(fieldType, typeList), is(fieldList, name)}}},
		"sort":    []any{object{fieldPart: "asc"}},
		"_source": []string{fieldData, fieldSum, fieldCount}, "track_total_hits": false, "size": listPage,
	}
	var content []byte
	for n := 0; ; {
		answers, err := s.search(ctx, search)
		if err != nil {
			return nil, err
		}
		list := answers[0].Hits.Hits
		for i := range list {
			part := &list[i].Source
			if sumOf(name, fmt.Sprint(n), part.Data) != part.Sum {
				return nil, fmt.Errorf("part %d of %s: %w", n, name, store.ErrDamaged)
			}
			b, err := base64.StdEncoding.DecodeString(part.Data)
			if err != nil {
				return nil, fmt.Errorf("part %d of %s: %w", n, name, store.ErrDamaged)
			}
			content = append(content, b...)
			if n++; n == part.Count {
				return content, nil
			}
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("%s has %d parts and no more: %w", name, n, store.ErrDamaged)
		}
		search["search_after"] = list[len(list)-1].Sort
	}
}

// listPage is the number of parts of a list that are read at once, each of about a megabyte.
const listPage = 16

// Name implements engine.Files.
func (s *snapshot) Name() string { return s.index }

// Manifest implements engine.Files. It does not list the files of the corpus.
func (s *snapshot) Manifest() (*store.Manifest, error) {
	m := s.head.Manifest
	return &m, nil
}

// Close implements engine.Files. The connections are those of the client.
func (s *snapshot) Close() error { return nil }

// ReadList implements engine.Lists.
func (s *snapshot) ReadList(file string, to any) error {
	content, ok := s.lists[file]
	if !ok {
		return fmt.Errorf("reading %s of the index %s: %w", file, s.index, fs.ErrNotExist)
	}
	if err := json.Unmarshal(content, to); err != nil {
		return fmt.Errorf("reading %s of the index %s: %w: %w", file, s.index, err, store.ErrDamaged)
	}
	return nil
}

func (s *snapshot) readRoles() (map[string]names.KnownRole, error) {
	var speakers []names.Speaker
	if err := s.ReadList(store.SpeakersFile, &speakers); err != nil {
		return nil, err
	}
	return names.RolesByName(speakers), nil
}

// NewestRole implements engine.Lists.
func (s *snapshot) NewestRole(key string) (names.KnownRole, error) {
	roles, err := s.roles()
	return roles[key], err
}
