package main

import (
	"os"
	"path/filepath"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/index"
)

func TestDoctorOfFiles(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*testing.T, *patient)
		code   int
		line   string
	}{
		"no corpus": {func(_ *testing.T, p *patient) {
			p.app.Config.Corpus = filepath.Join(p.folder, "gone")
		}, 2, `failure  corpus: .*gone`},
		"the sample": {func(_ *testing.T, p *patient) {
			p.app.Config.Corpus = ""
		}, 0, `warning  corpus: no folder is set`},
		"no articles": {func(t *testing.T, p *patient) {
			p.app.Config.Corpus = t.TempDir()
		}, 2, `failure  corpus: .*has no article`},
		"left out": {func(t *testing.T, p *patient) {
			p.write(t, "empty.txt", "")
		}, 0, `warning  corpus: 1 file can't be an article: empty\.txt: `},
		"no data yet": {func(_ *testing.T, p *patient) {
			p.app.Config.Data = filepath.Join(p.app.Config.Data, "a", "b")
		}, 0, `ok       data: .* does not exist yet; the bot creates it`},
		"indexing now": {lockData, 0, `ok       data: another process is indexing`},
		"data is a file": {func(_ *testing.T, p *patient) {
			p.app.Config.Data = filepath.Join(p.folder, "talks.txt")
		}, 2, `failure  data: .*is not a folder`},
		"another corpus": {func(t *testing.T, p *patient) {
			p.index(t)
			p.app.Config.Corpus = t.TempDir()
			p.folder = p.app.Config.Corpus
			p.write(t, "a.txt", "One\n")
		}, 2, `failure  index: the data folder .* holds the index of .*, not of`},
		"a damaged index": {func(t *testing.T, p *patient) {
			p.index(t)
			truncate(t, filepath.Join(p.app.Config.Data, "*", "quotes*"))
		}, 0, `warning  index: verifying snapshot`},
		"a damaged manifest": {func(t *testing.T, p *patient) {
			p.index(t)
			truncate(t, filepath.Join(p.app.Config.Data, "*", "manifest.json"))
		}, 2, `failure  index: the data folder .* holds the index of an unknown corpus`},
		"no alerts": {func(t *testing.T, p *patient) {
			p.indexed = true
			alerts := filepath.Join(p.app.Config.Data, local.AlertsFile)
			if err := os.WriteFile(alerts, []byte("something else altogether"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, 2, `failure  alerts: .*not an SQLite database`},
		"open data": {func(t *testing.T, p *patient) {
			if err := os.Chmod(p.app.Config.Data, 0o777); err != nil {
				t.Fatal(err)
			}
		}, 0, `warning  data: others can write to`},
		"corrections are a folder": {func(t *testing.T, p *patient) {
			p.write(t, ".verbatim/corrections.jsonl/x", "")
		}, 0, `warning  moderators: the corpus can't be written to`},
		"no moderators": {func(_ *testing.T, p *patient) {
			p.app.Config.HomeGuilds, p.app.Config.ModeratorRoles = nil, nil
		}, 0, `ok       moderators: the corpus can't be changed from Discord`},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t, discordtest.Options{})
			p.app.Config.Token = ""
			c.change(t, p)
			p.see(t, c.code, c.line)
		})
	}
}

// lockData takes the lock of the data folder until the test ends.
func lockData(t *testing.T, p *patient) {
	t.Helper()
	lock, err := index.TryLock(p.app.Config.Data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lock.Unlock() })
	p.indexed = true
}

// truncate damages the first file that fits a pattern.
func truncate(t *testing.T, pattern string) {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) == 0 {
		t.Fatalf("no file fits %s", pattern)
	}
	if err := os.Truncate(files[0], 3); err != nil {
		t.Fatal(err)
	}
}
