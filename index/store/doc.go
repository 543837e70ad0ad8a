// Package store writes, verifies and reads the files of snapshots, and publishes them in a data folder. It
// knows the layout of the files, and nothing about queries. Start with Create and Open.
//
// # Incremental snapshots
//
// A build links the files of the base snapshot instead of copying them. bleve adds a segment with the new documents
// and marks those that are gone, and the snapshot's lists of strings get a further part whose numbers continue. A
// number is never used again, so a linked index file still names the right quote. What depends on all quotes, such as
// speakers and copies, is computed again from what is kept for each article. Small files are merged. If a quarter of
// the quotes is gone, the remaining ones are indexed again from the snapshot.
//
// # Checksums
//
// Each record has a checksum that is verified before it is shown; damaged records are left out, counted and reported.
// bleve serves damaged files without an error, so the checksums of its files are verified when a snapshot is opened,
// up to 64 MB each. All files are verified completely when the bot starts and before a snapshot becomes a base,
// because links would carry the damage on. The format is read first: a program does not open a snapshot of another
// format, and a running bot keeps the one it has.
package store
