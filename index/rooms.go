package index

import (
	"verbatim/index/cluster"
	"verbatim/index/datalock"
	"verbatim/index/document"
	"verbatim/index/names"
	"verbatim/index/quotes"
	"verbatim/index/search"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// The names below are those of the packages that package index is made of. A caller that searches a corpus, or
// builds a snapshot of it, imports package index alone: which package a type is in is of no use to it, and may
// change.

// What a search is asked and what it returns.
type (
	Options  = search.Options
	Order    = search.Order
	Result   = search.Result
	Counts   = search.Counts
	Count    = search.Count
	Extent   = search.Extent
	Timeline = search.Timeline
	Prefix   = search.Prefix
	Among    = search.Among
)

// Orders of a result, and how many hits it has unless the options say otherwise.
const (
	ByRelevance  = search.ByRelevance
	ByDate       = search.ByDate
	Latest       = search.Latest
	DefaultLimit = search.DefaultLimit
	MonthLayout  = search.MonthLayout
)

// Quotes as they are shown.
type (
	Hit         = quotes.Hit
	Fit         = quotes.Fit
	Copy        = quotes.Copy
	Curated     = quotes.Curated
	Corrected   = quotes.Corrected
	Said        = quotes.Said
	Resemblance = quotes.Resemblance
)

// How much a hit has of the words that were searched for.
const (
	FitAll     = quotes.FitAll
	FitPartly  = quotes.FitPartly
	FitMost    = quotes.FitMost
	FitSome    = quotes.FitSome
	FitNear    = quotes.FitNear
	FitBeside  = quotes.FitBeside
	FitRest    = quotes.FitRest
	FitRole    = quotes.FitRole
	FitOthers  = quotes.FitOthers
	FitMeaning = quotes.FitMeaning
)

// Ellipsis stands in an answer for words of the article that are not shown.
const Ellipsis = quotes.Ellipsis

// ErrNoQuote is returned when no quote has the id that was asked for.
var ErrNoQuote = quotes.ErrNoQuote

// Speakers and articles of a corpus.
type (
	Catalogue = quotes.Catalogue
	Directory = names.Directory
	Speaker   = names.Speaker
	KnownRole = names.KnownRole
	Article   = store.Article
)

// What a snapshot was made of.
type (
	Manifest = store.Manifest
	File     = store.File
	Skipped  = store.Skipped
)

// Format is the version of a snapshot's files. A snapshot of another version is built again.
const Format = store.Format

// Names in a data folder.
const (
	SnapshotPrefix = store.SnapshotPrefix
	CurrentFile    = store.CurrentFile
)

// What keeps a snapshot from being opened.
var (
	ErrDamaged = store.ErrDamaged
	ErrFormat  = store.ErrFormat
)

// ReadManifest, ReadHead and Verify read the current snapshot of a data folder without opening it.
var (
	ReadManifest = store.ReadManifest
	ReadHead     = store.ReadHead
	Verify       = store.Verify
)

// An Unavailable error says that an index on another machine can't answer.
type Unavailable = cluster.Unavailable

// IsSnapshot reports whether an entry of a data folder is a snapshot.
var IsSnapshot = store.IsSnapshot

// Locks of a data folder.
type (
	Lock      = datalock.Lock
	BusyError = datalock.BusyError
	Running   = datalock.Running
)

// ErrServed is returned by LockService where another bot serves the data folder.
var ErrServed = datalock.ErrServed

// TryLock, WaitLock, LockService and LockShards lock a data folder, LockLeader and LockSessions what processes with
// shards share in it; EverLocked and EverServed report whether it ever was locked.
var (
	TryLock      = datalock.TryLock
	WaitLock     = datalock.WaitLock
	LockService  = datalock.LockService
	LockShards   = datalock.LockShards
	LockLeader   = datalock.LockLeader
	LockSessions = datalock.LockSessions
	EverLocked   = datalock.EverLocked
	EverServed   = datalock.EverServed
)

// A Prepared is an article with all that a Builder makes of it and its quotes alone.
type Prepared = document.Prepared

// Prepare prepares an article and its quotes for Builder.AddPrepared.
var Prepare = document.Prepare

// Words returns the words of a text as they are compared in names: folded, in order.
var Words = terms.Words
