package hidden

import (
	"strconv"
	"strings"
)

// pixelsPer is the size of units of length in pixels, at the default font size. The window is assumed to be small,
// 500 pixels, so that half of it, by which full-width pictures are moved, is not far.
var pixelsPer = []struct {
	unit   string
	pixels float64
}{
	{"rem", 16}, {"px", 1}, {"pt", 4.0 / 3}, {"pc", 16}, {"em", 16}, {"ex", 8}, {"ch", 8}, {"cm", 37.8}, {"mm", 3.78},
	{"in", 96}, {"vmin", 5}, {"vmax", 5}, {"vw", 5}, {"vh", 5}, {"", 1},
}

// toPixels returns a length in pixels, roughly. It is only compared with lengths that are off the page or nothing.
func toPixels(length string) (float64, bool) {
	for _, u := range pixelsPer {
		number, ok := strings.CutSuffix(length, u.unit)
		if !ok {
			continue
		}
		if n, err := strconv.ParseFloat(number, 64); err == nil {
			return n * u.pixels, true
		}
	}
	return 0, false
}

// far is how many pixels move a line off the page to the left or above. To the right, screens may be wide.
const (
	far      = 500
	farRight = 4_000
)

// isFar reports whether a length moves text off the page, to the left or up. -50% and -50vw only centre it.
func isFar(length string) bool {
	for _, whole := range []string{"%", "vw", "vh"} {
		if number, ok := strings.CutSuffix(length, whole); ok {
			n, err := strconv.ParseFloat(number, 64)
			return err == nil && n <= -100
		}
	}
	n, ok := toPixels(length)
	return ok && n <= -far
}

// leastFont is the size in pixels below which letters can't be read.
const leastFont = 2

// isTiny reports whether letters of a size can't be read.
func isTiny(size string) bool {
	if percent, ok := strings.CutSuffix(size, "%"); ok {
		n, err := strconv.ParseFloat(percent, 64)
		return err == nil && n < 100*leastFont/16
	}
	n, ok := toPixels(size)
	return ok && n < leastFont
}

// isZero reports whether a number or a percentage is zero, or too small to be seen.
func isZero(value string) bool {
	value, percent := strings.CutSuffix(value, "%")
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		n, ok := toPixels(value)
		return ok && n <= 0
	}
	if percent {
		n /= 100
	}
	return n < .05
}

// fontSize returns the size in a value of the property font: "italic 0/1 serif".
func fontSize(font string) string {
	for word := range strings.FieldsSeq(font) {
		size, _, _ := strings.Cut(word, "/")
		if n, err := strconv.Atoi(size); err == nil && n >= 100 {
			continue // a weight
		}
		if _, ok := toPixels(size); ok {
			return size
		}
	}
	return ""
}
