package main

import (
	"fmt"
	"io"
	"strings"
)

// showDiff prints, for each page of half 0, the paragraphs of the article that a reader loses (-) and the others that
// it adds (+).
func showDiff(out io.Writer, samples []sample, name string) {
	for _, s := range samples {
		if s.half() != 0 {
			continue
		}
		text, err := readers[name](s.page)
		var lines []string
		if s.gold != nil {
			gold := textOf(s.gold)
			lines = append(missing("-", gold, text), missing("+", text, gold)...)
		} else {
			lines = wrongParts(text, s)
		}
		if err != nil {
			lines = append(lines, "! "+err.Error())
		}
		if len(lines) == 0 {
			continue
		}
		rated := s.rate(text)
		fmt.Fprintf(out, "== %s: %.0f %% kept, %.0f %% foreign\n%s\n", s.name, 100*rated.kept, 100*rated.foreign,
			strings.Join(lines, "\n"))
	}
}

// missing returns the lines of a text that are not in another one.
func missing(sign, text, in string) (list []string) {
	others := words(in)
	all := " " + strings.Join(others, " ") + " "
	for line := range strings.Lines(text) {
		own := words(line)
		isThere := strings.Contains(all, " "+strings.Join(own, " ")+" ") ||
			len(own) > 2*shingleWords && covered(own, others) >= .5
		if len(own) > 0 && !isThere {
			list = append(list, sign+" "+strings.TrimSpace(line))
		}
	}
	return list
}

// wrongParts returns the parts of the article that a text lacks, and the foreign ones that it has.
func wrongParts(text string, s sample) (list []string) {
	all := strings.Join(words(text), " ")
	for _, part := range s.with {
		if share(all, []string{part}) == 0 {
			list = append(list, "- "+part)
		}
	}
	for _, part := range s.without {
		if share(all, []string{part}) > 0 {
			list = append(list, "+ "+part)
		}
	}
	return list
}
