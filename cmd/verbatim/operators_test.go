package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// operatorsPage is what whoever runs the bot reads.
const operatorsPage = "../../docs/operators.md"

// said finds what is logged for whoever runs the bot: the first words, up to what differs from line to line.
var said = regexp.MustCompile(`[lL]og\.(?:Warn|Error)\("([^"]+)"`)

// TestOperatorsPageNamesEachLine holds that the page explains every warning and error of the log.
func TestOperatorsPageNamesEachLine(t *testing.T) {
	page, err := os.ReadFile(operatorsPage)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, folder := range []string{"../../bot", "../../cmd", "../../index"} {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, m := range said.FindAllSubmatch(text, -1) {
				lines++
				line, _, _ := strings.Cut(string(m[1]), ";")
				line, _, _ = strings.Cut(line, ":")
				if !strings.Contains(string(page), "`"+line) {
					t.Errorf("%s logs %q, which %s does not explain", path, line, operatorsPage)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if lines < 20 {
		t.Errorf("%d lines were found in the source; the program has more", lines)
	}
}

// metricName finds the names of metrics, without what a histogram adds to them.
var metricName = regexp.MustCompile(`verbatim_[a-z]+(?:_[a-z]+)+`)

// explained fails unless the page names each metric in the text that Prometheus reads, and no other.
func explained(t *testing.T, metrics string) {
	t.Helper()
	page, err := os.ReadFile(operatorsPage)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (verbatim_[a-z_]+) `).FindAllStringSubmatch(metrics, -1) {
		there[m[1]] = true
		if !strings.Contains(string(page), "| `"+m[1]+"`") && !strings.Contains(string(page), ", `"+m[1]+"`") {
			t.Errorf("%s does not explain %s", operatorsPage, m[1])
		}
	}
	for _, name := range metricName.FindAllString(string(page), -1) {
		if !there[strings.TrimSuffix(name, "_bucket")] {
			t.Errorf("%s names %s, which is not served", operatorsPage, name)
		}
	}
}
