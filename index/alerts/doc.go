// Package alerts stores alerts. An alert is a query that a member subscribed to: each new quote in the corpus that
// matches it is posted once. The store is one SQLite file (see package statedb). It holds the alerts, the quotes seen
// so far, and the posts that wait to be sent. The caller does the matching and the posting. Start with [Open] and
// [Store.Update].
//
// # New quotes
//
// A quote is new if its words and speaker were never seen before, which the store knows by 64 bits of a hash. So a
// moved article or another outlet's copy is not new. Only files that are new, or whose hash has changed, are looked
// at. Quotes are read and matched outside transactions, so members can subscribe meanwhile.
//
// # Crashes
//
// One transaction records a snapshot and queues its posts, so a crash repeats no post and loses none. The content of a
// post is fixed when it is queued, so a post that is repeated after a crash is the same.
//
// # Data about members
//
// The file holds the ids of user, channel and server, the query as it was typed, the user's language, and since when.
// Only its owner can read it. [Store.Forget] deletes everything about a member, rewrites the file and empties the log.
// SQLite's secure_delete alone is not enough: copies that SQLite made when it moved rows would stay.
package alerts
