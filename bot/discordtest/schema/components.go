package schema

import (
	"encoding/json"
	"net/url"
	"slices"
	"unicode/utf8"
)

// Types of components of a message, of the component reference. The server knows no others.
const (
	ComponentRow       = 1
	ComponentButton    = 2
	ComponentSelect    = 3  // of texts
	ComponentSection   = 9  // this and the next are of messages with FlagLayout
	ComponentText      = 10 // Markdown
	ComponentGallery   = 12 // of pictures
	ComponentSeparator = 14
	ComponentContainer = 17
)

// StyleLink is the style of a button that opens an address. It sends no interaction.
const StyleLink = 5

// Limits of components, of the component reference.
const (
	maxRows     = 5
	maxInRow    = 5
	maxLabel    = 80
	maxCustomID = 100
	maxURL      = 512
)

// A Component is a part of a message: a row, a button or select menu in one, or a part of a layout.
type Component struct {
	Type       int         `json:"type"`
	Style      int         `json:"style,omitempty"` // of a button: 1 to 5
	Label      string      `json:"label,omitempty"`
	CustomID   string      `json:"custom_id,omitempty"`
	URL        string      `json:"url,omitempty"`
	Disabled   bool        `json:"disabled,omitempty"`
	Components []Component `json:"components,omitempty"` // of a row, section or container

	Content   string     `json:"content,omitempty"`      // of a text
	Accessory *Component `json:"accessory,omitempty"`    // of a section
	Accent    *int       `json:"accent_color,omitempty"` // of a container
	Items     []Item     `json:"items,omitempty"`        // of a gallery
	Divider   *bool      `json:"divider,omitempty"`      // of a separator, as is the next field
	Spacing   int        `json:"spacing,omitempty"`

	Placeholder string         `json:"placeholder,omitempty"` // of a select menu, as are the next fields
	Options     []SelectOption `json:"options,omitempty"`
	MinValues   *int           `json:"min_values,omitempty"` // how many options must be chosen; 1 when nil
	MaxValues   *int           `json:"max_values,omitempty"` // how many may be; 1 when nil

	emoji json.RawMessage // sent as it was received
}

// UnmarshalJSON keeps the emoji, which can replace a label.
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

// MarshalJSON writes the component with its emoji.
func (c Component) MarshalJSON() ([]byte, error) {
	type plain Component
	return json.Marshal(struct {
		plain
		Emoji json.RawMessage `json:"emoji,omitempty"`
	}{plain(c), c.emoji})
}

// checkRows returns an error for the first rule that the rows of a message without a layout break.
func checkRows(rows []Component) error {
	if len(rows) > maxRows {
		return Invalid("components: must be %d or fewer in length", maxRows)
	}
	for _, row := range rows {
		if row.Type != ComponentRow {
			return Invalid("components: value of field \"type\" must be %d, not %d", ComponentRow, row.Type)
		}
		if err := row.checkRow(); err != nil {
			return err
		}
	}
	return checkUnique(rows)
}

// checkRow returns an error for the first rule that a row breaks.
func (c *Component) checkRow() error {
	if n := len(c.Components); n < 1 || n > maxInRow {
		return Invalid("components: must be between 1 and %d in length, not %d", maxInRow, n)
	}
	for _, in := range c.Components {
		if err := in.check(); err != nil {
			return err
		}
		if in.Type == ComponentSelect && len(c.Components) > 1 {
			return Invalid("components: a row with a select menu must be 1 in length, not %d", len(c.Components))
		}
	}
	return nil
}

// checkUnique returns an error if two components have the same custom_id.
func checkUnique(components []Component) error {
	var ids []string
	for c := range Each(components) {
		if c.CustomID != "" && slices.Contains(ids, c.CustomID) {
			return Invalid("components: Component custom id cannot be duplicated: %s", c.CustomID)
		}
		ids = append(ids, c.CustomID)
	}
	return nil
}

// check returns an error for the first rule that a component in a row breaks.
func (c *Component) check() error {
	switch c.Type {
	case ComponentButton:
		return c.checkButton()
	case ComponentSelect:
		return c.checkSelect()
	}
	return Invalid("components: the server knows no components of type %d in a row", c.Type)
}

func checkCustomID(id string) error {
	if n := utf8.RuneCountInString(id); n < 1 || n > maxCustomID {
		return Invalid("components: custom_id must be between 1 and %d in length, not %d", maxCustomID, n)
	}
	return nil
}

func (c *Component) checkButton() error {
	switch {
	case c.Style < 1 || c.Style > StyleLink:
		return Invalid("components: style must be between 1 and %d, not %d", StyleLink, c.Style)
	case Length(c.Label) > maxLabel:
		return Invalid("components: label must be %d or fewer in length", maxLabel)
	case Length(c.Label) == 0 && c.emoji == nil:
		return Invalid("components: a button must have a label or emoji")
	case c.Style == StyleLink:
		return c.checkLink()
	case c.URL != "":
		return Invalid("components: a custom id and url cannot both be specified")
	}
	return checkCustomID(c.CustomID)
}

func (c *Component) checkLink() error {
	to, err := url.Parse(c.URL)
	switch {
	case c.CustomID != "":
		return Invalid("components: a custom id and url cannot both be specified")
	case c.URL == "":
		return Invalid("components: a url is required")
	case err != nil || !slices.Contains([]string{"http", "https", "discord"}, to.Scheme) || to.Host == "":
		return Invalid("components: not a well formed URL: %s", c.URL)
	case utf8.RuneCountInString(c.URL) > maxURL:
		return Invalid("components: url must be %d or fewer in length", maxURL)
	}
	return nil
}
