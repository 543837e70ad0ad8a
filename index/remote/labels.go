package remote

import (
	"strings"
	"sync"
)

// labels number the names that quotes are counted by: those of the speakers, joined, and publishers.
type labels struct {
	guard   sync.Mutex
	numbers map[string]uint32
	texts   []string // by number
}

// label returns the number of a label.
func (l *labels) label(text string) uint32 {
	if text == "" {
		return noLabel
	}
	l.guard.Lock()
	defer l.guard.Unlock()
	n, known := l.numbers[text]
	if !known {
		n = uint32(len(l.texts))
		l.numbers[text] = n
		l.texts = append(l.texts, text)
	}
	return n
}

// LabelNames implements engine.Lists.
func (l *labels) LabelNames(_ string, label uint32) ([]string, error) {
	l.guard.Lock()
	defer l.guard.Unlock()
	if int(label) >= len(l.texts) {
		return nil, nil
	}
	return strings.Split(l.texts[label], betweenNames), nil
}

// CountLabels implements engine.Lists.
func (l *labels) CountLabels(file string, quotes map[uint32]int) (map[string]int, error) {
	all := map[string]int{}
	for label, n := range quotes {
		names, _ := l.LabelNames(file, label) // it can't fail
		for _, name := range names {
			all[name] += n
		}
	}
	return all, nil
}
