package quotes

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// Of the copies of a quote one is cited: the oldest that names the speaker and has a credible day. A day is credible
// that is known and not in the future, that the beginning of the article's own text and its address do not contradict,
// and that lies among those of the most copies: copies of a report appear within days of one another, so a single file
// of 1999 beside others of 2021 has a wrong day, or repeats other words.

// farApart is how far two neighbouring days of copies are from one another at least for one of them not to be believed.
const farApart = 366 * 24 * time.Hour

// headSize is how many bytes of an article are looked at for a day: those in which a dateline stands.
const headSize = 1000

// fullDay finds days with their year as articles and addresses print them: "21 December 2021", "Dec. 21, 2021",
// "2021-12-21", "/2021/12/21/".
var fullDay = regexp.MustCompile(`(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(\d{4})\b` +
	`|\b(\d{4})[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b`)

// A citable is a copy of a quote with the number of its quote and what is thought of its day.
type citable struct {
	Hit
	day      time.Time // zero where it is not known
	credible bool
}

// cite puts the one of h and its copies into h that is cited, unless h is to stay. It returns the others, the newest
// first, and those of them whose day is credible or not given: what these say may be shown with h.
func (s *Reader) cite(h *Hit, copies []Hit, stay bool) (others, believed []Hit) {
	all := s.judge(append([]Hit{*h}, copies...))
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

// better orders copies by how well they tell when and by whom something was said.
func (c *citable) better(other *citable) int {
	return cmp.Or(
		falseFirst(!c.Quote.Speaker.Named(), !other.Quote.Speaker.Named()),
		falseFirst(!c.credible, !other.credible),
		falseFirst(c.day.IsZero(), other.day.IsZero()),
		c.day.Compare(other.day),
		falseFirst(c.Quote.Speaker.Role == "", other.Quote.Speaker.Role == ""),
	)
}

// falseFirst compares two conditions.
func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// judge tells which of the copies of a quote have a credible day.
func (s *Reader) judge(hits []Hit) []citable {
	all := make([]citable, len(hits))
	var days []time.Time
	for i := range hits {
		all[i] = citable{Hit: hits[i], day: hits[i].Article.Known()}
		if !all[i].day.IsZero() {
			days = append(days, all[i].day)
		}
	}
	from, to := mostDays(days)
	if len(days) > 0 && slices.MaxFunc(days, time.Time.Compare).Sub(slices.MinFunc(days, time.Time.Compare)) > farApart {
		var believed []time.Time // without those that their own articles contradict
		for i := range all {
			if day := all[i].day; !day.IsZero() && !s.contradicted(&all[i].Hit) {
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

// mostDays parts days where neighbours are far apart, and returns the first and the last of the group with most; of
// several, the newest.
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

// contradicted reports whether an article has a day that its own address or the beginning of its text shows to be
// wrong: they name a much later one.
func (s *Reader) contradicted(h *Hit) bool {
	latest := h.Article.Date.Add(farApart).Year()
	later := func(text string) bool {
		for _, m := range fullDay.FindAllStringSubmatch(text, -1) {
			if year, err := strconv.Atoi(m[1] + m[2]); err == nil && year > latest && year <= s.Now().Year() {
				return true
			}
		}
		return false
	}
	return later(h.Article.URL) || later(h.Article.Title) || later(s.headOf(h.article))
}

// headOf returns the beginning of the text of the article with that number, or "" where it can't be read.
func (s *Reader) headOf(article int) string {
	head, err := s.files.TextHead(article, headSize)
	if err != nil {
		return ""
	}
	return head
}
