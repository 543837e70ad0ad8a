// Package field reads the title, publisher, byline, place, day and address of an article. [Set] checks one value;
// [Keys] are the names under which files give it. [Fill] completes the fields from the first lines of the text and
// from the name of the file.
package field

import (
	"net/url"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/wording"
)

// A Field is a piece of metadata of an article.
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

// fieldNames are the names of the fields in front matter and in the first lines of wire copy, in lower case with
// underscores. If a file uses several names of one field, the first in this list wins.
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

// Keys are all names, in order of preference.
var Keys = listKeys()

func listKeys() (keys []Key) {
	for _, f := range fieldNames {
		for _, name := range strings.Fields(f.names) {
			keys = append(keys, Key{name, f.field})
		}
	}
	return keys
}

// Rank returns the field of a name and its index in Keys. The index is -1 for an unknown name.
func Rank(key string) (Field, int) {
	key = strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(key)))
	for i, k := range Keys {
		if k.Name == key {
			return k.Field, i
		}
	}
	return 0, -1
}

// Set sets a field that has no value yet, and reports whether the value is valid. Some clipping tools give an address
// as the publisher: that becomes the article's URL.
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

// Fill sets the fields that are still empty from the first lines of the text, the dateline among them, from the file's
// name and from the address.
func Fill(a *corpus.Article, name string) {
	lead := readLead(a)
	Set(a, Place, lead.dateline.place)
	Set(a, Publisher, lead.dateline.publisher)
	a.Title = withoutPublisher(a.Title, a.Publisher)
	SetDay(a, lead.days.publication(lead.dateline, name, a.URL))
	if a.Title == "" {
		a.Title = titleOfText(a.Text)
	}
	if a.Title == "" {
		a.Title = titleOfName(name)
	}
}

// maxField is the length in bytes to which Clip cuts a value.
const maxField = 500

// Clip shortens a value to 500 bytes, with an ellipsis.
func Clip(s string) string {
	if len(s) <= maxField {
		return s
	}
	return strings.TrimSpace(s[:wording.Floor(s, maxField)]) + "…"
}

// MaxURL is the longest address in bytes. Browsers agree on little more than 2,000.
const MaxURL = 2_000

// IsURL reports whether s is the address of a web page. It rejects an address with a user name, which looks like
// another host: https://herald.example@other.example/.
func IsURL(s string) bool {
	if len(s) > MaxURL {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil &&
		!strings.ContainsAny(s, " \t\n<>\"")
}

// trimBy removes the "By" from a byline, and trailing marks that separated it from other text.
func trimBy(s string) string {
	s = strings.TrimRight(s, " ,|·•–—-")
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return strings.TrimSpace(s[3:])
	}
	return s
}
