package load

import (
	"slices"
	"strconv"
	"strings"
)

// A style is the properties of an element that tell whether its text is seen, in small letters.
type style map[string]property

type property struct {
	value     string
	important bool
}

// properties are those that are looked at; what others do is not known.
var properties = setOf("display", "visibility", "content-visibility", "opacity", "font-size", "font", "text-indent", "position",
	"left", "right", "top", "bottom", "inset", "clip", "clip-path", "color", "-webkit-text-fill-color", "background",
	"background-color", "width", "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y", "text-decoration",
	"text-decoration-line", "transform", "scale", "filter", "margin-left", "margin-top", "margin")

// maxValue is how long a value may be that is looked at: longer ones are pictures.
const maxValue = 200

// set gives a property its value, unless it has one that is important.
func (s style) set(name, value string, important bool) {
	if !properties[name] || len(value) > maxValue || s[name].important && !important {
		return
	}
	switch name {
	case "font":
		if size := fontSize(value); size != "" {
			s.set("font-size", size, important)
		}
	case "overflow-x", "overflow-y":
		s.set("overflow", value, important)
	case "background-color":
		delete(s, "background") // of the two the later counts
	case "background":
		delete(s, "background-color")
	case "text-decoration":
		delete(s, "text-decoration-line")
	}
	s[name] = property{value, important}
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

// declarations reads a list of declarations, and returns those that are looked at.
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

// readDeclaration reads a declaration without comments and reports whether it is looked at.
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
	return d, d.value != "" && isRead(d.name, d.value)
}

// isRead reports whether a value can mean something to the properties that are looked at.
func isRead(name, value string) bool {
	return len(value) <= maxValue && (name != "font" || fontSize(value) != "")
}

// hides reports whether an element with these properties is not seen, with all that is in it.
func (s style) hides() bool {
	return s.value("display") == "none" || s.value("content-visibility") == "hidden" || isZero(s["opacity"].value) ||
		strings.Contains(s.value("text-decoration")+s.value("text-decoration-line"), "line-through") ||
		s.isClipped() || s.isEmptyBox() || s.isAway() || s.isShrunk()
}

// isClipped reports whether nothing is left of the element.
func (s style) isClipped() bool {
	clip, path := s.value("clip"), s.value("clip-path")
	if inside, ok := strings.CutPrefix(clip, "rect("); ok && isEmptyRect(words(inside)) {
		return true
	}
	if inside, ok := strings.CutPrefix(path, "inset("); ok {
		all := words(inside)
		percent, isPercent := strings.CutSuffix(append(all, "")[0], "%")
		n, err := strconv.ParseFloat(percent, 64)
		return isPercent && err == nil && n >= 50
	}
	if inside, ok := strings.CutPrefix(path, "circle("); ok {
		return isZero(append(words(inside), "")[0])
	}
	if inside, ok := strings.CutPrefix(path, "polygon("); ok {
		for _, w := range words(inside) {
			if !isZero(w) {
				return false
			}
		}
		return true
	}
	return false
}

// isEmptyRect reports whether a rectangle of four edges, from the top clockwise, has no room for a letter.
func isEmptyRect(edges []string) bool {
	if len(edges) != 4 {
		return false
	}
	var n [4]float64
	for i, e := range edges {
		pixels, ok := toPixels(e)
		if !ok {
			return false
		}
		n[i] = pixels
	}
	return n[2]-n[0] <= leastBox || n[1]-n[3] <= leastBox
}

// words returns the arguments up to a closing bracket.
func words(s string) []string {
	s, _, _ = strings.Cut(s, ")")
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' })
}

// leastBox is how many pixels a box must be wide and high to show a letter.
const leastBox = 2

// isEmptyBox reports whether the element has no room for a letter, and shows nothing beyond.
func (s style) isEmptyBox() bool {
	if o := s.value("overflow"); !strings.Contains(o, "hidden") && !strings.Contains(o, "clip") {
		return false
	}
	for _, name := range []string{"width", "height", "max-width", "max-height"} {
		if n, ok := toPixels(s.value(name)); ok && n < leastBox {
			return true
		}
	}
	return false
}

// isAway reports whether the element is moved off the page.
func (s style) isAway() bool {
	if p := s.value("position"); p == "absolute" || p == "fixed" || p == "relative" {
		for _, name := range []string{"left", "right", "top", "bottom", "inset"} {
			if slices.ContainsFunc(words(s.value(name)), isFar) {
				return true
			}
		}
		for _, name := range []string{"left", "right"} {
			if n, ok := toPixels(s.value(name)); ok && n >= farRight {
				return true
			}
		}
	}
	for _, name := range []string{"margin-left", "margin-top", "margin"} {
		for _, w := range words(s.value(name)) {
			if n, ok := toPixels(w); ok && n <= -far {
				return true
			}
		}
	}
	_, moved, _ := strings.Cut(s.value("transform"), "translate")
	_, moved, ok := strings.Cut(moved, "(")
	return ok && slices.ContainsFunc(words(moved), isFar)
}

// isShrunk reports whether the element is made too small or too faint to see.
func (s style) isShrunk() bool {
	if v, ok := s.get("scale"); ok && isZero(v) {
		return true
	}
	for _, f := range []struct{ property, function string }{
		{"transform", "scale"}, {"transform", "scalex"}, {"transform", "scaley"}, {"filter", "opacity"},
	} {
		if _, inside, ok := strings.Cut(s.value(f.property), f.function+"("); ok && slices.ContainsFunc(words(inside), isZero) {
			return true
		}
	}
	return false
}
