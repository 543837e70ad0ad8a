// Package watch calls a function when the files of a folder have changed and then stayed unchanged for a while.
// verbatim uses it to read a corpus again once new articles are copied completely. Start with [Run]; [Pace] decides
// when, without a clock and without files.
//
// The system reports changes. Where it cannot, and every few minutes besides, names, sizes and times are compared,
// because network file systems report nothing of what other machines change. The function is called when nothing has
// changed for a while, or when ten times as long has passed since the first change.
package watch
