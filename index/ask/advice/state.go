package advice

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

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
	text := "The corpus has no articles yet. Put articles such as .txt, .html or .docx files into its folder, " +
		"or add one with the command add."
	if n := len(m.Skipped); n > 0 {
		text = "The corpus has no articles: " + wording.Count(n, "file") + " could not be read. The command status says why."
	}
	return []notice.Note{notice.New(notice.Corpus, text)}, nil
}

// Refused says why the newest index is not served.
func Refused(refused error) string {
	switch {
	case errors.Is(refused, index.ErrFormat):
		return "Another version of verbatim has built a newer index. The previous index stays in use. " +
			"Run the same version everywhere."
	case errors.Is(refused, index.ErrDamaged):
		return "The newest index is damaged. The previous index stays in use. Run reindex to repair it."
	}
	return "The newest index can't be opened. The previous index stays in use. The log says why."
}

// Loss says what is gone, and tells moderators what to do; reindex is the command.
func Loss(loss *index.LossError, moderator bool, reindex string) string {
	text := sentence(loss.What() + "; " + loss.Stays())
	if moderator {
		text += " " + sentence(loss.Todo(reindex))
	}
	return text
}

// sentence makes a sentence of words that begin in lower case.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:] + "."
}

// Uncorrected says why corrections are missing, and what is shown instead. why is nil if none are missing, or only some
// lines; none means that no corrections apply. The reason names files, so it is for moderators.
func Uncorrected(why error, none bool, from *corrections.Watch, moderator bool) []notice.Note {
	text := ""
	switch {
	case why != nil && none:
		text = "The moderators' changes can't be read, so hidden quotes may be shown."
	case why != nil:
		text = "The moderators' newest changes can't be read; the earlier ones still apply."
	case from != nil:
		if list, _, err := from.Current(); err == nil && len(list.Wrong) > 0 {
			text = "Some of the moderators' changes can't be read, and do not apply."
			why = fmt.Errorf("%s can't be read at %s", corrections.File, strings.Join(list.Wrong, "; "))
		}
	}
	if text == "" {
		return nil
	}
	notes := []notice.Note{notice.New(notice.Corpus, text)}
	if why != nil && moderator {
		notes = append(notes, notice.New(notice.Files, sentence(why.Error())))
	}
	return notes
}
