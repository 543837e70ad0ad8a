package field

import (
	"strings"
	"time"

	"verbatim/corpus/day"
	"verbatim/corpus/table"
)

// A dating says what a line that gives a day says of it.
type dating uint8

const (
	undated   dating = iota // not a line with a day
	plain                   // only the day
	published               // the day of publication
	updated                 // the day of a change
	printed                 // the day on which a reader printed or opened the page
)

const (
	clockTime = `(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)`
	zone      = `(?:\(?(?:[A-Z]{2,5}\b(?:[+-]\d+)?|Z\b|[+-]\d\d:?\d\d)\)?)`
	changed   = `(?:last )?(?:updated|modified|edited|amended|revised|reviewed)`
	opened    = `(?:last |date )?(?:printed|retrieved|accessed|saved|archived|downloaded|viewed|captured|cached|visited)`
)

// What may be before and after the day on a line that gives only the date.
var (
	datePrefix = table.Pattern(`(?i)^[\s\pP]*(?:(?:` +
		`(?P<published>(?:first |originally |date )?(?:published|posted|issued|released)|publication date)|` +
		`(?P<updated>` + changed + `)|(?P<printed>` + opened + `)|filed|created|date)` +
		`(?: on| at)?\s?:?\s*)?(?:` + clockTime + `\s*` + zone + `?[\s,|•·–—-]+)?` +
		`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s*)?$`)
	dateSuffix = table.Pattern(`(?i)^[\s,.|•·–—-]*(?:T?(?:at )?` + clockTime + `)?\s*` + zone + `?[\s.,;|•·/)–—-]*`)
	agoLine    = table.Pattern(`(?i)^` + changed + `:? (?:an?|\d+) \w+ ago$`)
	printLine  = table.Pattern(`(?i)^[\s\pP]*` + opened + `\b`)
)

// A dated is a day with what a line says of it.
type dated struct {
	dating dating
	day    time.Time
}

// dateLine returns the days of a line that gives only dates: "Published: Tuesday, December 21, 2021, 10:15 GMT",
// "January 5, 2022 | Updated January 6, 2022".
func dateLine(line string) []dated {
	if len(line) > MaxAside {
		return nil
	}
	if m := printLine().FindString(line); m != "" {
		if _, ok := day.Find(line); ok || strings.Contains(line, "://") {
			return []dated{{dating: printed}}
		}
	}
	found, ok := day.Find(line)
	if !ok {
		return nil
	}
	m := datePrefix().FindStringSubmatch(line[:found.Start])
	if m == nil {
		return nil
	}
	list := []dated{{plain, found.Day}}
	for name, as := range map[string]dating{"published": published, "updated": updated, "printed": printed} {
		if m[datePrefix().SubexpIndex(name)] != "" {
			list[0].dating = as
		}
	}
	rest := line[found.End:]
	rest = rest[len(dateSuffix().FindString(rest)):]
	if rest == "" || agoLine().MatchString(rest) {
		return list
	}
	more := dateLine(rest)
	if more == nil {
		return nil
	}
	return append(list, more...)
}
