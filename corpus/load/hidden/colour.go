package hidden

import (
	"strconv"
	"strings"

	"verbatim/corpus/table"
)

// A colour is a colour of letters or of a background. The zero value is unknown.
type colour struct {
	known, clear bool
	parts        [3]int // red, green, blue
}

// likeness is the largest sum of differences between two colours that look the same.
const likeness = 24

// same reports whether text in a colour is invisible on another.
func (c colour) same(on colour) bool {
	if !c.known || !on.known {
		return false
	}
	differ := 0
	for i := range c.parts {
		differ += max(c.parts[i]-on.parts[i], on.parts[i]-c.parts[i])
	}
	return differ <= likeness
}

// namedColours are the names that pages use; others are unknown.
var namedColours = map[string]string{
	"white": "#ffffff", "black": "#000000", "red": "#ff0000", "green": "#008000", "blue": "#0000ff", "yellow": "#ffff00",
	"gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "snow": "#fffafa", "ivory": "#fffff0",
	"whitesmoke": "#f5f5f5",
	"ghostwhite": "#f8f8ff", "floralwhite": "#fffaf0", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "navy": "#000080",
	"maroon": "#800000",
}

// parseColour reads a colour as hexadecimal digits, as a name or as rgb().
func parseColour(value string) colour {
	value = strings.ToLower(strings.TrimSpace(value))
	if value == "transparent" {
		return colour{clear: true}
	}
	if digits, ok := namedColours[value]; ok {
		value = digits
	}
	if digits, ok := strings.CutPrefix(value, "#"); ok {
		return fromDigits(digits)
	}
	name, inside, ok := strings.Cut(value, "(")
	if !ok {
		return colour{}
	}
	isBetween := func(r rune) bool { return r == ' ' || r == ',' || r == '/' }
	parts := strings.FieldsFunc(strings.TrimSuffix(inside, ")"), isBetween)
	if len(parts) == 4 && isZero(parts[3]) {
		return colour{clear: true}
	}
	if len(parts) < 3 || !strings.HasPrefix(name, "rgb") {
		return colour{}
	}
	c := colour{known: true}
	for i := range c.parts {
		number, percent := strings.CutSuffix(parts[i], "%")
		n, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return colour{}
		}
		if percent {
			n *= 2.55
		}
		c.parts[i] = int(n)
	}
	return c
}

// fromDigits reads hexadecimal digits: rgb, rgba, rrggbb or rrggbbaa.
func fromDigits(digits string) colour {
	if len(digits) == 3 || len(digits) == 4 {
		var b strings.Builder
		for _, d := range digits {
			b.WriteRune(d)
			b.WriteRune(d)
		}
		digits = b.String()
	}
	n, err := strconv.ParseUint(digits, 16, 64)
	switch {
	case err != nil:
		return colour{}
	case len(digits) == 8 && n&0xff < 0x0d: // under a twentieth opaque
		return colour{clear: true}
	case len(digits) == 8:
		n >>= 8
	case len(digits) != 6:
		return colour{}
	}
	return colour{known: true, parts: [3]int{int(n >> 16 & 0xff), int(n >> 8 & 0xff), int(n & 0xff)}}
}

// isPictureCSS reports whether a background contains a picture.
func isPictureCSS(value string) bool {
	for _, name := range []string{"url(", "gradient(", "image(", "image-set(", "element(", "cross-fade(", "paint("} {
		if strings.Contains(value, name) {
			return true
		}
	}
	return false
}

// backgroundColour returns the colour in a background. It is clear if there is none, and unknown if parseColour can't
// read it.
func backgroundColour(value string) colour {
	if c := parseColour(value); c.known {
		return c
	}
	for word := range strings.FieldsSeq(value) {
		if c := parseColour(word); c.known {
			return c
		}
	}
	return colour{clear: strings.Contains(value, "transparent") || clearBackgrounds[value]}
}

// clearBackgrounds are values that show what is below.
var clearBackgrounds = table.Set("none", "inherit", "initial", "unset", "revert", "revert-layer")
