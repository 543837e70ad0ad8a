package discordtest

import (
	"encoding/json"
	"slices"
)

// ComponentInput is the type of a text input, which only modals have.
const ComponentInput = 4

// Styles of text inputs, of the component reference.
const (
	InputLine      = 1
	InputParagraph = 2
)

// Limits of modals, of the page on receiving and responding, and of text inputs, of the component reference.
const (
	maxModalTitle       = 45
	maxModalRows        = 5
	maxInputLabel       = 45
	maxInputText        = 4000
	maxInputPlaceholder = 100
)

// A Modal is a form that the bot has opened before a user, in answer to what they did.
type Modal struct {
	CustomID string
	Title    string
	Inputs   []Input

	of *interaction // that it answers
}

// An Input is a text input of a modal. Discord has a newer form of it too, in labels, which the server does not know.
type Input struct {
	Type        int    `json:"type"`
	CustomID    string `json:"custom_id"`
	Label       string `json:"label"`
	Style       int    `json:"style"`
	MinLength   int    `json:"min_length"`
	MaxLength   int    `json:"max_length"`
	Required    bool   `json:"required"`
	Value       string `json:"value"` // what is in it before anybody types
	Placeholder string `json:"placeholder"`
}

// UnmarshalJSON has what was not sent be as Discord has it.
func (i *Input) UnmarshalJSON(data []byte) error {
	type plain Input
	p := plain{Required: true, MaxLength: maxInputText}
	err := json.Unmarshal(data, &p)
	*i = Input(p)
	return err
}

// readModal reads and checks the modal in a response.
func (f *form) readModal() (Modal, error) {
	var m Modal
	var rows []struct {
		Type       int     `json:"type"`
		Components []Input `json:"components"`
	}
	for field, into := range map[string]any{"custom_id": &m.CustomID, "title": &m.Title, "components": &rows} {
		if raw := f.has[field]; raw != nil && json.Unmarshal(raw, into) != nil {
			return m, invalid("%s: could not be read", field)
		}
	}
	if n := len(rows); n < 1 || n > maxModalRows {
		return m, invalid("components: must be between 1 and %d in length, not %d", maxModalRows, n)
	}
	for _, row := range rows {
		if row.Type != ComponentRow {
			return m, invalid("components: the server knows no components of type %d in a modal, but rows", row.Type)
		}
		if n := len(row.Components); n != 1 {
			return m, invalid("components: a row of a modal must be 1 in length, not %d", n)
		}
		m.Inputs = append(m.Inputs, row.Components[0])
	}
	return m, m.check()
}

// check returns the first rule that the modal breaks.
func (m *Modal) check() error {
	if err := checkCustomID(m.CustomID); err != nil {
		return err
	}
	if n := length(m.Title); n < 1 || n > maxModalTitle {
		return invalid("title: must be between 1 and %d in length, not %d", maxModalTitle, n)
	}
	for i, in := range m.Inputs {
		if err := in.check(); err != nil {
			return err
		}
		if slices.ContainsFunc(m.Inputs[:i], func(other Input) bool { return other.CustomID == in.CustomID }) {
			return invalid("components: Component custom id cannot be duplicated: %s", in.CustomID)
		}
	}
	return nil
}

func (i *Input) check() error {
	n := length(i.Label)
	switch {
	case i.Type != ComponentInput:
		return invalid("components: the server knows no components of type %d in a row of a modal", i.Type)
	case n < 1 || n > maxInputLabel:
		return invalid("components: label must be between 1 and %d in length, not %d", maxInputLabel, n)
	case i.Style != InputLine && i.Style != InputParagraph:
		return invalid("components: style must be %d or %d, not %d", InputLine, InputParagraph, i.Style)
	case i.MinLength < 0 || i.MinLength > maxInputText:
		return invalid("components: min_length must be between 0 and %d, not %d", maxInputText, i.MinLength)
	case i.MaxLength < 1 || i.MaxLength > maxInputText:
		return invalid("components: max_length must be between 1 and %d, not %d", maxInputText, i.MaxLength)
	case i.MinLength > i.MaxLength:
		return invalid("components: min_length must be %d or fewer, as max_length is", i.MaxLength)
	case length(i.Value) > maxInputText:
		return invalid("components: value must be %d or fewer in length", maxInputText)
	case length(i.Placeholder) > maxInputPlaceholder:
		return invalid("components: placeholder must be %d or fewer in length", maxInputPlaceholder)
	}
	return checkCustomID(i.CustomID)
}
