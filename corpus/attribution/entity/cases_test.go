package entity_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// printers have for each file of cases in testdata the function that prints what is found in a text.
var printers = map[string]func(r *subject.Reader) []string{
	"mentions":  printMentions,
	"people":    printNames,
	"spellings": printNames,
	"quoted":    printNames,
	"genders":   printGenders,
	"titles":    printRoles,
	"roles":     printRoles,
	"bodies":    printFigures,
}

func TestCases(t *testing.T) {
	for name, printed := range printers {
		t.Run(name, func(t *testing.T) {
			readtest.Cases(t, filepath.Join("testdata", name+".txt"), *update, func(text string) []string {
				r := readtest.Of(text)
				return printed(&r)
			})
		})
	}
}

// kindOf names what a mention is of.
func kindOf(m *entity.Mention) string {
	switch m.Kind {
	case entity.AnOrg:
		return "body"
	case entity.APlace:
		return "place"
	case entity.ATitle:
		return "title"
	}
	return "person"
}

// words returns tokens as they stand in the text.
func words(r *subject.Reader, first, last int) string { return r.TokenSpan(first, last).In(r.Text) }

func printMentions(r *subject.Reader) (lines []string) {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		line := fmt.Sprintf("%s %q", kindOf(m), words(r, m.First, m.Last))
		if m.First < m.Name && m.Name < m.Last {
			line += fmt.Sprintf(" name %q", words(r, m.Name, m.Last))
		}
		if m.Owner {
			line += " owner"
		}
		lines = append(lines, line)
	}
	return lines
}

// namesOf returns the names by which a text mentions a figure, each once.
func namesOf(r *subject.Reader, figure int) (names []string) {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if name := words(r, min(m.Name, m.Last-1), m.Last); m.Who == figure && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// printNames returns each figure with the names that mean it.
func printNames(r *subject.Reader) (lines []string) {
	for w := range r.Cast.Figures {
		lines = append(lines, r.Cast.Figures[w].Name+": "+strings.Join(namesOf(r, w), "; "))
	}
	return lines
}

var genders = map[lexicon.Class]string{lexicon.Male: "male", lexicon.Female: "female", 0: "unknown"}

func printGenders(r *subject.Reader) (lines []string) {
	for w := range r.Cast.Figures {
		f := &r.Cast.Figures[w]
		lines = append(lines, f.Name+": "+genders[f.Gender()])
	}
	return lines
}

// printRoles returns each person who has a first name or title with the role, "–" if the text tells none.
func printRoles(r *subject.Reader) (lines []string) {
	for w := range r.Cast.Figures {
		f := &r.Cast.Figures[w]
		if f.Kind != corpus.Person || f.Given == "" && !f.Titled {
			continue
		}
		role := "–"
		if f.Role.Len() > 0 {
			role = f.Role.In(r.Text)
		}
		lines = append(lines, f.Name+": "+role)
	}
	return lines
}

// printFigures returns all that is known of each figure.
func printFigures(r *subject.Reader) (lines []string) {
	for w := range r.Cast.Figures {
		f := &r.Cast.Figures[w]
		line := fmt.Sprintf("%s %s: %s", f.Kind, f.Name, strings.Join(namesOf(r, w), "; "))
		if f.Role.Len() > 0 {
			line += "; role " + f.Role.In(r.Text)
		}
		lines = append(lines, line)
	}
	return lines
}
