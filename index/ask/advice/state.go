package advice

import (
	"errors"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
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
