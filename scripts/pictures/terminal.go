package main

import (
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A session is commands that are typed in a terminal, on one page.
type session struct {
	name     string
	commands []string // the arguments of the program, as a shell reads them
}

// sessions are the pages of the terminal, by the names of their files.
var sessions = []session{
	{"terminal", []string{`who-said moratorium --limit 2`, `said-by "Seo Ha-jun" garage`}},
}

// columns is the width of the terminal, in cells.
const columns = "90"

// writeTerminal writes a page per session into a folder. The index is in data.
func writeTerminal(ctx context.Context, program, data, folder string) error {
	for _, s := range sessions {
		var b strings.Builder
		b.WriteString(terminalHead)
		for _, command := range s.commands {
			shell := exec.CommandContext(ctx, "sh", "-c", `"$0" `+command, program)
			shell.Env = append(os.Environ(), "CLICOLOR_FORCE=1", "COLUMNS="+columns, "VERBATIM_DATA="+data)
			out, err := shell.Output()
			if err != nil {
				return fmt.Errorf("%s: %s: %w", s.name, command, err)
			}
			fmt.Fprintf(&b, "<span class=\"prompt\">$</span> verbatim %s\n%s\n", html.EscapeString(command), styled(string(out)))
		}
		b.WriteString(terminalFoot)
		if err := os.WriteFile(filepath.Join(folder, s.name+".html"), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// code finds the escape codes of styles.
var code = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// styled returns the HTML of a terminal's output. A style begins and ends within a line, and styles do not nest.
func styled(out string) string {
	return code.ReplaceAllStringFunc(html.EscapeString(out), func(escape string) string {
		switch code.FindStringSubmatch(escape)[1] {
		case "1":
			return `<b>`
		case "2":
			return `<b class="dim">`
		case "1;31":
			return `<b class="match">`
		default:
			return `</b>`
		}
	})
}

const terminalHead = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>verbatim in a terminal</title>
<style>
body { margin: 0; padding: 14px; background: #d5dae1; }
pre { margin: 0; padding: 14px 18px; border-radius: 8px; background: #1b1f27; color: #dde1e7; white-space: pre-wrap;
  font: 13px/1.45 "DejaVu Sans Mono", monospace; }
b { color: #fff; }
.dim { color: #8f98a6; font-weight: normal; }
.match { color: #ff7b72; }
.prompt { color: #7ee787; }
</style>
<pre>`

const terminalFoot = `</pre>
<script>document.documentElement.dataset.height = document.documentElement.scrollHeight</script>
`
