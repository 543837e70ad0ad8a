package quotes

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// Of a quote with duplicates, one article is cited: the oldest that names the speaker and has a credible date.
// A date is credible if it is known and not in the future, if neither the beginning of the text nor the URL of
// the article contradicts it, and if it is among the dates of most duplicates. Newspapers print a report within
// days, so a single file of 1999 beside others of 2021 has a wrong date, or repeats old words.

// farApart is the distance from which two neighbouring dates of duplicates are not of the same report.
const farApart = 366 * 24 * time.Hour

// headSize is the size in bytes of the beginning of a text in which a dateline is searched for.
const headSize = 1000

// fullDay matches dates with a year as articles and URLs print them: "21 December 2021", "Dec. 21, 2021",
// "2021-12-21", "/2021/12/21/".
var fullDay = regexp.MustCompile(`(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+` +
	`(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(\d{4})\b` +
	`|\b(\d{4})[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b`)

// A citable is a duplicate of a quote, with the credibility of its date.
type citable struct {
	Hit
	day      time.Time // zero if unknown
	credible bool
}

// A citer decides which of the duplicates of a quote is cited.
type citer struct {
	now  time.Time
	head func(article int) string // the beginning of the text of an article, or ""
}

// cite replaces h with the best of h and its duplicates, unless h must stay. It returns the others, the newest
// first, and those of them whose date is credible or missing: what these say may be shown with h.
func (c *citer) cite(h *Hit, copies []Hit, stay bool) (others, believed []Hit) {
	all := c.judge(append([]Hit{*h}, copies...))
	at := 0
	if !stay {
		for i := range all {
			if all[i].better(&all[at]) < 0 {
				at = i
			}
		}
	}
	*h = all[at].Hit
	h.doubted = !all[at].credible && !all[at].day.IsZero()
	for i := range all {
		if i == at {
			continue
		}
		others = append(others, all[i].Hit)
		if all[i].credible || all[i].Article.Date.IsZero() {
			believed = append(believed, all[i].Hit)
		}
	}
	newestFirst(others)
	newestFirst(believed)
	return others, believed
}

// better orders duplicates by how well they tell when something was said, and by whom.
func (c *citable) better(other *citable) int {
	return cmp.Or(
		falseFirst(!c.Quote.Speaker.Named(), !other.Quote.Speaker.Named()),
		falseFirst(!c.credible, !other.credible),
		falseFirst(c.day.IsZero(), other.day.IsZero()),
		c.day.Compare(other.day),
		falseFirst(c.Quote.Speaker.Role == "", other.Quote.Speaker.Role == ""),
	)
}

// falseFirst compares two conditions; false comes first.
func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// judge decides which of the duplicates of a quote have a credible date.
func (c *citer) judge(hits []Hit) []citable {
	all := make([]citable, len(hits))
	var days []time.Time
	for i := range hits {
		all[i] = citable{Hit: hits[i], day: hits[i].Article.CredibleDate()}
		if !all[i].day.IsZero() {
			days = append(days, all[i].day)
		}
	}
	from, to := mostDays(days)
	spread := func() time.Duration {
		return slices.MaxFunc(days, time.Time.Compare).Sub(slices.MinFunc(days, time.Time.Compare))
	}
	if len(days) > 0 && spread() > farApart {
		var believed []time.Time // without dates that their own articles contradict
		for i := range all {
			if day := all[i].day; !day.IsZero() && !c.contradicted(&all[i].Hit) {
				believed = append(believed, day)
			}
		}
		from, to = mostDays(believed)
	}
	for i := range all {
		day := all[i].day
		all[i].credible = !day.IsZero() && !day.Before(from) && !day.After(to)
	}
	return all
}

// mostDays splits dates where neighbours are far apart. It returns the first and the last date of the largest
// group, or of the newest of several.
func mostDays(days []time.Time) (from, to time.Time) {
	days = slices.SortedFunc(slices.Values(days), time.Time.Compare)
	most := 0
	for i := 0; i < len(days); {
		end := i + 1
		for end < len(days) && days[end].Sub(days[end-1]) <= farApart {
			end++
		}
		if end-i >= most {
			most, from, to = end-i, days[i], days[end-1]
		}
		i = end
	}
	return from, to
}

// contradicted reports whether the URL, the title or the beginning of the text of an article has a much later
// date than the article.
func (c *citer) contradicted(h *Hit) bool {
	latest := h.Article.Date.Add(farApart).Year()
	later := func(text string) bool {
		for _, m := range fullDay.FindAllStringSubmatch(text, -1) {
			if year, err := strconv.Atoi(m[1] + m[2]); err == nil && year > latest && year <= c.now.Year() {
				return true
			}
		}
		return false
	}
	return later(h.Article.URL) || later(h.Article.Title) || later(c.head(h.article))
}
