// Package stage measures the stages of attribution one by one. Start with Table and the functions that return rows.
package stage

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// A Row is a number for a stage.
type Row struct {
	Stage string // what is measured
	On    string // what it is measured on
	Share Share
}

// A Share counts how many of a number are right.
type Share struct {
	Right float64
	Of    int
}

// Add counts one that is right, or not.
func (s *Share) Add(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// AddPart counts one that is right in part.
func (s *Share) AddPart(part float64) {
	s.Of++
	s.Right += part
}

// Value returns the share, 0 of nothing.
func (s Share) Value() float64 { return s.Right / float64(max(s.Of, 1)) }

// Table prints rows as a table of Markdown. Rows of nothing are left out.
func Table(w io.Writer, rows []Row) error {
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', tabwriter.TabIndent)
	fmt.Fprint(t, "| stage\t| measured on\t| number\t| right\t|\n|---\t|---\t|---\t|---\t|\n")
	for _, r := range rows {
		if r.Share.Of > 0 {
			fmt.Fprintf(t, "| %s\t| %s\t| %d\t| %.3f\t|\n", r.Stage, r.On, r.Share.Of, r.Share.Value())
		}
	}
	return t.Flush()
}
