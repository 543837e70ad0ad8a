// Package show turns answers of index/ask into messages for Discord. [Render] is pure: it does no I/O and knows no one
// who asks. Text of articles is escaped, each page is within Discord's limits, and a page has whole quotes; a quote
// that is longer than a message takes several pages.
package show
