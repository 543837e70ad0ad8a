package corpus

import "time"

// A Post says when and where words were posted that an article embeds or reprints. Either may be unknown.
type Post struct {
	Day time.Time // at midnight UTC; zero if unknown
	URL string    // its address; empty if unknown
}

// IsZero reports whether nothing is known of the post, or there is none.
func (p Post) IsZero() bool { return p.Day.IsZero() && p.URL == "" }

// Date returns the day as YYYY-MM-DD, or "" if it is unknown.
func (p Post) Date() string { return (&Article{Date: p.Day}).Day() }
