package ask

import (
	"time"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/query"
)

// A Request is a command somebody gave, decoded from whatever they typed or clicked.
type Request struct {
	Command   string            // a name of the command table
	Words     string            // the value of the command's first parameter: what was typed behind its name
	Options   map[string]string // the values of the other parameters, by name; absent ones take their defaults
	Moderator bool              // whoever asks may run what is for Moderators
	Denied    string            // why not, where a surface knows: "it takes …"
	All       bool              // a search answers with every quote that has all of the words, whatever its limit
	Copies    bool              // with All: each copy of a quote is one
	Wrong     error             // why what was typed can't be read, as ReadOptions says; nil when it can
	Counts    bool              // a search that finds many more quotes than it shows counts them
	Most      int               // how many quotes or lines are found where the options have no limit; 0 means as many as a screen holds
	Files     []File            // what somebody sends, for add
	Draft     string            // confirms the preview with that id, whatever else there is
	Asker     string            // the id of whoever asks, for alerts; empty in a terminal
	Channel   string            // the id of the channel in which they do
	Guild     string            // the id of the server; empty in direct messages
	By        string            // who asks, for the answer to a second reindex; may be empty

	// Progress is told how far a reindex is; nil is fine. It is called from the goroutine that reindexes and must not block.
	Progress func(Progress)
}

// A Reply is the answer to a Request: one of its parts is set, by the command. Surfaces render it and add no facts.
type Reply struct {
	Command string
	Query   query.Query // the query as it was understood; shown by Query.String
	Asked   string      // ask: the question, with what its options narrow it to; context: the id
	Notes   []string    // plain sentences to show with the answer: "No quote has all of these words; these have most."

	Search   *Search        // who-said, said-by, ask
	Speakers *SpeakerList   // speakers
	Articles *ArticleList   // articles
	Context  *Surroundings  // context
	Status   *StatusInfo    // status
	Help     []Command      // help
	About    *AboutInfo     // about
	Changed  *Change        // hide, unhide, correct, undo
	Audit    *Audit         // audit
	Alerts   *AlertList     // subscribe, alerts, unsubscribe, forget-me
	Preview  *Preview       // add and remove, before they are confirmed
	Edited   *Edited        // add and remove, confirmed; edit; undo of an article
	Reindex  *ReindexReport // reindex
}

// Found reports whether there is something to show. A surface that has exit codes tells by it.
func (r *Reply) Found() bool {
	switch {
	case r.Search != nil:
		return len(r.Search.Hits) > 0
	case r.Speakers != nil:
		return len(r.Speakers.Speakers) > 0
	case r.Articles != nil:
		return len(r.Articles.Articles) > 0
	case r.Alerts != nil && r.Command == Alerts:
		return len(r.Alerts.Alerts) > 0
	case r.Preview != nil:
		return r.Preview.Draft != ""
	}
	return true
}

// DayLayout is how a day is shown to people: in an order that readers on either side of the Atlantic read alike.
const DayLayout = "2 January 2006"

// A Search is the answer of a command that looks for quotes.
type Search struct {
	Hits   []index.Hit // flat, in the order asked for
	Groups []Group     // the same hits by speaker and role, groups in the order of their first hit
	Total  int         // how many quotes match, of which Hits are the first

	Snapshot string // the name of what was searched

	// Counts say by whom, where and when the quotes are, where the Request asks for that and many more match than Hits; else nil.
	Counts *index.Counts
}

// Grouped returns n of the hits from number first on, by speaker and role, groups in the order of their first hit.
func (s *Search) Grouped(first, n int) []Group {
	of := map[string]int{} // the group of a quote
	for i := range s.Groups {
		for j := range s.Groups[i].Hits {
			of[s.Groups[i].Hits[j].Quote.ID] = i
		}
	}
	var list []Group
	at := map[int]int{} // where a group stands in list
	for _, h := range s.Hits[first : first+n] {
		g := of[h.Quote.ID]
		k, ok := at[g]
		if !ok {
			k = len(list)
			at[g] = k
			list = append(list, Group{Speaker: s.Groups[g].Speaker, Known: s.Groups[g].Known})
		}
		list[k].Hits = append(list[k].Hits, h)
	}
	return list
}

// A Group is the hits of one speaker in one role: the heading's role is that of each of its quotes.
type Group struct {
	Speaker corpus.Speaker  // with the name that the corpus has for them
	Known   index.KnownRole // the role, where other articles give it and those of the hits do not
	Hits    []index.Hit
}

// A SpeakerList is the answer of speakers.
type SpeakerList struct {
	Speakers []index.Speaker
	Total    int
}

// An ArticleList is the answer of articles.
type ArticleList struct {
	Articles []index.Article
	Total    int
}

// Surroundings are a quote with the text before and behind it, the answer of context.
type Surroundings struct {
	Hit      index.Hit        // its Passage reaches further than a search's: the paragraphs before and behind as well
	Speakers []corpus.Speaker // the named ones of the article, in the order in which they speak
}

// StatusInfo says what is served, the answer of status.
type StatusInfo struct {
	Corpus    string    // the corpus folder, or "the built-in sample"
	Articles  int       // articles served
	Quotes    int       // quotes served
	Hidden    int       // quotes that moderators have hidden, beside these
	Speakers  int       // different speakers among them
	Snapshot  string    // the snapshot's name
	IndexedAt time.Time // when it was built
	LeftOut   int       // files that could not be read
	Skipped   []Skipped // their names and why; nil where the user may not know them
	Lost      int       // articles that are served and gone from the corpus folder, where these are most; see index.LossError
	Running   *Running  // the reindex under way, if one is
}

// AboutInfo says what answers, the answer of about.
type AboutInfo struct {
	Version string // of the program; may be empty
	Status  StatusInfo
}

// What a reindex says is the index's to define; these names let a surface do with ask alone.
type (
	Skipped       = index.Skipped       // a file that was left out and why
	Running       = index.Running       // a reindex under way
	ReindexReport = index.ReindexReport // what a reindex changed, by article
	Progress      = index.Progress      // how far a reindex is
)
