package schema

import (
	"iter"
	"strings"
)

// FlagLayout is the flag of a message that consists of components, of the message page: IS_COMPONENTS_V2.
const FlagLayout = 1 << 15

// Limits of a layout, of the component reference. That of the texts is not in it, but in what the server answers.
const (
	maxParts       = 40   // nested ones included
	maxTexts       = 4000 // characters of all texts
	maxSection     = 3    // texts of a section
	maxAccentColor = 0xffffff
)

// Each yields components with those in them, in the order in which they are shown.
func Each(components []Component) iter.Seq[*Component] {
	return func(yield func(*Component) bool) { each(components, yield) }
}

func each(components []Component, yield func(*Component) bool) bool {
	for i := range components {
		c := &components[i]
		if !yield(c) || !each(c.Components, yield) || c.Accessory != nil && !yield(c.Accessory) {
			return false
		}
	}
	return true
}

// Texts returns the texts of a layout, joined by line breaks: what a reader sees of it.
func Texts(components []Component) string {
	var texts []string
	for c := range Each(components) {
		if c.Type == ComponentText {
			texts = append(texts, c.Content)
		}
	}
	return strings.Join(texts, "\n")
}

// checkLayout returns an error for the first rule that the components of a layout break.
func checkLayout(components []Component) error {
	parts, length := 0, 0
	for c := range Each(components) {
		parts++
		length += Length(c.Content)
	}
	switch {
	case parts > maxParts:
		return Invalid("components: The total number of components must be %d or fewer, not %d", maxParts, parts)
	case length > maxTexts:
		return Invalid("components: The total length of displayable text must be %d or fewer, not %d", maxTexts, length)
	}
	for i := range components {
		if err := components[i].checkPart(true); err != nil {
			return err
		}
	}
	return checkUnique(components)
}

// checkPart returns an error for the first rule that a part of a layout breaks. top says that it is in no other.
func (c *Component) checkPart(top bool) error {
	switch c.Type {
	case ComponentRow:
		return c.checkRow()
	case ComponentText:
		return c.checkText()
	case ComponentSection:
		return c.checkSection()
	case ComponentGallery:
		return c.checkGallery()
	case ComponentSeparator:
		if c.Spacing < 0 || c.Spacing > 2 {
			return Invalid("components: spacing must be 1 or 2, not %d", c.Spacing)
		}
		return nil
	case ComponentContainer:
		if top {
			return c.checkContainer()
		}
	}
	return Invalid("components: the server knows no components of type %d there", c.Type)
}

func (c *Component) checkText() error {
	if c.Type != ComponentText || Length(c.Content) == 0 {
		return Invalid("components: a text must be between 1 and %d in length", maxTexts)
	}
	return nil
}

func (c *Component) checkSection() error {
	if n := len(c.Components); n < 1 || n > maxSection {
		return Invalid("components: a section must have between 1 and %d texts, not %d", maxSection, n)
	}
	for i := range c.Components {
		if err := c.Components[i].checkText(); err != nil {
			return err
		}
	}
	if c.Accessory == nil || c.Accessory.Type != ComponentButton {
		return Invalid("components: a section needs an accessory")
	}
	return c.Accessory.check()
}

func (c *Component) checkContainer() error {
	if c.Accent != nil && (*c.Accent < 0 || *c.Accent > maxAccentColor) {
		return Invalid("components: accent_color must be between 0 and %d", maxAccentColor)
	}
	if len(c.Components) == 0 {
		return Invalid("components: a container needs a component")
	}
	for i := range c.Components {
		if err := c.Components[i].checkPart(false); err != nil {
			return err
		}
	}
	return nil
}
