package local

import (
	"fmt"
	"path/filepath"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/corrections"
	"verbatim/index/journal"
	"verbatim/index/statedb"
)

// Server returns the server that keeps the state, or nil if files do. It does not ask the server anything. The caller
// closes it.
func (p Place) Server() (*statedb.Server, error) {
	if p.State == "" {
		return nil, nil
	}
	server, err := statedb.Connect(p.State)
	if err != nil {
		return nil, problem.WithHint(fmt.Errorf("VERBATIM_STATE: %w", err),
			"set it to an address like postgres://user:password@host/database; without it, state is kept in files")
	}
	return server, nil
}

// sameFolder reports whether two folders are one, whatever links name them. The sample is no folder.
func sameFolder(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	one, err := filepath.Abs(a)
	other, wrong := filepath.Abs(b)
	return err == nil && wrong == nil && resolveLinks(one, mostLinks) == resolveLinks(other, mostLinks)
}

// corrections returns those of the corpus at a resolved place: nil for the sample, which can't be changed. Without a
// server they are in the corpus.
func (p Place) corrections(server *statedb.Server) *corrections.Watch {
	switch {
	case p.Corpus == "":
		return nil
	case server == nil:
		return corrections.NewWatch(p.Corpus, p.Data)
	}
	return corrections.NewShared(journal.Of(server, p.Further), p.Corpus, p.Data)
}
