package bot

import (
	"verbatim/index/ask"
)

// withoutNames returns the reply without the names of skipped files, and reports whether there were any. Only
// moderators see them: a name may reveal unpublished news, and all members read the answers in a channel.
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

// namesElsewhere tells moderators where to find the names of skipped files.
const namesElsewhere = "-# " + slashPrefix + ask.Status + " with private:True names them to moderators."
