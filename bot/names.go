package bot

import (
	"verbatim/index/ask"
)

// withoutNames returns the reply without the names of files that were left out, and reports whether there were any.
// They are for moderators: a name may give away unpublished news, and other members read the answers in a channel.
func withoutNames(r ask.Reply) (ask.Reply, bool) {
	named := false
	if r.Status != nil {
		status := *r.Status
		named, status.Skipped = len(status.Skipped) > 0, nil
		r.Status = &status
	}
	if r.Reindex != nil {
		report := *r.Reindex
		named, report.Skipped = len(report.Skipped) > 0, nil
		r.Reindex = &report
	}
	return r, named
}

// namesElsewhere says to moderators where the names are that an answer in a channel leaves out.
const namesElsewhere = "-# " + slashPrefix + ask.Status + " with private:True names them to moderators."
