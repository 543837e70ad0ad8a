package main

import (
	"flag"
	"io"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// fixture are the options to force the conditions of testdata/rules.
func fixture() options {
	return options{subject: "verbatim/scripts/ablate/testdata/rules", packages: "./testdata/rules",
		folders: []string{"testdata/articles"}, below: -1, most: 2, workers: 2}
}

// checkGolden compares the table of a run with a golden file.
func checkGolden(t *testing.T, o options, golden string) {
	t.Helper()
	var out, progress strings.Builder
	if err := ablate(o, &out, &progress); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("got:\n%s\nwant, as in %s:\n%s", out.String(), golden, want)
	}
}

// TestOutcomes forces conditions whose outcomes are known: one that matters, one that is never true, one that changes
// nothing, a guard, endless loops, one that only the word list needs, and one that spoils later results.
func TestOutcomes(t *testing.T) { checkGolden(t, fixture(), "testdata/all.golden") }

// TestBelow prints only what changes few articles, with scores in the order of their number.
func TestBelow(t *testing.T) {
	o := fixture()
	o.below, o.most, o.gold = 1, 3, "testdata/gold.jsonl"
	checkGolden(t, o, "testdata/below.golden")
}

// TestErrors checks that a run fails with a reason.
func TestErrors(t *testing.T) {
	for want, args := range map[string]string{
		"no articles in the folders":      "--articles force",
		"there is no folder":              "--articles testdata/none",
		"go list ./none":                  "--articles testdata/articles --package ./none",
		`unexpected argument "testdata"`:  "--articles force testdata",
		"must be at least 1":              "--workers 0",
		"flag provided but not defined":   "--article",
		"testdata/none.jsonl: no such fi": "--articles testdata/articles --scores testdata/none.jsonl",
	} {
		args := append([]string{"--package", "./testdata/rules"}, strings.Fields(args)...)
		err := run(args, strings.NewReader(""), io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got error %v, want %q", args, err, want)
		}
	}
}
