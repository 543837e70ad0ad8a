package discordtest

import (
	"encoding/json"
	"net/url"
	"slices"
	"unicode/utf8"
)

// Types of components of a message, of the component reference; the server knows no others there.
const (
	ComponentRow    = 1
	ComponentButton = 2
	ComponentSelect = 3 // of texts
)

// styleLink is the style of a button that opens an address; it sends no interaction.
const styleLink = 5

// Limits of components, of the component reference.
const (
	maxRows     = 5
	maxInRow    = 5
	maxLabel    = 80
	maxCustomID = 100
	maxURL      = 512
)

// A Component is a row of buttons or with a select menu, or one of them.
type Component struct {
	Type       int         `json:"type"`
	Style      int         `json:"style,omitempty"` // of a button: 1 to 5
	Label      string      `json:"label,omitempty"`
	CustomID   string      `json:"custom_id,omitempty"`
	URL        string      `json:"url,omitempty"`
	Disabled   bool        `json:"disabled,omitempty"`
	Components []Component `json:"components,omitempty"` // of a row

	Placeholder string         `json:"placeholder,omitempty"` // of a select menu, as what follows
	Options     []SelectOption `json:"options,omitempty"`
	MinValues   *int           `json:"min_values,omitempty"` // how many options must be chosen; 1 when nil
	MaxValues   *int           `json:"max_values,omitempty"` // how many may be; 1 when nil

	emoji json.RawMessage // goes out as it came in
}

// UnmarshalJSON keeps the emoji, which stands for a label where there is none.
func (c *Component) UnmarshalJSON(data []byte) error {
	type plain Component
	if err := json.Unmarshal(data, (*plain)(c)); err != nil {
		return err
	}
	var more struct {
		Emoji json.RawMessage `json:"emoji"`
	}
	if err := json.Unmarshal(data, &more); err != nil {
		return err
	}
	if string(more.Emoji) != "null" {
		c.emoji = more.Emoji
	}
	return nil
}

// MarshalJSON is the component as it goes out, with its emoji.
func (c Component) MarshalJSON() ([]byte, error) {
	type plain Component
	return json.Marshal(struct {
		plain
		Emoji json.RawMessage `json:"emoji,omitempty"`
	}{plain(c), c.emoji})
}

// Buttons returns the buttons of all rows of the message, in order.
func (m Message) Buttons() []Component { return m.ofType(ComponentButton) }

func (m Message) ofType(kind int) []Component {
	var all []Component
	for _, row := range m.Components {
		for _, c := range row.Components {
			if c.Type == kind {
				all = append(all, c)
			}
		}
	}
	return all
}

// checkComponents returns the first rule that a message's components break.
func checkComponents(rows []Component) error {
	if len(rows) > maxRows {
		return invalid("components: must be %d or fewer in length", maxRows)
	}
	var ids []string
	for _, row := range rows {
		if row.Type != ComponentRow {
			return invalid("components: value of field \"type\" must be %d, not %d", ComponentRow, row.Type)
		}
		if n := len(row.Components); n < 1 || n > maxInRow {
			return invalid("components: must be between 1 and %d in length, not %d", maxInRow, n)
		}
		for _, c := range row.Components {
			if err := c.check(); err != nil {
				return err
			}
			if c.Type == ComponentSelect && len(row.Components) > 1 {
				return invalid("components: a row with a select menu must be 1 in length, not %d", len(row.Components))
			}
			if c.CustomID != "" && slices.Contains(ids, c.CustomID) {
				return invalid("components: Component custom id cannot be duplicated: %s", c.CustomID)
			}
			ids = append(ids, c.CustomID)
		}
	}
	return nil
}

// check returns the first rule that a component in a row breaks.
func (c *Component) check() error {
	switch c.Type {
	case ComponentButton:
		return c.checkButton()
	case ComponentSelect:
		return c.checkSelect()
	}
	return invalid("components: the server knows no components of type %d in a row", c.Type)
}

func checkCustomID(id string) error {
	if n := utf8.RuneCountInString(id); n < 1 || n > maxCustomID {
		return invalid("components: custom_id must be between 1 and %d in length, not %d", maxCustomID, n)
	}
	return nil
}

func (c *Component) checkButton() error {
	switch {
	case c.Style < 1 || c.Style > styleLink:
		return invalid("components: style must be between 1 and %d, not %d", styleLink, c.Style)
	case length(c.Label) > maxLabel:
		return invalid("components: label must be %d or fewer in length", maxLabel)
	case length(c.Label) == 0 && c.emoji == nil:
		return invalid("components: a button must have a label or emoji")
	case c.Style == styleLink:
		return c.checkLink()
	case c.URL != "":
		return invalid("components: a custom id and url cannot both be specified")
	}
	return checkCustomID(c.CustomID)
}

func (c *Component) checkLink() error {
	to, err := url.Parse(c.URL)
	switch {
	case c.CustomID != "":
		return invalid("components: a custom id and url cannot both be specified")
	case c.URL == "":
		return invalid("components: a url is required")
	case err != nil || !slices.Contains([]string{"http", "https", "discord"}, to.Scheme) || to.Host == "":
		return invalid("components: not a well formed URL: %s", c.URL)
	case utf8.RuneCountInString(c.URL) > maxURL:
		return invalid("components: url must be %d or fewer in length", maxURL)
	}
	return nil
}
