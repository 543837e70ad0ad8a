package load

import (
	"net/url"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/day"
)

// A field is one of the things that are known of an article beside its text.
type field int

const (
	fieldTitle field = iota
	fieldPublisher
	fieldByline
	fieldPlace
	fieldDay
	fieldURL
)

// fieldNames are the names under which the fields are given in front matter and in the first lines of wire copy, in lower
// case with underscores. Of several that are given, the first of the list counts.
var fieldNames = []struct {
	field field
	names string
}{
	{fieldTitle, "title headline"},
	{fieldPublisher, "publisher outlet source site site_name sitename website publication newspaper agency journal"},
	{fieldByline, "author authors byline by writer creator"},
	{fieldPlace, "dateline place location"},
	{fieldDay, "date published date_published datepublished publish_date publishdate published_at published_on pubdate"},
	{fieldURL, "url link permalink canonical canonical_url original_url source_url href"},
}

// A fieldKey is one of the names with its field.
type fieldKey struct {
	key   string
	field field
}

var fieldKeys = listKeys()

func listKeys() (keys []fieldKey) {
	for _, f := range fieldNames {
		for _, name := range strings.Fields(f.names) {
			keys = append(keys, fieldKey{name, f.field})
		}
	}
	return keys
}

// keyRank returns the field of a key and its place in fieldKeys; -1 when it is none.
func keyRank(key string) (field, int) {
	key = strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(key)))
	for i, k := range fieldKeys {
		if k.key == key {
			return k.field, i
		}
	}
	return 0, -1
}

// set gives the field its value if it has none yet. A publisher that is an address is taken as the article's URL, as some
// clipping tools write it. It reports false when the value can't be one of this field.
func set(a *corpus.Article, f field, value string) bool {
	value = oneLine(value)
	if f != fieldURL {
		value = clip(value)
	}
	target := &a.Title
	switch f {
	case fieldPublisher:
		target = &a.Publisher
		if isURL(value) {
			target = &a.URL
		}
	case fieldByline:
		target, value = &a.Byline, trimBy(value)
	case fieldPlace:
		target = &a.Dateline
	case fieldDay:
		found, ok := day.Find(value)
		setDay(a, found.Day)
		return ok || value == ""
	case fieldURL:
		target = &a.URL
		if value != "" && !isURL(value) {
			return false
		}
	}
	if *target == "" {
		*target = value
	}
	return true
}

func setDay(a *corpus.Article, date time.Time) {
	if a.Date.IsZero() {
		a.Date = date
	}
}

// fill completes the article from the first lines of its text, the dateline among them, and from the name of its file.
func fill(a *corpus.Article, name string) {
	d := readLead(a)
	set(a, fieldPlace, d.place)
	set(a, fieldPublisher, d.publisher)
	setDay(a, d.day)
	setDay(a, dateOfName(name))
	if a.Title == "" {
		a.Title = titleOfText(a.Text)
	}
}

// maxField is the length in bytes of the longest value that is kept whole; what is longer is cut.
const maxField = 500

func clip(s string) string {
	if len(s) <= maxField {
		return s
	}
	return strings.TrimSpace(s[:runeFloor(s, maxField)]) + "…"
}

// maxURL is the length in bytes of the longest address that is one: what browsers agree on is 2,000 and some.
const maxURL = 2_000

// isURL reports whether s is the address of a page on the web. One with a user in it reads like that of another host:
// https://herald.example@other.example/.
func isURL(s string) bool {
	if len(s) > maxURL {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && !strings.ContainsAny(s, " \t\n<>\"")
}

// trimBy takes the "By" off a byline, and marks that parted it from what stood behind.
func trimBy(s string) string {
	s = strings.TrimRight(s, " ,|·•–—-")
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return strings.TrimSpace(s[3:])
	}
	return s
}
