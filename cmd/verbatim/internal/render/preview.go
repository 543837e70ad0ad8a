package render

import (
	"fmt"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
)

// printPreview prints what would be changed.
func printPreview(s *terminal.Screen, r *ask.Reply) {
	for i := range r.Preview.Files {
		f := &r.Preview.Files[i]
		if i > 0 {
			fmt.Fprintln(s.W)
		}
		printLines(s, ask.PreviewLines(r.Command, f))
		for j := range f.Quotes {
			h := &f.Quotes[j]
			fmt.Fprintln(s.W, s.Wrap("  ", SpeakerLine(s, h.Quote.Speaker)))
			fmt.Fprintln(s.W, s.Wrap("    ", Words(s, h)))
		}
	}
}
