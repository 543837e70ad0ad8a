package main

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// directions says which packages of verbatim each package may import, tests aside: one way, from the program to the nouns.
var directions = map[string][]string{
	"verbatim/corpus":               {"verbatim/corpus/legible"},
	"verbatim/corpus/fold":          {"verbatim/corpus/legible"},
	"verbatim/corpus/folder":        {},
	"verbatim/corpus/legible":       {},
	"verbatim/corpus/load":          {"verbatim/corpus", "verbatim/corpus/folder", "verbatim/corpus/legible"},
	"verbatim/corpus/attribution":   {"verbatim/corpus", "verbatim/corpus/fold"},
	"verbatim/corpus/keep":          {"verbatim/corpus/folder"},
	"verbatim/corpus/fetch":         {"verbatim/corpus", "verbatim/corpus/fetch/web", "verbatim/corpus/folder", "verbatim/corpus/keep", "verbatim/corpus/load"},
	"verbatim/corpus/fetch/web":     {},
	"verbatim/corpus/bulk":          {"verbatim/corpus", "verbatim/corpus/keep", "verbatim/corpus/legible", "verbatim/corpus/load"},
	"verbatim/corpus/sample":        {"verbatim/corpus"},
	"verbatim/index/query":          {"verbatim/corpus", "verbatim/corpus/fold"},
	"verbatim/index/identity":       {"verbatim/corpus", "verbatim/corpus/fold"},
	"verbatim/corpus/cputime":       {},
	"verbatim/corpus/generated":     {"verbatim/corpus"},
	"verbatim/index/postings":       {},
	"verbatim/index/corrections":    {"verbatim/corpus", "verbatim/corpus/folder"},
	"verbatim/index/alerts":         {},
	"verbatim/index/postings/plain": {"verbatim/index/postings"},
	"verbatim/index": {"verbatim/corpus", "verbatim/corpus/fold", "verbatim/corpus/folder", "verbatim/corpus/legible", "verbatim/index/corrections",
		"verbatim/index/identity", "verbatim/index/postings", "verbatim/index/query"},
	"verbatim/index/ask": {"verbatim/corpus", "verbatim/corpus/folder", "verbatim/corpus/keep", "verbatim/index", "verbatim/index/alerts", "verbatim/index/corrections", "verbatim/index/query"},
	"verbatim/index/reindex": {"verbatim/corpus", "verbatim/corpus/folder", "verbatim/corpus/load", "verbatim/corpus/attribution", "verbatim/corpus/keep", "verbatim/corpus/sample",
		"verbatim/index", "verbatim/index/corrections", "verbatim/index/identity", "verbatim/index/ask"},
	"verbatim/index/watch":                     {},
	"verbatim/bot":                             {"verbatim/corpus", "verbatim/corpus/legible", "verbatim/index", "verbatim/index/query", "verbatim/index/ask"},
	"verbatim/bot/discordtest":                 {},
	"verbatim/bot/discordtest/cmd/fakediscord": {"verbatim/bot/discordtest"},
	"verbatim/cmd/verbatim": {"verbatim/bot", "verbatim/corpus", "verbatim/corpus/bulk", "verbatim/corpus/fetch", "verbatim/corpus/fetch/web", "verbatim/corpus/folder",
		"verbatim/corpus/legible", "verbatim/corpus/keep", "verbatim/corpus/load", "verbatim/corpus/attribution", "verbatim/corpus/sample",
		"verbatim/index", "verbatim/index/query", "verbatim/index/ask", "verbatim/index/alerts", "verbatim/index/corrections", "verbatim/index/reindex", "verbatim/index/watch"},
}

// outside says which packages alone may depend on a module, by import or through others.
var outside = []struct {
	module string
	users  []string
}{
	{"github.com/bwmarrin/discordgo", []string{"verbatim/bot", "verbatim/bot/discordtest", "verbatim/cmd/verbatim"}},
	{"github.com/blevesearch/bleve", []string{"verbatim/index", "verbatim/index/postings", "verbatim/index/postings/plain", "verbatim/index/ask", "verbatim/index/reindex", "verbatim/bot", "verbatim/cmd/verbatim"}},
	{"modernc.org", []string{"verbatim/index/alerts", "verbatim/index/ask", "verbatim/index/reindex", "verbatim/bot", "verbatim/cmd/verbatim"}},
	{"github.com/mmcdole/gofeed", []string{"verbatim/corpus/fetch", "verbatim/cmd/verbatim"}},
	{"github.com/temoto/robotstxt", []string{"verbatim/corpus/fetch/web", "verbatim/corpus/fetch", "verbatim/cmd/verbatim"}},
	{"github.com/fsnotify/fsnotify", []string{"verbatim/index/watch", "verbatim/cmd/verbatim"}},
	{"github.com/VictoriaMetrics/metrics", []string{"verbatim/bot", "verbatim/cmd/verbatim"}},
	{"github.com/spf13/cobra", []string{"verbatim/cmd/verbatim"}},
	// It fills tables for 27 ms whenever a program starts: half of what a query may take. Terminal libraries bring it.
	{"github.com/mattn/go-runewidth", nil},
}

// A listed package is what `go list -json` says of one.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "verbatim/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range listPackages(t) {
		allowed, known := directions[p.ImportPath]
		if !known {
			t.Errorf("%s is not in the table of directions: say what it may import", p.ImportPath)
			continue
		}
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "verbatim/") && !slices.Contains(allowed, imp) {
				t.Errorf("%s imports %s, which is against the direction", p.ImportPath, imp)
			}
		}
		for _, o := range outside {
			uses := slices.ContainsFunc(p.Deps, func(d string) bool { return d == o.module || strings.HasPrefix(d, o.module+"/") })
			if uses && !slices.Contains(o.users, p.ImportPath) {
				t.Errorf("%s depends on %s, which is kept to %v", p.ImportPath, o.module, o.users)
			}
		}
	}
}

// TestCorpusIsStandardLibrary checks that corpus, which all packages import, depends on the standard library alone, and so does the one package
// below it, the table of invisible characters.
func TestCorpusIsStandardLibrary(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.ImportPath != "verbatim/corpus" {
			continue
		}
		for _, d := range p.Deps {
			first, _, _ := strings.Cut(d, "/")
			if strings.Contains(first, ".") || first == "verbatim" && d != "verbatim/corpus/legible" {
				t.Errorf("corpus depends on %s", d)
			}
		}
		return
	}
	t.Fatal("there is no package verbatim/corpus")
}
