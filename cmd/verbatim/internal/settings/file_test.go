package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
)

// unset makes variables unset, also those that a test sets by a file, until the test has ended.
func unset(t *testing.T) {
	t.Helper()
	for _, name := range Variables() {
		t.Setenv(name, "")
	}
}

// file writes a file of settings and returns its path.
func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFile checks that the environment wins over the file, and what lines may look like.
func TestFile(t *testing.T) {
	unset(t)
	t.Setenv("VERBATIM_PREFIX", "?")
	path := file(t, "\ufeff# settings\r\n\r\nVERBATIM_WATCH=1m\r\n  VERBATIM_PREFIX = ! \nVERBATIM_TOKEN=hunter2=#\nVERBATIM_LOG=\n")
	f, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Read(f)
	if err != nil || c.Watch.Minutes() != 1 || c.Prefix != "?" || string(c.Token) != "hunter2=#" || c.File != path {
		t.Errorf("got %+v, %v", c, err)
	}
	if shown := fmt.Sprintf("%v %+v %#v", c, c, c); strings.Contains(shown, "hunter2") {
		t.Errorf("the token is shown: %s", shown)
	}
	if c.FileWarning != "" {
		t.Errorf("a closed file: %s", c.FileWarning)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if f, err = ReadFile(path); err != nil || !strings.Contains(f.Warning(), "other users can read "+path) {
		t.Errorf("an open file: %q, %v", f.Warning(), err)
	}
	if got := c.SecretFiles(); len(got) != 1 || got[0] != path {
		t.Errorf("secret files are %q", got)
	}
}

// TestWrongFile checks that each error names the file and the line, says what to do, and shows no value.
func TestWrongFile(t *testing.T) {
	for line, want := range map[string]string{
		"VERBATIM_TOKN=sesame":                   "verbatim has no setting VERBATIM_TOKN\n  did you mean VERBATIM_TOKEN?",
		"VERBATIM_SUMMARISER=sesame":             "verbatim has no setting VERBATIM_SUMMARISER\n  .env.example lists",
		"TOKEN=sesame":                           "the line does not begin with a name",
		"sesame":                                 "the line has no =",
		"export VERBATIM_TOKEN=sesame":           "remove the word export before VERBATIM_TOKEN",
		`VERBATIM_TOKEN="sesame"`:                "the value of VERBATIM_TOKEN is in quotation marks",
		"VERBATIM_TOKEN=a\nVERBATIM_TOKEN=b":     "VERBATIM_TOKEN is set in line 2 already",
		"VERBATIM_WATCH=soon":                    `VERBATIM_WATCH can't be "soon"`,
		"VERBATIM_TOKEN=\xff":                    "not text in UTF-8",
		"VERBATIM CORPUS=sesame":                 "the line does not begin with a name",
		"VERBATIM_SHARDS=few":                    "expected auto, a number of shards such as 16",
		"VERBATIM_SHARDS=4-2/16":                 "the shards of 16 are 0 to 15, the smaller number first\n  write auto",
		"VERBATIM_LOG=loud":                      `"loud" is not a level`,
		strings.Repeat("# long\n", 10_000) + "x": "is not a file of settings",
	} {
		unset(t)
		path := file(t, "# comment\n"+line+"\n")
		f, err := ReadFile(path)
		if err == nil {
			_, err = Read(f)
		}
		if err == nil {
			t.Errorf("%.40q is accepted", line)
			continue
		}
		text := problem.Text(&terminal.Screen{}, err)
		number := 2 + strings.Count(line, "\n")
		if !strings.Contains(text, want) || len(line) < 100 && !strings.Contains(text, fmt.Sprintf("%s:%d: ", path, number)) {
			t.Errorf("%.40q: the error does not say %q and the line %d:\n%s", line, want, number, text)
		}
		if strings.Contains(text, "sesame") {
			t.Errorf("%.40q: the error shows the value:\n%s", line, text)
		}
	}
	if _, err := ReadFile(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that was named need not exist")
	}
}

// TestDefaultFile checks that the file in the user's folder is read, and need not exist.
func TestDefaultFile(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("HOME", home)
	t.Setenv("AppData", home)
	unset(t)
	if f, err := ReadFile(""); err != nil || f.Path != "" {
		t.Errorf("without a file: %+v, %v", f, err)
	}
	path := DefaultFile()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("VERBATIM_PREFIX=?\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := ReadFile("")
	if err != nil {
		t.Fatal(err)
	}
	if c, err := Read(f); err != nil || c.Prefix != "?" || c.File != path {
		t.Errorf("got %+v, %v", c, err)
	}
}
