package schema

import (
	"slices"
	"unicode/utf8"
)

// maxMenuName is how many characters the name of a command in a menu may have. It may have spaces and upper case,
// unlike the name of a chat command.
const maxMenuName = 32

// checkKind returns an error for the first rule of its type that the command breaks.
func (c *Command) checkKind() error {
	n := utf8.RuneCountInString(c.Name)
	switch {
	case c.Type == CommandChat:
		return checkName(c.Name, c.Description)
	case c.Type != CommandUser && c.Type != CommandMessage:
		return Invalid("%s: no such command type: %d", c.Name, c.Type)
	case n > maxMenuName || Length(c.Name) == 0:
		return Invalid("name: must be 1 to %d in length, not %d", maxMenuName, n)
	case c.Description != "":
		return Invalid("%s: Context menu commands cannot have description", c.Name)
	case len(c.Options) > 0:
		return Invalid("%s: Context menu commands cannot have options", c.Name)
	}
	return nil
}

// within reports whether the values are between 0 and most, without repetition.
func within(values []int, most int) bool {
	for i, v := range values {
		if v < 0 || v > most || slices.Contains(values[:i], v) {
			return false
		}
	}
	return true
}
