// Package head reads what an agency or a live blog puts before the first sentence of a paragraph: see [Of].
package head

import (
	"regexp"
	"strings"
	"sync"

	"verbatim/corpus"
)

// A Head is what an agency or a live blog puts before the first sentence of a paragraph: place, day, agency, time.
// Spans are of the article's text; each may be zero.
type Head struct {
	Place, Agency, Day corpus.Span
	End                int // where the first sentence begins
}

// The parts of the patterns of heads.
const (
	headWord   = `[A-Z][\p{L}.'’-]*`
	headState  = `(?:, ` + headWord + `(?: ` + headWord + `){0,2})?`
	headPlace  = `(?P<place>` + headWord + `(?:[ /]` + headWord + `){0,3}` + headState + `)`
	headMonth  = `(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zA-Z]*\.?`
	headDate   = `\d{1,2}(?:st|nd|rd|th)?`
	headYear   = `(?:,? \d{4})?`
	headDay    = `(?P<day>` + headMonth + ` ` + headDate + headYear + `|` + headDate + ` ` + headMonth + headYear + `)`
	headAgency = `(?P<agency>[A-Z][\p{L}.&'’-]*(?: [A-Z][\p{L}.&'’-]*){0,4})`
	headClock  = `\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|EST|EDT|ET|CET|CEST|BST|MSK|local time))?`
	headDash   = `\s?(?:—|–|-|--)\s?`
)

// heads are the patterns of heads, each for the start of a paragraph.
var heads = sync.OnceValue(func() []*regexp.Regexp {
	var list []*regexp.Regexp
	for _, p := range []string{
		// (ANSA) – GENEVA, JAN 10 –
		`\(` + headAgency + `\)` + headDash + headPlace + `, ` + headDay + headDash,
		// MOSCOW, January 14. /TASS/.
		headPlace + `[.,] ` + headDay + `\.? /\s?` + headAgency + `\s?/[.:]?(?:\s|$)`,
		// / TASS /
		`/\s?` + headAgency + `\s?/[.:]?(?:` + headDash + `)?\s?`,
		// Moscow. December 22. INTERFAX -
		headPlace + `[.,] ` + headDay + `\.? (?P<agency>[A-Z]{4,12})` + headDash,
		// Brussels, Jan 7 (AFP) Jan 07, 2022
		headPlace + `, ` + headMonth + ` ` + headDate + ` \(` + headAgency + `\) ` + headDay +
			`(?:` + headDash + `|\s|$)`,
		// Brussels, Jan 7 (AFP)
		headPlace + `, ` + headDay + ` \(` + headAgency + `\)(?:` + headDash + `|\s|$)`,
		// Dec. 18, 2021 (EIRNS)—
		headDay + ` \(` + headAgency + `\)` + headDash,
		// NEW YORK, Dec. 18, 2021 /PRNewswire/ --
		headPlace + `, ` + headDay + ` /` + headAgency + `/` + headDash,
		// (AFP) Jan 07, 2022
		`\(` + headAgency + `\) ` + headDay + `(?:` + headDash + `|\s|$)`,
		// HALDEN (Lantern News - 3rd March, 2021)
		headPlace + ` \(` + headAgency + ` ?- ?` + headDay + `\)(?:` + headDash + `|\s)`,
		// 10:20 p.m.: and 1716 GMT —
		`\[?` + headClock + `\]?(?::|` + headDash + `|\s\|)\s?`,
	} {
		list = append(list, regexp.MustCompile(`^(?:`+p+`)`))
	}
	return list
})

// maxHead is how many bytes a head may have.
const maxHead = 120

// Of finds the head of a paragraph, given as a span of text.
func Of(text string, paragraph corpus.Span) (Head, bool) {
	start := paragraph.In(text)
	if len(start) > maxHead {
		start = start[:maxHead]
	}
	if !mayHaveHead(start) {
		return Head{}, false
	}
	for _, pattern := range heads() {
		m := pattern.FindStringSubmatchIndex(start)
		if m == nil {
			continue
		}
		h := Head{End: paragraph.Start + m[1]}
		for i, name := range pattern.SubexpNames() {
			if name == "" || m[2*i] < 0 {
				continue
			}
			span := corpus.Span{Start: paragraph.Start + m[2*i], End: paragraph.Start + m[2*i+1]}
			switch name {
			case "place":
				h.Place = span
			case "agency":
				h.Agency = span
			case "day":
				h.Day = span
			}
		}
		return h, true
	}
	return Head{}, false
}

// mayHaveHead reports whether a paragraph's start has a sign that all heads have, so that few paragraphs are matched.
func mayHaveHead(start string) bool {
	if start == "" {
		return false
	}
	first := start[0]
	if first >= '0' && first <= '9' || first == '(' || first == '/' || first == '[' {
		return true
	}
	if first < 'A' || first > 'Z' || !strings.ContainsAny(start, "0123456789") {
		return false
	}
	return strings.ContainsAny(start, "(/–—") || strings.Contains(start, " - ")
}
