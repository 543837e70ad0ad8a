// Package render shows the answers of index/ask: as text for people ([Text]), as JSON ([JSON]), as CSV and as Markdown.
// Each form takes its quotes from the same few functions in quote.go, so that a quote looks the same everywhere.
package render

import (
	"fmt"
	"slices"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// A printer prints an answer of one type. Each file has its own at its top.
type printer = ask.Renderer[*terminal.Screen, struct{}]

// printers print each type of answer.
var printers = ask.NewRenderers(slices.Concat(listPrinters, timelinePrinters, statePrinters, changePrinters)...)

// prints returns the renderer for a function that prints an answer.
func prints[A ask.Answer](f func(*terminal.Screen, A)) printer {
	return ask.For(func(s *terminal.Screen, a A) struct{} {
		f(s, a)
		return struct{}{}
	})
}

// Text prints an answer for people.
func Text(s *terminal.Screen, a ask.Answer) {
	if Notes(s, a.Shared()) {
		fmt.Fprintln(s.W)
	}
	printers.Render(s, a)
}

// Notes prints how a question was understood and the notes of an answer, and reports whether there are any.
func Notes(s *terminal.Screen, head *ask.Head) bool {
	var notes []wording.Text
	if q := head.Query.String(); head.Asked != "" && q != "" {
		notes = append(notes, wording.Typed("understood as: "+ask.WhoSaid.Name+" "+q))
	}
	for _, n := range head.Notes {
		notes = append(notes, n.Text)
	}
	printDimmed(s, notes)
	return len(notes) > 0
}

// typed returns a command as it is typed in a terminal.
func typed(command string) string { return "verbatim " + command }

// printLines prints lines, wrapped at the screen's width.
func printLines(s *terminal.Screen, list []wording.Text) {
	for _, line := range list {
		fmt.Fprintln(s.W, s.Wrap("", terminal.Clean(line.String())))
	}
}

// printDimmed is printLines for what accompanies an answer.
func printDimmed(s *terminal.Screen, list []wording.Text) {
	for _, line := range list {
		fmt.Fprintln(s.W, s.Wrap("", s.Dim(terminal.Clean(line.String()))))
	}
}

// printMore prints how many there are if not all are shown.
func printMore(s *terminal.Screen, shown, total int, noun string) {
	if shown > 0 && shown < total {
		line := fmt.Sprintf("%d of %s; --limit shows more", shown, wording.Count(total, noun))
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap("", s.Dim(line)))
	}
}
