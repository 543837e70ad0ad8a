package subtitle

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// A cue is what is shown at one time.
type cue struct {
	start, end time.Duration
	lines      []string // with their tags
}

// header matches the first line of WebVTT, which may have a title.
var header = table.Pattern(`^WEBVTT(?:[ \t]+(?:[-–—][ \t]*)?(.*))?$`)

// The most that a file may have. Ten hours of captions that roll up have 80,000 lines and 3 MB.
const (
	maxLines = 100_000 // of cues
	maxBytes = 4 << 20 // in them, with their tags
)

// cuesOf returns the title and the cues of a file. Blocks without a time, such as styles and notes, are no cues.
func cuesOf(text string) (title string, cues []cue, err error) {
	first, _, _ := strings.Cut(text, "\n")
	if m := header().FindStringSubmatch(strings.TrimSpace(first)); m != nil {
		title = m[1]
	}
	var open *cue
	lines, size := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		isBlank := line == "" // a line with a space is part of a cue
		line = strings.TrimSpace(line)
		if start, end, ok := times(line); ok {
			if open != nil && len(open.lines) > 0 && isNumber(open.lines[len(open.lines)-1]) {
				open.lines = open.lines[:len(open.lines)-1] // the number of this cue, without a blank line before it
			}
			cues = append(cues, cue{start: start, end: end})
			open = &cues[len(cues)-1]
			continue
		}
		switch {
		case isBlank:
			open = nil
		case open != nil:
			open.lines = append(open.lines, line)
			lines, size = lines+1, size+len(line)
		}
		if lines > maxLines || len(cues) > maxLines || size > maxBytes {
			return "", nil, skip.Errorf(skip.ManyCues)
		}
	}
	return title, unrolled(cues), nil
}

func isNumber(line string) bool { return strings.Trim(line, "0123456789") == "" }

// arrow is between the start and the end of a cue.
const arrow = "-->"

// times reads the line with the times of a cue: "00:01:02.345 --> 00:01:05.000 align:start".
func times(line string) (start, end time.Duration, ok bool) {
	from, to, ok := strings.Cut(line, arrow)
	if !ok {
		return 0, 0, false
	}
	to, _, _ = strings.Cut(strings.TrimSpace(to), " ")
	start, ok1 := timeOf(strings.TrimSpace(from))
	end, ok2 := timeOf(to)
	return start, end, ok1 && ok2
}

var timeForm = table.Pattern(`^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})$`)

// timeOf reads a time: "01:02:03,456" or "02:03.456".
func timeOf(s string) (time.Duration, bool) {
	m := timeForm().FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	var t time.Duration
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
		n, _ := strconv.Atoi(m[i+1]) // empty hours are 0
		t += time.Duration(n) * unit
	}
	ms, _ := strconv.Atoi((m[4] + "00")[:3])
	return t + time.Duration(ms)*time.Millisecond, true
}

// flash is how long a cue lasts at most that only moves a line up.
const flash = 100 * time.Millisecond

// unrolled removes from each cue the lines that the one before it showed already. Captions that roll up repeat them.
func unrolled(cues []cue) []cue {
	var shown []string // by the cue before
	for i := range cues {
		c := &cues[i]
		lines := slices.DeleteFunc(plainLines(c.lines), func(s string) bool { return s == "" })
		follows := i > 0 && c.start <= cues[i-1].end+flash
		n := 0
		if follows {
			n = repeated(shown, lines)
		}
		shown = lines
		if n < len(lines) || c.end-c.start <= flash {
			c.lines = dropLines(c.lines, n)
		}
	}
	return cues
}

// repeated returns how many first lines are the last ones of those shown before.
func repeated(shown, lines []string) int {
	for n := min(len(shown), len(lines), maxRows); n > 0; n-- {
		if slices.Equal(shown[len(shown)-n:], lines[:n]) {
			return n
		}
	}
	return 0
}

// maxRows is how many lines of captions roll up.
const maxRows = 4

// dropLines returns lines without the first n that show words.
func dropLines(lines []string, n int) []string {
	for i, line := range lines {
		if n == 0 {
			return lines[i:]
		}
		if plainLine(line) != "" {
			n--
		}
	}
	if n == 0 {
		return nil
	}
	return lines
}

func plainLines(lines []string) []string {
	plain := make([]string, len(lines))
	for i, line := range lines {
		plain[i] = plainLine(line)
	}
	return plain
}
