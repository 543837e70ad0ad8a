package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"verbatim/corpus/cputime"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

// run compares the readers, or shows the differences of each.
func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("pages", flag.ContinueOnError)
	first := flags.String("readability", "", "folder test/test-pages of Readability.js")
	second := flags.String("trafilatura", "", "folder tests of trafilatura")
	only := flags.String("reader", "", "measure only this reader")
	diff := flags.Bool("diff", false, "show what the reader loses and adds on the pages of half 0, instead of the table")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *only != "" && readers[*only] == nil {
		return fmt.Errorf("no reader %q; the readers are %q", *only, slices.Sorted(maps.Keys(readers)))
	}
	if *first == "" && *second == "" {
		return fmt.Errorf("no pages; give a folder with -readability or -trafilatura")
	}
	for _, set := range []struct {
		name, folder string
		read         func(folder string) ([]sample, error)
	}{{"Readability.js", *first, readReadability}, {"trafilatura", *second, readTrafilatura}} {
		if set.folder == "" {
			continue
		}
		samples, err := set.read(set.folder)
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(readers)) {
			switch {
			case *only != "" && name != *only:
			case *diff:
				showDiff(out, samples, name)
			default:
				fmt.Fprintln(out, row(set.name, name, samples))
			}
		}
	}
	return nil
}

// row measures a reader on a set of pages and returns a row of the table.
func row(set, name string, samples []sample) string {
	var whole mean
	var halves [2]mean
	var took time.Duration
	for _, s := range samples {
		var text string
		took += cputime.Of(func() { text, _ = readers[name](s.page) }) // a page that cannot be read has no text
		rated := s.rate(text)
		whole.add(rated)
		halves[s.half()].add(rated)
	}
	ms := float64(took.Microseconds()) / 1000 / float64(len(samples))
	return fmt.Sprintf("| %s | %s | %.1f (%.1f, %.1f) | %.1f (%.1f, %.1f) | %d | %.1f |", set, name, whole.keptShare(),
		halves[0].keptShare(), halves[1].keptShare(), whole.foreignShare(), halves[0].foreignShare(),
		halves[1].foreignShare(), whole.empty, ms)
}

// A mean adds scores of pages. Each page counts the same.
type mean struct {
	kept, foreign float64
	pages, empty  int
}

func (m *mean) add(s score) {
	m.kept += s.kept
	m.foreign += s.foreign
	m.pages++
	if s.empty {
		m.empty++
	}
}

// keptShare and foreignShare return the means in percent.
func (m *mean) keptShare() float64    { return 100 * m.kept / float64(max(m.pages, 1)) }
func (m *mean) foreignShare() float64 { return 100 * m.foreign / float64(max(m.pages, 1)) }
