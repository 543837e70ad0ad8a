package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// directions reads from the table in docs/architecture.md which packages of verbatim each package may import. The
// imports of tests are not restricted.
func directions(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	may := map[string][]string{}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 6 || !strings.HasPrefix(strings.TrimSpace(cells[1]), "`") {
			continue
		}
		imports := []string{}
		for _, name := range codeSpan.FindAllStringSubmatch(cells[4], -1) {
			imports = append(imports, "verbatim/"+name[1])
		}
		may["verbatim/"+strings.Trim(cells[1], " `")] = imports
	}
	if len(may) < 20 {
		t.Fatalf("docs/architecture.md: read only %d packages; the table needs four columns, the last with imports", len(may))
	}
	return may
}

var codeSpan = regexp.MustCompile("`([^`]+)`")

// outside lists modules that only some packages may depend on, directly or through others.
var outside = []struct {
	module string
	users  []string
}{
	{"github.com/bwmarrin/discordgo", []string{
		"verbatim/bot", "verbatim/bot/channel", "verbatim/bot/connect", "verbatim/bot/examine",
		"verbatim/bot/permission", "verbatim/bot/queue",
		"verbatim/bot/show", "verbatim/bot/control", "verbatim/bot/form", "verbatim/bot/moderate",
		"verbatim/bot/slash", "verbatim/bot/suggest", "verbatim/bot/registry", "verbatim/bot/typed", "verbatim/bot/attached",
		"verbatim/bot/discordtest", "verbatim/bot/meter", "verbatim/cmd/verbatim", "verbatim/bot/upload",
	}},
	{"github.com/blevesearch/bleve", []string{
		"verbatim/index", "verbatim/index/terms", "verbatim/index/names", "verbatim/index/store", "verbatim/index/document",
		"verbatim/index/inverted", "verbatim/index/quotes", "verbatim/index/search", "verbatim/index/engine", "verbatim/index/highlight",
		"verbatim/index/remote",
		"verbatim/index/remote/remotetest", "verbatim/index/postings", "verbatim/index/postings/plain",
		"verbatim/index/ask", "verbatim/index/ask/view", "verbatim/index/ask/advice", "verbatim/index/ask/change",
		"verbatim/index/ask/draft", "verbatim/index/ask/fresh", "verbatim/index/ask/group", "verbatim/index/ask/trouble",
		"verbatim/index/ask/outlet",
		"verbatim/index/ask/meaning", "verbatim/index/ask/texts", "verbatim/index/reindex",
		"verbatim/bot", "verbatim/bot/channel", "verbatim/bot/control", "verbatim/bot/slash", "verbatim/bot/suggest",
		"verbatim/bot/typed", "verbatim/bot/attached",
		"verbatim/bot/upload", "verbatim/bot/show", "verbatim/bot/standby", "verbatim/bot/corpora", "verbatim/bot/told",
		"verbatim/cmd/verbatim", "verbatim/bot/meter", "verbatim/bot/registry", "verbatim/bot/moderate",
	}},
	{"modernc.org", []string{
		"verbatim/index/statedb", "verbatim/index/journal", "verbatim/index/servers", "verbatim/index/journal", "verbatim/index/ask/setting",
		"verbatim/index/alerts", "verbatim/index/ask", "verbatim/index/ask/fresh", "verbatim/index/ask/texts",
		"verbatim/index/reindex", "verbatim/bot", "verbatim/bot/channel", "verbatim/bot/control", "verbatim/bot/slash",
		"verbatim/bot/suggest", "verbatim/bot/typed", "verbatim/bot/attached", "verbatim/bot/upload", "verbatim/bot/show",
		"verbatim/bot/standby", "verbatim/bot/corpora", "verbatim/bot/meter",
		"verbatim/bot/told", "verbatim/bot/meter", "verbatim/bot/registry", "verbatim/bot/moderate",
		"verbatim/cmd/verbatim",
	}},
	{"github.com/jackc/pgx", []string{
		"verbatim/index/statedb", "verbatim/index/statedb/postgres", "verbatim/index/statedb/statedbtest",
		"verbatim/index/servers", "verbatim/index/journal", "verbatim/index/ask/setting",
		"verbatim/index/alerts", "verbatim/index/ask", "verbatim/index/ask/fresh", "verbatim/index/ask/texts",
		"verbatim/index/reindex", "verbatim/bot", "verbatim/bot/channel", "verbatim/bot/control", "verbatim/bot/slash",
		"verbatim/bot/suggest", "verbatim/bot/typed", "verbatim/bot/attached", "verbatim/bot/upload", "verbatim/bot/show",
		"verbatim/bot/standby", "verbatim/bot/corpora", "verbatim/bot/meter",
		"verbatim/bot/told", "verbatim/bot/registry", "verbatim/bot/moderate",
		"verbatim/cmd/verbatim",
	}},
	{"github.com/mmcdole/gofeed", []string{
		"verbatim/corpus/fetch", "verbatim/corpus/fetch/feed", "verbatim/cmd/verbatim",
	}},
	{"github.com/temoto/robotstxt", []string{
		"verbatim/corpus/fetch/web", "verbatim/corpus/fetch/feed", "verbatim/corpus/fetch", "verbatim/cmd/verbatim",
	}},
	{"github.com/go-analyze/charts", []string{
		"verbatim/index/timeline/picture", "verbatim/bot/upload", "verbatim/bot", "verbatim/cmd/verbatim",
	}},
	{"github.com/fsnotify/fsnotify", []string{"verbatim/index/watch", "verbatim/cmd/verbatim"}},
	{"github.com/VictoriaMetrics/metrics", []string{"verbatim/bot", "verbatim/bot/corpora", "verbatim/bot/meter", "verbatim/cmd/verbatim"}},
	{"github.com/spf13/cobra", []string{"verbatim/cmd/verbatim"}},
	{"maragu.dev/gomponents", []string{"verbatim/cmd/verbatim"}},
	{"golang.org/x/time", []string{"verbatim/cmd/verbatim"}},
	// It fills tables for 27 ms when a program starts, half of what a query may take. Terminal libraries depend on it.
	{"github.com/mattn/go-runewidth", nil},
}

// A listed package has the fields of `go list -json` that the tests need.
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
	may := directions(t)
	for _, p := range listPackages(t) {
		allowed, known := may[p.ImportPath]
		if !known {
			t.Errorf("%s is not in the table of docs/architecture.md: add a row that says what it may import", p.ImportPath)
			continue
		}
		delete(may, p.ImportPath)
		for _, name := range allowed {
			if !slices.Contains(p.Imports, name) {
				t.Errorf("docs/architecture.md: %s does not import %s", p.ImportPath, name)
			}
		}
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "verbatim/") && !slices.Contains(allowed, imp) {
				t.Errorf("%s imports %s, which docs/architecture.md does not allow", p.ImportPath, imp)
			}
		}
		for _, o := range outside {
			uses := slices.ContainsFunc(p.Deps, func(d string) bool {
				return d == o.module || strings.HasPrefix(d, o.module+"/")
			})
			program, _, _ := strings.Cut(p.ImportPath, "/internal/") // the parts of a program may use what it may
			if uses && !slices.Contains(o.users, program) {
				t.Errorf("%s depends on %s, which only %v may", p.ImportPath, o.module, o.users)
			}
		}
	}
	for name := range may {
		t.Errorf("docs/architecture.md has a row for %s, which is not a package", name)
	}
}

// TestCorpusIsStandardLibrary checks that package corpus, which all packages import, depends only on the standard
// library, on the table of invisible characters, and on the texts of errors.
func TestCorpusIsStandardLibrary(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.ImportPath != "verbatim/corpus" {
			continue
		}
		for _, d := range p.Deps {
			first, _, _ := strings.Cut(d, "/")
			own := strings.Contains(first, ".") || strings.HasPrefix(d, "verbatim/")
			if own && d != "verbatim/corpus/legible" && d != "verbatim/corpus/wording" {
				t.Errorf("corpus depends on %s", d)
			}
		}
		return
	}
	t.Fatal("there is no package verbatim/corpus")
}
