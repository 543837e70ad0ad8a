package ask

import (
	"strconv"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// A Request is a command that a user gave, decoded from what they typed or clicked.
type Request struct {
	Command   *Command          // a row of the command table
	Words     string            // the value of the command's first parameter: what was typed after its name
	Options   map[string]string // the values of the other parameters, by name; absent ones take their defaults
	Moderator bool              // the user may run what is for Moderators
	Denied    wording.Text      // why not, if a surface knows: "it takes …"
	All       bool              // a search answers with every quote that has all of the words, ignoring its limit
	Copies    bool              // with All: each copy of a quote is one
	Wrong     error             // why what was typed can't be read, as ReadOptions says; nil when it can
	Counts    bool              // a search that finds many more quotes than it shows counts them
	Most      int               // how many quotes or lines are found without a limit option; 0 means as many as a screen shows
	Files     []File            // what was sent, for add
	Others    bool              // context also answers who else may have said the quote
	Alert     int64             // the ID of an alert to end, regardless of Words; 0 for none
	Draft     string            // confirms the preview with that ID, regardless of the other fields
	Asker     string            // the user's ID, for alerts; empty in a terminal
	Channel   string            // the ID of the user's channel
	Guild     string            // the ID of the server; empty in direct messages
	Lang      string            // the code of the user's language at Discord, for messages that come later; may be empty
	Corpus    string            // the name of the corpus that is meant, if it is not the server's; a Service has only one
	By        string            // the user's name, for the answer to a second reindex; may be empty

	// Progress is told how far a reindex is; nil is fine. It is called from the goroutine that reindexes and must not
	// block.
	Progress func(Progress)
}

// check validates a request against its command's parameters.
func (r *Request) check() error {
	given := strings.TrimSpace(r.Words) != "" || len(r.Files) > 0 || r.Draft != "" || r.Alert != 0
	return r.Command.form().Check(given, r.Options)
}

// head is the beginning of the answer to a request.
func (r *Request) head() Head { return Head{Command: r.Command} }

// on reports whether the switch of that name is on.
func (r *Request) on(name string) bool { return param.On(r.Options[name]) }

// listLimit is how many speakers or articles are listed without a limit: as many as one message holds well.
const listLimit = 10

// limit returns the limit that r asks for, or a default.
func (r *Request) limit(otherwise int) int {
	if n, err := strconv.Atoi(r.Options[ParamLimit]); err == nil { // validated by check
		return n
	}
	if r.Most > 0 {
		return r.Most
	}
	return otherwise
}

// searchOptions returns the options of a search for r.
func (r *Request) searchOptions() index.Options {
	o := index.Options{Limit: r.limit(index.DefaultLimit), All: r.All, Copies: r.Copies, Counts: r.Counts}
	o.Meaning = !r.on(ParamExact)
	if r.Options[ParamSort] == sortDate {
		o.Order = index.ByDate
	}
	return o
}

// narrowing are the options that narrow a search, each as the field of that name does.
var narrowing = []string{ParamSpeaker, ParamPublisher, ParamAfter, ParamBefore, ParamQuoteKind}

// narrow adds to q what the options of r narrow it to.
func (r *Request) narrow(q *query.Query, days query.Calendar) error {
	for _, name := range narrowing {
		if value := strings.TrimSpace(r.Options[name]); value != "" {
			if err := q.Set(name, value, days); err != nil {
				return err
			}
		}
	}
	return nil
}
