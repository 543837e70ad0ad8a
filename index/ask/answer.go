package ask

import (
	"slices"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask/change"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/group"
	"verbatim/index/ask/notice"
	"verbatim/index/corrections"
	"verbatim/index/query"
)

// An Answer is the answer to a [Request]. Each form of answer is a type of this package, and the rows of [Commands] say
// which of them a command gives. Surfaces render an Answer and add no facts.
type Answer interface {
	// Shared returns what all answers have.
	Shared() *Head
	// Found reports whether there is something to show. A surface that has exit codes uses it for them.
	Found() bool

	sealed() // only types of this package are answers
}

// A Head is what all answers have. Each type of answer embeds it.
type Head struct {
	Command *Command    // what was asked
	Query   query.Query // the query as it was understood; shown by Query.String
	Asked   string      // what was asked in other words than a query: a question with its options, an ID; may be empty
	Notes   []Note      // sentences to show with the answer
	From    string      // the name of the corpus that answers; empty where there is only one
}

// Shared implements Answer.
func (h *Head) Shared() *Head { return h }

// Found implements Answer: most answers have something to show.
func (h *Head) Found() bool { return true }

func (h *Head) sealed() {}

// note adds a note to an answer.
func (h *Head) note(kind NoteKind, text wording.Text) {
	h.Notes = append(h.Notes, notice.New(kind, text))
}

// DayLayout is how a day is shown to people.
const DayLayout = notice.DayLayout

// Quotes are the answer of a command that searches, and of an alert.
type Quotes struct {
	Head
	Hits   []index.Hit // flat, in the order asked for
	Groups []Group     // the same hits by speaker and role, groups in the order of their first hit
	Total  int         // how many quotes match, of which Hits are the first
	ByDate bool        // Hits are sorted by date
	Ends   bool        // Hits are the first and the last, not the first ones

	Snapshot string // the name of the snapshot that was searched

	// Counts say by whom, where and when the quotes are, when the Request asks for that and many more match than Hits.
	Counts *index.Counts
}

// Found implements Answer.
func (q *Quotes) Found() bool { return len(q.Hits) > 0 }

// Talk returns the answer to small talk, or an empty text.
func (q *Quotes) Talk() wording.Text {
	if len(q.Notes) == 1 && q.Notes[0].Kind == notice.Talk {
		return q.Notes[0].Text
	}
	return wording.Text{}
}

// Grouped returns n of the hits from number first on, by speaker and role, groups in the order of their first hit.
func (q *Quotes) Grouped(first, n int) []Group { return group.Some(q.Groups, q.Hits[first:first+n]) }

// A Group is the hits of one speaker in one role.
type Group = group.Group

// A SpeakerList is the answer of speakers.
type SpeakerList struct {
	Head
	Speakers []index.Speaker
	Total    int
}

// Found implements Answer.
func (l *SpeakerList) Found() bool { return len(l.Speakers) > 0 }

// An ArticleList is the answer of articles.
type ArticleList struct {
	Head
	Articles []index.Article
	Total    int
}

// Found implements Answer.
func (l *ArticleList) Found() bool { return len(l.Articles) > 0 }

// A QuoteContext is a quote with the text before and after it, the answer of context.
type QuoteContext struct {
	Head
	Hit      index.Hit        // its Passage is longer than a search's: it has the paragraphs before and after as well
	Speakers []corpus.Speaker // who else may have said it, the likeliest first, if the Request asks for them
}

// Served says what is served.
type Served struct {
	Corpus    string    // the corpus folder, or "the built-in sample"
	Articles  int       // articles served
	Quotes    int       // quotes served
	Hidden    int       // quotes that moderators have hidden, not in Quotes
	Speakers  int       // different speakers among them
	Snapshot  string    // the snapshot's name
	IndexedAt time.Time // when it was built
	LeftOut   int       // files that could not be read
	Skipped   []Skipped // their names and why; nil when the user may not see them
	Lost      int       // articles that are served and gone from the corpus folder, when most are; see index.LossError
	Running   *Running  // the running reindex, if there is one
}

// A StatusInfo is the answer of status.
type StatusInfo struct {
	Head
	Served
}

// WithoutNames implements Redactable.
func (s *StatusInfo) WithoutNames() (Answer, bool) {
	redacted := *s
	redacted.Skipped, redacted.Notes = nil, slices.DeleteFunc(slices.Clone(s.Notes), func(n Note) bool {
		return n.Kind == notice.Files
	})
	return &redacted, len(s.Skipped) > 0 || len(redacted.Notes) < len(s.Notes)
}

// An AboutInfo says what answers, the answer of about.
type AboutInfo struct {
	Head
	Version string // of the program; may be empty
	Served
}

// A CommandHelp explains commands, the answer of help.
type CommandHelp struct {
	Head
	Commands []*Command // one: it is explained in full
}

// A Change is what a moderator has changed of a quote, the answer of hide, unhide, correct, undo and redo.
type Change struct {
	Head
	change.Quote
}

// An Audit lists what moderators have changed, the newest first. It is the answer of audit.
type Audit struct {
	Head
	Entries []corrections.Entry
	Total   int
	Loose   []corrections.Entry // those whose quote is gone
	Wrong   []string            // lines of the file that can't be read
	Hidden  map[string]bool     // the IDs in Entries of quotes that are hidden now
}

// Found implements Answer.
func (a *Audit) Found() bool { return a.Total > 0 || len(a.Wrong) > 0 }

// Subscribed is the answer of subscribe.
type Subscribed struct {
	Head
	Alert  alerts.Alert
	Number int // of the alert in the user's list
}

// An AlertList is the answer of alerts. The number of an alert is its place in the list, from 1.
type AlertList struct {
	Head
	Alerts []alerts.Alert
}

// Found implements Answer.
func (l *AlertList) Found() bool { return len(l.Alerts) > 0 }

// Unsubscribed is the answer of unsubscribe.
type Unsubscribed struct {
	Head
	Alert  alerts.Alert // as it was
	Number int          // by which the user named it; 0 if it was named by a button
}

// Forgotten is the answer of forget-me.
type Forgotten struct {
	Head
	Alerts int // how many were deleted
}

// A Preview is what would change in the corpus, the answer of add, remove, undo and redo before they are confirmed.
type Preview struct {
	Head
	Draft   string // confirms it as Request.Draft; empty when there is nothing to confirm
	Removes bool   // files would be removed; otherwise they would be added
	Files   []PreviewFile
	Step    *Step // what undo would revert or redo make again; nil for other commands
}

// Found implements Answer.
func (p *Preview) Found() bool { return p.Draft != "" }

// A Step is the change that an undo reverts, or that a redo makes again.
type Step = change.Step

// A PreviewFile is a file that would be added or removed.
type PreviewFile = draft.Preview

// An Edited is what was changed of the corpus: the answer of add and remove when they are confirmed, of edit, and of
// undo and redo for an article.
type Edited struct {
	Head
	Entries []corrections.Entry // as they were stored, one per article
	Wrong   []PreviewFile       // what was left out, with the reason
	Indexed bool                // the corpus was indexed after the change
	Served  int                 // how many of these articles are in the index now
	Quotes  int                 // how many quotes they have
}

// A Reindexed is what a reindex changed.
type Reindexed struct {
	Head
	ReindexReport
}

// WithoutNames implements Redactable.
func (r *Reindexed) WithoutNames() (Answer, bool) {
	redacted := *r
	redacted.Skipped = nil
	return &redacted, len(r.Skipped) > 0
}

// ReindexCancelled is the answer of reindex when it stops the running one.
type ReindexCancelled struct{ Head }

// A ReindexStopped is the answer of a reindex that someone has cancelled. The previous index stays in use.
type ReindexStopped struct {
	Head
	By          string // who has cancelled it; may be empty
	Done, Total int    // how many articles were read, of how many
}

// A Redactable answer may name files that were left out. The names are for moderators: a name may give away unpublished
// news, and other members read the answers in a channel.
type Redactable interface {
	Answer
	// WithoutNames returns the answer without the names, and reports whether there were any.
	WithoutNames() (Answer, bool)
}

// What a reindex says is defined by package index; with these names, surfaces need only this package.
type (
	Skipped       = index.Skipped       // a file that was left out, and why
	Running       = index.Running       // a running reindex
	ReindexReport = index.ReindexReport // what a reindex changed, by article
	Progress      = index.Progress      // how far a reindex is
)
