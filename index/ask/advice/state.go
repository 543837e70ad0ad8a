package advice

import (
	"errors"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// Empty returns a note that says what to do if a corpus has no articles.
func Empty(snap view.Snapshot) ([]notice.Note, error) {
	m, err := snap.Manifest()
	if err != nil || m.Articles > 0 {
		return nil, err
	}
	text := wording.Say("The corpus has no articles yet. Put articles such as .txt, .html or .docx files into its " +
		"folder, or add one with the command add.")
	if n := len(m.Skipped); n > 0 {
		text = wording.Counted("The corpus has no articles: %d file could not be read. The command status says why.",
			"The corpus has no articles: %d files could not be read. The command status says why.", n)
	}
	return []notice.Note{notice.New(notice.Corpus, text)}, nil
}

// Refused says why the newest index is not served.
func Refused(refused error) wording.Text {
	switch {
	case errors.Is(refused, index.ErrFormat):
		return wording.Say("Another version of verbatim has built a newer index. The previous index stays in use. " +
			"Run the same version everywhere.")
	case errors.Is(refused, index.ErrDamaged):
		return wording.Say("The newest index is damaged. The previous index stays in use. Run reindex to repair it.")
	}
	return wording.Say("The newest index can't be opened. The previous index stays in use. The log says why.")
}

// Loss says what is gone, and tells moderators what to do; reindex is the command.
func Loss(loss *index.LossError, moderator bool, reindex string) wording.Text {
	text := wording.Say("%s; %s", loss.What(), loss.Stays()).Sentence()
	if moderator {
		text = wording.Joined(" ", text, loss.Todo(reindex).Sentence())
	}
	return text
}

// Uncorrected says why corrections are missing, and what is shown instead. why is nil if none are missing, or only some
// lines; none means that no corrections apply. The reason names files, so it is for moderators.
func Uncorrected(why error, none bool, from *corrections.Watch, moderator bool) []notice.Note {
	var text wording.Text
	switch {
	case why != nil && none:
		text = wording.Say("The moderators' changes can't be read, so hidden quotes may be shown.")
	case why != nil:
		text = wording.Say("The moderators' newest changes can't be read; the earlier ones still apply.")
	case from != nil:
		if list, _, err := from.Current(); err == nil && len(list.Wrong) > 0 {
			text = wording.Say("Some of the moderators' changes can't be read, and do not apply.")
			why = wording.Say("%s can't be read at %s", corrections.File, strings.Join(list.Wrong, "; "))
		}
	}
	if text.IsZero() {
		return nil
	}
	notes := []notice.Note{notice.New(notice.Corpus, text)}
	if why != nil && moderator {
		notes = append(notes, notice.New(notice.Files, wording.Of(why).Sentence()))
	}
	return notes
}
