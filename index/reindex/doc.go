// Package reindex makes snapshots of a corpus. It is the one place where reading articles, finding quotes and
// indexing meet. Start with [New]. [Reindexer.Ensure] indexes a corpus that has changed, and [Reindexer.Reindex] does
// so at a user's request.
//
// # When a corpus is read again
//
// The manifest of a snapshot lists every file with size and time, and each file that was left out with the reason.
// [Reindexer.Ensure] compares that with the folder. For this it opens no article, except those that the file system
// refused before. It makes a new snapshot if a file is new, missing or different (the file of aliases too), if a file
// must now be left out or may now be read, or if the format of snapshots or the build of the program has changed.
//
// A file is not read again if its size and time are the same, or else its hash, and moderators have not changed
// anything about it. Another build of the program reads all files, and so does every build after a damaged snapshot.
// [Reindexer.Reindex] reads all files and compares their hashes. [Reindexer.Fingerprint] summarises names, sizes and
// times, for watchers on file systems that report no changes. The lock of the data folder excludes a second build.
//
// # Losses
//
// A snapshot without more than half of ten or more articles is refused with an [index.LossError]. Missing articles
// are counted by path and by the hash of the text, so a renamed folder is no loss. Most losses show before a file is
// read; the others, files that became empty or unreadable, before the snapshot is published. [Reindexer.Loss] keeps
// the error for status, health, metrics and the bot.
package reindex
