package hidden

import (
	"slices"
	"strconv"
	"strings"
)

// hides reports whether readers don't see an element with these properties, nor anything in it.
func (s style) hides() bool {
	return s.value("display") == "none" || s.value("content-visibility") == "hidden" || isZero(s["opacity"].value) ||
		strings.Contains(s.value("text-decoration-line"), "line-through") ||
		s.isClipped() || s.isEmptyBox() || s.isAway() || s.isShrunk()
}

// isClipped reports whether the element is clipped to nothing.
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

// isEmptyRect reports whether a rectangle is too small for a letter. Its four edges are clockwise from the top.
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

// leastBox is the width and height in pixels that a box needs to show a letter.
const leastBox = 2

// isEmptyBox reports whether the element is too small for a letter and hides what overflows.
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

// isShrunk reports whether the element is too small or too faint to see.
func (s style) isShrunk() bool {
	if v, ok := s.get("scale"); ok && isZero(v) {
		return true
	}
	for _, f := range []struct{ property, function string }{
		{"transform", "scale"}, {"transform", "scalex"}, {"transform", "scaley"}, {"filter", "opacity"},
	} {
		_, inside, ok := strings.Cut(s.value(f.property), f.function+"(")
		if ok && slices.ContainsFunc(words(inside), isZero) {
			return true
		}
	}
	return false
}
