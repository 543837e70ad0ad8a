// Package fetch brings articles from the web into a corpus. It asks for the feeds and pages that a list names
// ([ListFile]) and saves the pages as files in the corpus folder, where the loader finds them. Start with [Run];
// [ParseList] reads the list. Functions of plain values decide what a feed and a page mean (list.go, feed.go,
// page.go, name.go, text.go). Package web gets pages, and package keep writes them.
//
// # What is saved
//
// A page is saved whole, in UTF-8, with up to four elements before its own: the charset; the address where it was
// found, with the publisher that the list names; and, if the page names none, the title and the day from the feed and
// the address. Package load decides from these whose page it is.
//
// The file's name comes from the address that the page gives for itself, so one article is one file whichever address
// leads to it. That address is believed on the page's own site only, so no page takes another's place.
//
// # What is fetched again
//
// A page is asked for again when its feed says something new about it, and a day later while the feed changes.
// Whether it has changed is decided by the loaded article, not by its bytes, which change with each visit on many
// sites. A file that a person has edited is not overwritten.
//
// The state of a corpus is .verbatim/fetched.json: ETag, Last-Modified, what was left out and why. It has hashes in
// place of addresses, because some addresses hold a reader's key. Without the file, everything is asked for once
// more. A feed's ETag is kept only if nothing of the feed is left to do; otherwise the next run would not see its
// entries. A lock, .verbatim/fetch.lock, excludes a second run on the same corpus.
package fetch
