package schema

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Fill checks values against the modal's inputs and returns the rows as they are sent. An input without a value keeps
// its text.
func (m *Modal) Fill(values map[string]string) ([]Object, error) {
	for id := range values {
		if !slices.ContainsFunc(m.Inputs, func(i Input) bool { return i.CustomID == id }) {
			return nil, fmt.Errorf("there is no input %s", id)
		}
	}
	rows := []Object{}
	for n, i := range m.Inputs {
		v, ok := values[i.CustomID]
		if !ok {
			v = i.Value
		}
		if err := i.takes(v); err != nil {
			return nil, err
		}
		rows = append(rows, Object{"type": ComponentRow, "id": 2*n + 1, "components": []Object{
			{"type": ComponentInput, "id": 2*n + 2, "custom_id": i.CustomID, "value": v},
		}})
	}
	return rows, nil
}

// takes returns why a user can't submit the value.
func (i *Input) takes(value string) error {
	n := utf8.RuneCountInString(value)
	switch {
	case n == 0 && !i.Required:
		return nil
	case n == 0:
		return fmt.Errorf("%s is required", i.CustomID)
	case n < i.MinLength || n > i.MaxLength:
		return fmt.Errorf("%s must be %d to %d in length, not %d", i.CustomID, i.MinLength, i.MaxLength, n)
	case i.Style == InputLine && strings.Contains(value, "\n"):
		return fmt.Errorf("%s is one line", i.CustomID)
	}
	return nil
}
