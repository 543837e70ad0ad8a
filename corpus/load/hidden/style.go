package hidden

import (
	"slices"
	"strings"

	"verbatim/corpus/table"
)

// A style holds the properties of an element that can hide its text, in lower case.
type style map[string]property

type property struct {
	value     string
	important bool
}

// properties are the ones that are read; the effect of others is unknown.
var properties = table.Set(
	"display", "visibility", "content-visibility", "opacity", "transform", "scale", "filter", "clip", "clip-path",
	"font-size", "font", "text-indent", "text-decoration", "text-decoration-line",
	"color", "-webkit-text-fill-color", "background", "background-color", "background-image", "background-clip",
	"-webkit-background-clip",
	"position", "left", "right", "top", "bottom", "inset", "margin-left", "margin-top", "margin",
	"width", "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y",
)

// maxValue is the longest value in bytes that is read. Longer ones are pictures.
const maxValue = 200

// set sets a property unless its value is important. A shorthand sets the properties that it stands for.
func (s style) set(name, value string, important bool) {
	if !properties[name] || !isRead(name, value) {
		return
	}
	switch name {
	case "font":
		s.set("font-size", fontSize(value), important)
		return
	case "overflow-x", "overflow-y":
		name = "overflow"
	case "background":
		s.set("background-color", value, important)
		s.set("background-image", value, important)
		s.set("background-clip", clipOf(value), important)
		return
	case "-webkit-background-clip":
		name = "background-clip"
	case "text-decoration":
		name = "text-decoration-line"
	}
	if !s[name].important || important {
		s[name] = property{value, important}
	}
}

// clipOf returns the shape to which a background is clipped.
func clipOf(background string) string {
	if slices.Contains(strings.Fields(background), "text") {
		return "text"
	}
	return "border-box"
}

// background returns the colour of the background, clear if there is none. The colour of a picture is unknown.
func (s style) background() colour {
	if isPictureCSS(s.value("background-image")) {
		return colour{}
	}
	if v, ok := s.get("background-color"); ok {
		return backgroundColour(v)
	}
	return colour{clear: true}
}

// get returns the value of a property.
func (s style) get(name string) (string, bool) {
	p, ok := s[name]
	return p.value, ok
}

func (s style) value(name string) string { return s[name].value }

// declare sets the properties of a list of declarations: "display: none; color: red !important".
func (s style) declare(list string) {
	for _, d := range declarations(list) {
		s.set(d.name, d.value, d.important)
	}
}

// A declaration gives a property its value.
type declaration struct {
	name, value string
	important   bool
}

// declarations returns the declarations of a list whose properties are read.
func declarations(list string) (all []declaration) {
	list = withoutComments(list)
	for list != "" {
		var part string
		part, list = cutDeclaration(list)
		if d, ok := readDeclaration(part); ok {
			all = append(all, d)
		}
	}
	return all
}

// readDeclaration reads a declaration without comments. It reports false if the property is not read.
func readDeclaration(text string) (d declaration, ok bool) {
	name, value, _ := strings.Cut(text, ":")
	d.name = strings.ToLower(strings.TrimSpace(unescapeCSS(name)))
	if !properties[d.name] {
		return d, false
	}
	if i := indexCSS(value, "!"); i >= 0 {
		if word := strings.TrimSpace(unescapeCSS(value[i+1:])); !strings.EqualFold(word, "important") {
			return d, false // browsers ignore it
		}
		value, d.important = value[:i], true
	}
	d.value = strings.ToLower(strings.TrimSpace(unescapeCSS(value)))
	if d.name == "background" || d.name == "background-image" {
		d.value = shortBackground(d.value)
	}
	return d, d.value != "" && isRead(d.name, d.value)
}

// isRead reports whether a value of a property matters.
func isRead(name, value string) bool {
	return len(value) <= maxValue && (name != "font" || fontSize(value) != "")
}

// shortBackground replaces a background that is too long to be read for each element. It keeps that there is a
// picture, and whether it is clipped to the letters.
func shortBackground(value string) string {
	if len(value) <= maxValue || !isPictureCSS(value) {
		return value
	}
	return "url() " + clipOf(value)
}
