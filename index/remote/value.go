package remote

import (
	"fmt"
	"strconv"
	"strings"

	"verbatim/index/store"
)

// A value is what a search needs to know about a quote; see store.LabelledValue.
type value struct {
	number   uint32
	article  int
	day      int32
	traits   store.Traits
	words    int64 // equal for quotes with the same words; 0 for short ones
	speakers []string
	outlet   string
}

// longestLabel is the size in bytes of the longest label. OpenSearch refuses terms of 32 KB.
const longestLabel = 16000

// label returns the speakers as one string. The names of a great many are left out: they are then not counted.
func (v *value) label() string {
	if s := joined(v.speakers); len(s) <= longestLabel {
		return s
	}
	return ""
}

// String returns the value as it is indexed.
func (v *value) String() string {
	numbers := fmt.Sprint(v.number, " ", v.day, " ", uint8(v.traits), " ", v.words, " ", v.article)
	return strings.Join([]string{numbers, v.label(), v.outlet}, betweenFields)
}

// parseValue reads a string that String returned.
func parseValue(s string) (v value, err error) {
	parts := strings.Split(s, betweenFields)
	if len(parts) != 3 {
		return v, fmt.Errorf("the value of a quote: %w", store.ErrDamaged)
	}
	numbers := strings.Fields(parts[0])
	if len(numbers) != 5 {
		return v, fmt.Errorf("the value of a quote: %w", store.ErrDamaged)
	}
	var n [5]int64
	for i, text := range numbers {
		if n[i], err = strconv.ParseInt(text, 10, 64); err != nil {
			return v, fmt.Errorf("the value of a quote: %w", store.ErrDamaged)
		}
	}
	v = value{number: uint32(n[0]), day: int32(n[1]), traits: store.Traits(n[2]), words: n[3], article: int(n[4]), outlet: parts[2]}
	if parts[1] != "" {
		v.speakers = strings.Split(parts[1], betweenNames)
	}
	return v, nil
}
