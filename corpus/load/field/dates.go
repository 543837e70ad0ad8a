package field

import (
	"path"
	"time"

	"verbatim/corpus/day"
	"verbatim/corpus/table"
)

// datePrefix and dateSuffix match what may be before and after the day on a line that gives only the date.
var (
	datePrefix = table.Pattern(`(?i)^(?:(?:first )?(?:published|posted|updated|issued|filed|date)(?: on| at)?\s?:?\s*)?` +
		`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s*)?$`)
	dateSuffix = table.Pattern(`(?i)^[\s,.|•·-]*(?:T?(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?)?` +
		`\s*(?:\(?(?:[A-Z]{2,5}(?:[+-]\d+)?|Z|[+-]\d\d:?\d\d)\)?)?[\s.]*$`)
)

// dateLine returns the day of a line that gives only the date: "Published: Tuesday, December 21, 2021, 10:15 GMT".
func dateLine(line string) (time.Time, bool) {
	found, ok := day.Find(line)
	if !ok || !datePrefix().MatchString(line[:found.Start]) || !dateSuffix().MatchString(line[found.End:]) {
		return time.Time{}, false
	}
	return found.Day, true
}

var dateInName = table.Pattern(`(?:^|\D)(\d{4}-\d\d-\d\d|\d{8})(?:\D|$)`)

// dateOfName returns the day in the name of a file, as in 2021-12-21-slug.txt.
func dateOfName(name string) time.Time {
	m := dateInName().FindStringSubmatch(path.Base(name))
	if m == nil {
		return time.Time{}
	}
	found, _ := day.Find(m[1])
	return found.Day
}
