// Package sample holds the articles that are built into verbatim, so that it answers before it has been given a corpus of
// its own. Start with [FS].
//
// They were written for this project and share its licence. Their subject is real, the proposals on security guarantees of
// December 2021 and the treaties they touch; the people, institutes and outlets quoted in them are invented, and each
// article says so. Between them they have what makes attribution hard: several styles of quotation marks, quotes over
// several paragraphs, spouses and siblings of one surname, descriptions in place of names, interviews and transcripts.
package sample

import (
	"embed"
	"io/fs"
)

//go:embed articles
var embedded embed.FS

// FS returns the articles, with the files at its root: wire copy (.txt), Markdown with front matter (.md) and saved pages
// (.html).
func FS() fs.FS {
	root, err := fs.Sub(embedded, "articles")
	if err != nil {
		panic(err) // the folder's name is fixed above
	}
	return root
}
