// Package index keeps a corpus and its quotes in snapshots, and searches them. A [Builder] writes a snapshot beside those
// that are served and publishes it; a [Live] serves the current one, and goes over to the next while searches run.
package index
