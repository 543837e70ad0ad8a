package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/query"
)

// A nameList is the speakers of a snapshot, read when a name is first looked up.
type nameList struct {
	once     sync.Once
	speakers []Speaker
	names    [][]string // the words of each one's name
	roles    [][]string
	spelled  [][][]string // the words of each one's other names
	err      error
}

// nameList returns the speakers, as they are with the corrections.
func (s *Snapshot) nameList() (*nameList, error) {
	indexed := &s.names
	indexed.once.Do(func() {
		if indexed.err = s.readList(speakersFile, &indexed.speakers); indexed.err == nil {
			indexed.fill()
		}
	})
	o := s.over.Load()
	if indexed.err != nil || o == nil || len(o.states) == 0 {
		return indexed, indexed.err
	}
	n := &o.names
	n.once.Do(func() {
		if n.speakers, n.err = s.recount(indexed, o); n.err == nil {
			n.fill()
		}
	})
	return n, n.err
}

// fill fills in the words of the speakers' names.
func (n *nameList) fill() {
	for i := range n.speakers {
		n.names = append(n.names, Words(n.speakers[i].Name))
		var others [][]string
		for _, name := range n.speakers[i].Spellings {
			others = append(others, Words(name))
		}
		n.spelled = append(n.spelled, others)
		n.roles = append(n.roles, Words(n.speakers[i].Role))
	}
}

// nameKey is equal for names with the same words.
func nameKey(name string) string { return strings.Join(Words(name), " ") }

// courtesies are the words before a name that do not tell one speaker from another.
var courtesies = []string{"the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"}

// nameWords returns the words of a name that somebody asks for, without courtesies where others remain.
func nameWords(s string) []string {
	all := Words(s)
	kept := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(courtesies, w) })
	if len(kept) == 0 {
		return all
	}
	return kept
}

// HasSpeaker reports whether the words name a speaker: they all stand in the name and role of one, and one of them at
// least in the name, or they are a spelling of it.
func (s *Snapshot) HasSpeaker(words string) (bool, error) {
	list, err := s.nameList()
	if err != nil {
		return false, err
	}
	return len(list.named(words)) > 0, nil
}

// named returns the numbers of the speakers whom the words name: they all stand in the name and role of one, and one of them at least
// in the name, or they are a spelling of it.
func (n *nameList) named(words string) []int {
	var found []int
	wanted := nameWords(words)
	surname, alone := identity.Surname(words), len(wanted) == 1
	whole := Words(words)
	called := func(name []string) bool { return slices.Equal(name, whole) }
	if alone && len(wanted[0]) < leastSpelled || slices.ContainsFunc(n.names, called) {
		surname = "" // as it is written it is somebody's name
	}
	for i, name := range n.names {
		in := slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(name, w) })
		switch sp := &n.speakers[i]; {
		case in && haveAll(append(slices.Clip(name), n.roles[i]...), wanted),
			slices.ContainsFunc(n.spelled[i], called),
			sp.Kind == corpus.Person && surname != "" && surname == sp.Surname && (alone || identity.Same(words, sp.Name)):
			found = append(found, i)
		}
	}
	return found
}

// leastSpelled is how many letters a surname has at least that is known in another spelling: shorter ones are too near each other.
const leastSpelled = 5

// maxSpellings is how many other names of those who are asked for are looked for.
const maxSpellings = 32

// spellings returns other names of those whom the words name, which do not hold these words.
func (s *Snapshot) spellings(words string) ([]string, error) {
	list, err := s.nameList()
	if err != nil {
		return nil, err
	}
	var names []string
	wanted := nameWords(words)
	for _, i := range list.named(words) {
		for _, name := range append([]string{list.speakers[i].Name}, list.speakers[i].Spellings...) {
			if len(names) < maxSpellings && !haveAll(Words(name), wanted) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// ShownName returns the name that is shown for a person's name: the commonest full one of its spellings.
func (s *Snapshot) ShownName(name string) (string, error) {
	s.spelled.once.Do(func() { s.spelled.err = s.readList(spelledFile, &s.spelled.shown) })
	return shownName(s.spelled.shown, name), s.spelled.err
}

// shownName returns what is shown for a name, which is the name itself where nothing else is.
func shownName(spelled map[string]string, name string) string {
	if shown, ok := spelled[nameKey(name)]; ok {
		return shown
	}
	return name
}

// A spelledList is the names that are shown as another, read when the first is looked up.
type spelledList struct {
	once  sync.Once
	shown map[string]string // by nameKey
	err   error
}

// HasRole reports whether the words all stand in the role of a speaker: "Lindqvist Institute".
func (s *Snapshot) HasRole(words string) (bool, error) {
	list, err := s.nameList()
	if err != nil {
		return false, err
	}
	wanted := nameWords(words)
	return len(wanted) > 0 && slices.ContainsFunc(list.roles, func(role []string) bool { return haveAll(role, wanted) }), nil
}

// NearSpeakers returns up to limit speakers whose name is spelled nearly like the words, the nearest first, the most
// quoted first among equals. It stops with the context's error when that is done.
func (s *Snapshot) NearSpeakers(ctx context.Context, words string, limit int) ([]Speaker, error) {
	list, err := s.nameList()
	if err != nil {
		return nil, err
	}
	type near struct{ at, distance int }
	var found []near
	wanted := nameWords(words)
	for i, name := range list.names {
		if i%lookAgain == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if d, ok := nameDistance(wanted, name); ok {
			found = append(found, near{i, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var speakers []Speaker
	for _, f := range first(found, limit) {
		speakers = append(speakers, list.speakers[f.at])
	}
	return speakers, nil
}

// nameDistance returns how far the wanted words are from those of a name: the letters that differ, and a letter for each
// word that has no counterpart; false when the last of them, which is mostly the surname, has none.
func nameDistance(wanted, name []string) (int, bool) {
	total, last := 0, false
	for i, w := range wanted {
		if last = false; i == 0 && len(wanted) > 1 && len(w) < 3 {
			last = true
			continue // an initial, or "Mr"
		}
		if near, ok := query.Nearest(w, name); ok {
			total += query.Distance(w, near)
			last = true
		} else {
			total++
		}
	}
	return total, last && len(wanted) > 0
}

// maxTerms is how many terms of the index Suggest compares: the vocabulary of about 100,000 articles.
const maxTerms = 500_000

// lookAgain is after how many comparisons it is seen whether whoever asked still waits: some tenths of a millisecond.
const lookAgain = 1024

// Suggest returns the word of the corpus' quotes that is spelled nearest to word, and false when word itself is said or
// none is near. Of equals the most frequent is returned. It stops with the context's error when that is done.
func (s *Snapshot) Suggest(ctx context.Context, word string) (string, bool, error) {
	wanted := strings.Join(Words(word), "")
	if len(wanted) < 4 {
		return "", false, nil // nearly every short word is near another
	}
	dict, err := s.index.FieldDict(fieldExact)
	if err != nil {
		return "", false, err
	}
	defer dict.Close()
	most := min(len(wanted)/4, 2) // letters that may differ
	best, distance, count := "", most+1, uint64(0)
	for i := range maxTerms {
		if i%lookAgain == 0 && ctx.Err() != nil {
			return "", false, ctx.Err()
		}
		e, err := dict.Next()
		if err != nil {
			return "", false, err
		}
		if e == nil {
			break
		}
		if len(e.Term) > len(wanted)+most || len(e.Term) < len(wanted)-most {
			continue
		}
		if d := query.Distance(wanted, e.Term); d < distance || d == distance && e.Count > count && best != "" {
			if said, err := s.saidOpenly(ctx, e.Term, e.Count); err != nil {
				return "", false, err
			} else if said {
				best, distance, count = e.Term, d, e.Count
			}
		}
	}
	return best, best != "" && distance > 0, nil
}
