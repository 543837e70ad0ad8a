package fetch

import "verbatim/corpus/fetch/feed"

// An entry is an article to fetch: from a feed, or a page in the list.
type entry struct {
	feed.Entry
	mark string // changes when the feed's entry changes
	from Line   // the line of the list
}

// newEntry returns the entry of a feed that a line lists. If the line gives another publisher than before, the mark
// changes, so that the page is requested again.
func newEntry(e feed.Entry, from Line) entry {
	mark := sum(e.Fields[:]...)
	if from.Publisher != "" {
		mark = sum(mark, from.Publisher)
	}
	return entry{e, mark, from}
}

// single returns the entry of a line that lists a page.
func single(l Line) entry { return entry{Entry: feed.Entry{Address: l.Address}, from: l} }
