// Package sample contains articles that are built into verbatim, so that it answers before a corpus is configured.
// Start with [FS].
//
// The articles were written for this project and share its licence. Their subject is real: the proposals on security
// guarantees of December 2021 and the treaties concerned. The people, institutes and outlets in them are invented,
// and each article says so. Together they contain what makes attribution hard: several styles of quotation marks,
// quotes across paragraphs, relatives with the same surname, descriptions instead of names, interviews and
// transcripts.
package sample

import (
	"embed"
	"io/fs"
)

//go:embed articles
var embedded embed.FS

// FS returns the articles as files at its root: wire copy (.txt), Markdown with front matter (.md) and saved pages
// (.html).
func FS() fs.FS {
	root, err := fs.Sub(embedded, "articles")
	if err != nil {
		panic(err) // the name of the folder is constant
	}
	return root
}
