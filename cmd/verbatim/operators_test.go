package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// operatorsPage is the page for operators of the bot.
const operatorsPage = "../../docs/operators.md"

// logged matches a warning or error in the source. Its group is the message.
var logged = regexp.MustCompile(`[lL]og\.(?:Warn|Error)\("([^"]+)"`)

// TestOperatorsPageNamesEachLine checks that the page explains every warning and error of the log, by its first words.
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
			for _, m := range logged.FindAllSubmatch(text, -1) {
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
		t.Errorf("only %d lines found in the source; the program has more", lines)
	}
}

// metricName matches the names of metrics, without the suffixes of a histogram.
var metricName = regexp.MustCompile(`verbatim_[a-z]+(?:_[a-z]+)+`)

// explained fails unless the page explains all metrics in the text that Prometheus reads, and no others.
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
