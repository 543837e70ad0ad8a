package render

import (
	"fmt"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// changePrinters print what moderators change.
var changePrinters = []printer{
	prints(printChange), prints(printAudit), prints(printPreview), prints(printEdited),
}

// printChange prints what was changed of a quote.
func printChange(s *terminal.Screen, c *ask.Change) { printLines(s, texts.Change(c, typed)) }

// printAudit prints what moderators have changed.
func printAudit(s *terminal.Screen, a *ask.Audit) {
	printLines(s, texts.Audit(a, true))
	printMore(s, len(a.Entries), a.Total, "change")
}

// printEdited prints what was changed of the corpus.
func printEdited(s *terminal.Screen, e *ask.Edited) { printLines(s, texts.Edited(e, typed)) }

// printPreview prints what would be changed.
func printPreview(s *terminal.Screen, p *ask.Preview) {
	if p.Step != nil {
		printLines(s, texts.Step(p.Step, true))
	}
	for i := range p.Files {
		f := &p.Files[i]
		if i > 0 {
			fmt.Fprintln(s.W)
		}
		printLines(s, texts.Preview(f, p.Removes))
		for j := range f.Quotes {
			h := &f.Quotes[j]
			fmt.Fprintln(s.W, s.Wrap("  ", SpeakerLine(s, h.Quote.Speaker)))
			fmt.Fprintln(s.W, s.Wrap("    ", Words(s, h)))
		}
	}
}
