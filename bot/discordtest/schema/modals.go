package schema

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

// A Modal is a form that the bot shows a user in response to an interaction.
type Modal struct {
	CustomID string
	Title    string
	Inputs   []Input
}

// An Input is a text input of a modal. Discord also has a newer form of it, in labels, which the server does not know.
type Input struct {
	Type        int    `json:"type"`
	CustomID    string `json:"custom_id"`
	Label       string `json:"label"`
	Style       int    `json:"style"`
	MinLength   int    `json:"min_length"`
	MaxLength   int    `json:"max_length"`
	Required    bool   `json:"required"`
	Value       string `json:"value"` // its text at first
	Placeholder string `json:"placeholder"`
}

// UnmarshalJSON gives fields that were not sent the values that Discord gives them.
func (i *Input) UnmarshalJSON(data []byte) error {
	type plain Input
	p := plain{Required: true, MaxLength: maxInputText}
	err := json.Unmarshal(data, &p)
	*i = Input(p)
	return err
}

// ReadModal reads and checks the modal in a response.
func (f *Form) ReadModal() (Modal, error) {
	var m Modal
	var rows []struct {
		Type       int     `json:"type"`
		Components []Input `json:"components"`
	}
	for field, into := range map[string]any{"custom_id": &m.CustomID, "title": &m.Title, "components": &rows} {
		if raw := f.Has[field]; raw != nil && json.Unmarshal(raw, into) != nil {
			return m, Invalid("%s: could not be read", field)
		}
	}
	if n := len(rows); n < 1 || n > maxModalRows {
		return m, Invalid("components: must be between 1 and %d in length, not %d", maxModalRows, n)
	}
	for _, row := range rows {
		if row.Type != ComponentRow {
			return m, Invalid("components: the server knows only rows in a modal, not components of type %d", row.Type)
		}
		if n := len(row.Components); n != 1 {
			return m, Invalid("components: a row of a modal must be 1 in length, not %d", n)
		}
		m.Inputs = append(m.Inputs, row.Components[0])
	}
	return m, m.check()
}

// check returns an error for the first rule that the modal breaks.
func (m *Modal) check() error {
	if err := checkCustomID(m.CustomID); err != nil {
		return err
	}
	if n := Length(m.Title); n < 1 || n > maxModalTitle {
		return Invalid("title: must be between 1 and %d in length, not %d", maxModalTitle, n)
	}
	for i, in := range m.Inputs {
		if err := in.check(); err != nil {
			return err
		}
		if slices.ContainsFunc(m.Inputs[:i], func(other Input) bool { return other.CustomID == in.CustomID }) {
			return Invalid("components: Component custom id cannot be duplicated: %s", in.CustomID)
		}
	}
	return nil
}

func (i *Input) check() error {
	n := Length(i.Label)
	switch {
	case i.Type != ComponentInput:
		return Invalid("components: the server knows no components of type %d in a row of a modal", i.Type)
	case n < 1 || n > maxInputLabel:
		return Invalid("components: label must be between 1 and %d in length, not %d", maxInputLabel, n)
	case i.Style != InputLine && i.Style != InputParagraph:
		return Invalid("components: style must be %d or %d, not %d", InputLine, InputParagraph, i.Style)
	case i.MinLength < 0 || i.MinLength > maxInputText:
		return Invalid("components: min_length must be between 0 and %d, not %d", maxInputText, i.MinLength)
	case i.MaxLength < 1 || i.MaxLength > maxInputText:
		return Invalid("components: max_length must be between 1 and %d, not %d", maxInputText, i.MaxLength)
	case i.MinLength > i.MaxLength:
		return Invalid("components: min_length must be %d or fewer, as max_length is", i.MaxLength)
	case Length(i.Value) > maxInputText:
		return Invalid("components: value must be %d or fewer in length", maxInputText)
	case Length(i.Placeholder) > maxInputPlaceholder:
		return Invalid("components: placeholder must be %d or fewer in length", maxInputPlaceholder)
	}
	return checkCustomID(i.CustomID)
}
