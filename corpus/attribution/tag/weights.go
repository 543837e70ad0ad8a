package tag

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// weighed is the number of tags that can have weights.
const weighed = Sign + 1

// A row has the weights of a feature, by tag.
type row [weighed]int8

// weights finds the rows of features. A second hash, chosen for each group of features, gives each feature a slot of
// its own, so that one look is enough.
type weights struct {
	rows   []row // the first is for features without weights
	slots  []weightSlot
	second []uint8 // by group
	shift  int     // of the hash, to a slot
}

// A weightSlot has a feature and the number of its row.
type weightSlot struct {
	feature Feature
	row     uint32
}

// firstLetter is the letter of tag 0 in a file of weights; the letters of the other tags follow.
const firstLetter = '?'

// FormatWeights returns the line of a file of weights for a feature, given the one on the line before. The value is
// the difference to that feature, in base 36. Each weight is the letter of its tag, and a number.
func FormatWeights(f, before Feature, values [Count]int) string {
	line := strconv.FormatUint(uint64(f-before), 36)
	for t, value := range values {
		if value != 0 {
			line += fmt.Sprintf(" %c%d", firstLetter+t, value)
		}
	}
	return line + "\n"
}

// readWeights reads the lines that FormatWeights makes. Lines with # are comments.
func readWeights(text string) (*weights, error) {
	w := &weights{rows: make([]row, 1)}
	var features []Feature
	var f Feature
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		head, rest, _ := strings.Cut(line, " ")
		step, err := strconv.ParseUint(head, 36, 32)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		f += Feature(step)
		var r row
		for item := range strings.FieldsSeq(rest) {
			value, err := strconv.ParseInt(item[1:], 10, 8)
			t := Tag(item[0] - firstLetter)
			if err != nil || t >= weighed {
				return nil, fmt.Errorf("line %d: no weight %q", n, item)
			}
			r[t] = int8(value)
		}
		features = append(features, f)
		w.rows = append(w.rows, r)
	}
	return w, w.place(features)
}

// Limits of the search for second hashes.
const (
	groupSize = 4 // features per group, on average
	maxSecond = 255
)

// place gives each feature a slot, the largest groups first. Row i+1 is that of feature i.
func (w *weights) place(features []Feature) error {
	size := bits.Len(uint(2*len(features) + 1))
	w.slots = make([]weightSlot, 1<<size)
	w.shift = 32 - size
	w.second = make([]uint8, 1<<max(0, size-groupSize+1))
	groups := make([][]int, len(w.second))
	for i, f := range features {
		g := w.group(f)
		groups[g] = append(groups[g], i)
	}
	order := make([]int, len(groups))
	for g := range order {
		order[g] = g
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(groups[b]) - len(groups[a]) })
	for _, g := range order {
		for !w.fits(g, groups[g], features) {
			if w.second[g]++; w.second[g] == maxSecond {
				return fmt.Errorf("feature %d is there twice", features[groups[g][0]])
			}
		}
	}
	return nil
}

// fits gives the features of a group their slots with the group's present second hash, if all are free.
func (w *weights) fits(g int, members []int, features []Feature) bool {
	for n, i := range members {
		s := &w.slots[w.slot(features[i], w.second[g])]
		if s.row != 0 {
			for _, j := range members[:n] {
				w.slots[w.slot(features[j], w.second[g])] = weightSlot{}
			}
			return false
		}
		*s = weightSlot{features[i], uint32(i + 1)}
	}
	return true
}

// group returns the number of a feature's group.
func (w *weights) group(f Feature) uint32 {
	return uint32(f) * 0x9E3779B1 >> 16 & uint32(len(w.second)-1)
}

// slot returns the place of a feature with a second hash.
func (w *weights) slot(f Feature, second uint8) uint32 {
	h := uint32(f) * 0x85EBCA6B
	return (h ^ h>>15) * (2*uint32(second) + 1) >> w.shift
}

// choose returns the tag of the set that the features speak for.
func (w *weights) choose(tags Set, list []Feature) Tag {
	var rows [maxFeatures]*row
	for i, f := range list {
		s := &w.slots[w.slot(f, w.second[w.group(f)])]
		n := s.row
		if s.feature != f {
			n = 0
		}
		rows[i] = &w.rows[n]
	}
	best, most := None, int32(math.MinInt32)
	for rest := tags; rest != 0; rest &= rest - 1 {
		t := rest.first()
		var sum int32
		for _, r := range rows[:len(list)] {
			sum += int32(r[t%weighed])
		}
		if sum > most {
			best, most = t, sum
		}
	}
	return best
}
