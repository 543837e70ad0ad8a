// Package field reads what is known of an article beside its text: title, publisher, byline, place, day and address. [Set] takes one
// value, under the names in [Keys]. [Fill] reads the first lines of the text, its dateline among them, and the name of the file.
package field

import (
	"net/url"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/wording"
)

// A Field is something that is known of an article beside its text.
type Field int

// The fields.
const (
	Title Field = iota
	Publisher
	Byline
	Place
	Day
	URL
)

// fieldNames are the names under which the fields are given in front matter and in the first lines of wire copy, in lower
// case with underscores. Of several that are given, the first of the list counts.
var fieldNames = []struct {
	field Field
	names string
}{
	{Title, "title headline"},
	{Publisher, "publisher outlet source site site_name sitename website publication newspaper agency journal"},
	{Byline, "author authors byline by writer creator"},
	{Place, "dateline place location"},
	{Day, "date published date_published datepublished publish_date publishdate published_at published_on pubdate"},
	{URL, "url link permalink canonical canonical_url original_url source_url href"},
}

// A Key is a name with its field.
type Key struct {
	Name  string
	Field Field
}

// Keys are all names in order of preference: of several that give one field, the first in the list is used.
var Keys = listKeys()

func listKeys() (keys []Key) {
	for _, f := range fieldNames {
		for _, name := range strings.Fields(f.names) {
			keys = append(keys, Key{name, f.field})
		}
	}
	return keys
}

// Rank returns the field that a name stands for and its index in Keys, or -1 if it stands for none.
func Rank(key string) (Field, int) {
	key = strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(key)))
	for i, k := range Keys {
		if k.Name == key {
			return k.Field, i
		}
	}
	return 0, -1
}

// Set gives the field its value if it has none yet. A publisher that is an address is taken as the article's URL, as some
// clipping tools write it. It reports false when the value can't be one of this field.
func Set(a *corpus.Article, f Field, value string) bool {
	value = OneLine(value)
	if f != URL {
		value = Clip(value)
	}
	target := &a.Title
	switch f {
	case Publisher:
		target = &a.Publisher
		if IsURL(value) {
			target = &a.URL
		}
	case Byline:
		target, value = &a.Byline, trimBy(value)
	case Place:
		target = &a.Dateline
	case Day:
		found, ok := day.Find(value)
		SetDay(a, found.Day)
		return ok || value == ""
	case URL:
		target = &a.URL
		if value != "" && !IsURL(value) {
			return false
		}
	}
	if *target == "" {
		*target = value
	}
	return true
}

// SetDay sets the date of an article that has none yet.
func SetDay(a *corpus.Article, date time.Time) {
	if a.Date.IsZero() {
		a.Date = date
	}
}

// Fill completes the article from the first lines of its text, the dateline among them, and from the name of its file.
func Fill(a *corpus.Article, name string) {
	d := readLead(a)
	Set(a, Place, d.place)
	Set(a, Publisher, d.publisher)
	SetDay(a, d.day)
	SetDay(a, dateOfName(name))
	if a.Title == "" {
		a.Title = titleOfText(a.Text)
	}
}

// maxField is the length in bytes of the longest value that is kept whole; what is longer is cut.
const maxField = 500

// Clip shortens a value to MaxField bytes.
func Clip(s string) string {
	if len(s) <= maxField {
		return s
	}
	return strings.TrimSpace(s[:wording.Floor(s, maxField)]) + "…"
}

// MaxURL is the length in bytes of the longest address that is one: what browsers agree on is 2,000 and some.
const MaxURL = 2_000

// IsURL reports whether s is the address of a page on the web. One with a user in it reads like that of another host:
// https://herald.example@other.example/.
func IsURL(s string) bool {
	if len(s) > MaxURL {
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
