package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/usage"
)

// TestWrite writes all pages and scripts. Each command has a page with each of its flags.
func TestWrite(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1640000000")
	folder := t.TempDir()
	if err := write(folder); err != nil {
		t.Fatal(err)
	}
	silent := terminal.New(io.Discard, func(string) string { return "" })
	commands := 0
	var check func(c *cobra.Command)
	check = func(c *cobra.Command) {
		commands++
		written, err := os.ReadFile(filepath.Join(folder, pagesFolder, pageName(c)+".1"))
		if err != nil {
			t.Error(err)
		}
		if !strings.Contains(string(written), ` "2021-12-20" `) {
			t.Errorf("%s: the page does not have the day of SOURCE_DATE_EPOCH", pageName(c))
		}
		for _, f := range usage.Flags(c.Flags()) {
			if want := bold(f.Names[len(f.Names)-1]); !strings.Contains(string(written), want) {
				t.Errorf("%s: the page has no %s", pageName(c), want)
			}
		}
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				check(sub)
			}
		}
	}
	check(cli.NewRoot(&cli.App{Out: silent, Err: silent}))
	pages, err := filepath.Glob(filepath.Join(folder, pagesFolder, "*"))
	if err != nil || len(pages) != commands {
		t.Errorf("%d pages of %d commands, %v", len(pages), commands, err)
	}
	t.Run("troff", func(t *testing.T) { reads(t, "groff", append([]string{"-man", "-ww", "-z"}, pages...)...) })
	scripts := filepath.Join(folder, completionsFolder)
	t.Run("bash", func(t *testing.T) { reads(t, "bash", "-n", filepath.Join(scripts, "verbatim")) })
	t.Run("zsh", func(t *testing.T) { reads(t, "zsh", "-n", filepath.Join(scripts, "_verbatim")) })
	t.Run("fish", func(t *testing.T) { reads(t, "fish", "--no-execute", filepath.Join(scripts, "verbatim.fish")) })
}

// reads fails if a program complains about what it reads.
func reads(t *testing.T, program string, arguments ...string) {
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	if out, err := exec.Command(program, arguments...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%s: %v: %s", program, err, out)
	}
}

// TestEscape keeps what troff would take for its own.
func TestEscape(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		".env":       `\&.env`,
		`a\b`:        `a\eb`,
		"--limit":    `\-\-limit`,
		"'morator*'": `\(aqmorator*\(aq`,
		"said …":     `said \[u2026]`,
	} {
		if got := escape(text); got != want {
			t.Errorf("escape(%q) = %q, want %q", text, got, want)
		}
	}
}
