package field

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/layout/head"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// A dateline is what the opening of a report says before its first sentence: "KYIV, Ukraine, Dec. 21 (AP) — ".
type dateline struct {
	place     string // as printed, with its country or state
	publisher string // the agency, as printed
	day       time.Time
}

// maxDateline is the longest dateline, in bytes.
const maxDateline = 140

// Three shapes cover every dateline seen in the wire copy of the agencies below and in 840 US news articles:
// PLACE, DATE (AGENCY - DATE) —; PLACE, DATE. /AGENCY/; PLACE, DATE —.
var (
	bracketed = table.Pattern(`^([^()]{0,70}?)\s*\(([^()]{2,80})\)\s*([—–:_-]*)`)
	slashed   = table.Pattern(`^([^()/]{2,60}?)[.,]?\s*/([^()/]{2,40})/`)
	dashed    = table.Pattern(`^([^()—–]{3,70}?)[\s]+(?:—|–|--|-\s)`)
)

// agencies make a dateline when their name is in brackets, with any place or without one. Other names in brackets
// need a place in capitals before them.
var agencies = table.Set(
	"AAP", "AFP", "Agence France-Presse", "Anadolu", "ANSA", "AP", "Associated Press", "Belga", "BelTA",
	"Bernama", "Bloomberg", "Business Wire", "CNA", "dpa", "DPA", "EFE", "EIRNS", "GLOBE NEWSWIRE", "IANS",
	"INTERFAX", "Interfax", "IRNA", "ITAR-TASS", "JTA", "KUNA", "Kyodo", "Meduza", "PRNewswire", "PTI",
	"Reuters", "RFE/RL", "RIA Novosti", "Sputnik", "TASS", "The Associated Press", "The Canadian Press",
	"Ukrinform", "UKRINFORM", "UNIAN", "UPI", "UrduPoint News", "Xinhua", "Yonhap",
)

// labels are words in capitals that are printed where a place would be.
var labels = table.Set("ABSTRACT", "ADVISORY", "ALERT", "ANALYSIS", "BACKGROUND", "BREAKING", "CLARIFICATION",
	"COLUMN", "COMMENT", "COMMENTARY", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FEATURE",
	"FLASHBACK", "INTERVIEW", "LIVE", "MORE", "NEWS", "NOTE", "OP-ED", "OPINION", "POLL", "PREVIOUSLY", "PROFILE",
	"RELATED", "REPORT", "REVIEW", "ROUNDUP", "TIMELINE", "TRANSCRIPT", "UPDATE", "UPDATED", "URGENT", "VIDEO",
	"WATCH")

// parseDateline reads the dateline at the start of a paragraph. It ignores a day without a year.
func parseDateline(paragraph string) (dateline, bool) {
	s := strings.ReplaceAll(strings.TrimSpace(paragraph[:wording.Floor(paragraph, maxDateline)]), "\u00a0", " ")
	if d, ok := parseHead(s); ok && d.place != "" {
		return d, true
	}
	if m := slashed().FindStringSubmatch(s); m != nil {
		if d, ok := placeAndDay(m[1]); ok && agencies[m[2]] {
			d.publisher = m[2]
			return d, true
		}
	}
	if m := bracketed().FindStringSubmatch(s); m != nil {
		label := strings.HasPrefix(m[3], ":") && !agencies[m[2]] // "ADA MARSH (Valley News): Will it last?"
		if d, ok := parseBracketed(m[1], m[2], m[3] != ""); ok && !label {
			return d, true
		}
	}
	if m := dashed().FindStringSubmatch(s); m != nil {
		if d, ok := placeAndDay(m[1]); ok && isCapitals(d.place) && len(strings.Fields(d.place)) <= maxPlaceWords {
			return d, true
		}
	}
	return parseHead(s)
}

// parseHead reads the other shapes in which agencies print place, day and their name.
func parseHead(s string) (dateline, bool) {
	h, ok := head.Of(s, corpus.Span{End: len(s)})
	agency := h.Agency.In(s)
	if !ok || !agencies[agency] && !agencies[strings.ToUpper(agency)] {
		return dateline{}, false
	}
	d := dateline{place: h.Place.In(s), publisher: agency}
	found, _ := day.Find(h.Day.In(s))
	d.day = found.Day
	return d, true
}

// maxPlaceWords bounds a place with no agency after it: longer ones are headings in capitals.
const maxPlaceWords = 5

// parseBracketed reads the shape "before (inside) —".
func parseBracketed(before, inside string, dash bool) (dateline, bool) {
	d, ok := placeAndDay(before)
	if !ok {
		return dateline{}, false
	}
	found, dated := day.Find(inside)
	name := inside
	if dated {
		d.day = found.Day
		name = inside[:found.Start]
	}
	d.publisher = strings.TrimRight(strings.TrimSpace(name), " ,–—-")
	first, _ := utf8.DecodeRuneInString(d.publisher)
	switch {
	case dated:
		return d, isCapitals(d.place) || agencies[d.publisher]
	case !dash:
		return dateline{}, false
	case agencies[d.publisher]:
		return d, true
	}
	return d, isCapitals(d.place) && unicode.IsUpper(first) && !strings.ContainsAny(d.publisher, "0123456789,:;")
}

// placeAndDay splits "KYIV, Ukraine, Dec. 21" into place and day. Both may be missing.
func placeAndDay(s string) (d dateline, ok bool) {
	place := s
	found, ok := day.Find(s)
	if !ok {
		found, ok = day.FindYearless(s)
	}
	if ok {
		if strings.Trim(s[found.End:], " .,") != "" {
			return dateline{}, false
		}
		d.day, place = found.Day, s[:found.Start]
	}
	d.place = strings.TrimRight(place, " ,")
	if d.place == "" {
		return d, true
	}
	parts := strings.Split(d.place, ",")
	if len(parts) > 3 || labels[parts[0]] {
		return dateline{}, false
	}
	for i, part := range parts {
		if !isPlaceName(strings.TrimSpace(part)) || i > 0 && isLong(part) {
			return dateline{}, false
		}
	}
	return d, true
}

// isLong reports whether part is too long for the name of a country or state.
func isLong(part string) bool { return len(part) > 26 || len(strings.Fields(part)) > 3 }

// smallWords are words in names of places that need no capital.
var smallWords = table.Set("al", "and", "da", "de", "del", "di", "do", "du", "el", "la", "of", "the", "upon",
	"sur", "am")

// isPlaceName reports whether each word of s begins with a capital and all characters occur in names of places.
func isPlaceName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && (i == 0 || !smallWords[w]) {
			return false
		}
		if strings.ContainsAny(w, `0123456789:;!?"“”@#$%&*+=<>[]`) {
			return false
		}
	}
	return true
}

// isCapitals reports whether the place, up to its country or state, is written in capitals.
func isCapitals(place string) bool {
	city, _, _ := strings.Cut(place, ",")
	letters := 0
	for _, r := range city {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3
}
