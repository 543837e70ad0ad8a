// Package index keeps a corpus and its quotes in snapshots, and searches them. A [Builder] writes a snapshot
// and publishes it. A [Live] serves the current snapshot, and opens a newer one while searches run.
//
// The work is done in packages below: store (the files of a snapshot), terms (words), names (speakers and
// publishers), document (what is stored of an article), quotes (quotes as they are shown) and search (queries).
package index
