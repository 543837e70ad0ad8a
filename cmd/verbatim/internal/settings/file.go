package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/query"
)

// FileName is the name of the file of settings in the user's folder of configurations, in a folder "verbatim".
const FileName = "verbatim.env"

// maxFile is the largest file of settings in bytes. .env.example has 4 KB.
const maxFile = 64 << 10

// A File is a file of settings: one NAME=value per line, as in .env.example.
type File struct {
	Path   string            // empty if there is none
	Open   bool              // whether other users can read it
	values map[string]string // by name
	lines  map[string]int    // the number of each name's line
}

// DefaultFile returns the path of the file of settings that is read if no other is named. It is not in the current
// folder: a file that came with articles could name another server, to which the token would be sent.
func DefaultFile() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "" // a container may have no user
	}
	return filepath.Join(folder, "verbatim", FileName)
}

// ReadFile reads a file of settings. Without a path, it reads DefaultFile, which need not exist.
func ReadFile(path string) (*File, error) {
	named := path != ""
	if !named {
		if path = DefaultFile(); path == "" {
			return &File{}, nil
		}
	}
	text, info, err := readAll(path)
	switch {
	case !named && errors.Is(err, fs.ErrNotExist):
		return &File{}, nil
	case err != nil:
		return nil, problem.WithHint(fmt.Errorf("reading the settings: %w", err),
			"name a file with lines such as VERBATIM_CORPUS=/srv/articles; .env.example lists all settings")
	}
	f := &File{Path: path, values: map[string]string{}, lines: map[string]int{}}
	f.Open = info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows"
	known := Variables()
	n := 0
	for line := range bytes.Lines(text) {
		n++
		if err := f.read(strings.TrimSpace(string(line)), n, known); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// readAll returns the content of a file that is not too large.
func readAll(path string) ([]byte, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(text) > maxFile {
		err = fmt.Errorf("%s has more than %d bytes, so it is not a file of settings", path, maxFile)
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), info, err
}

// read reads a line. Its errors show no value, which may be a token.
func (f *File) read(line string, number int, known []string) error {
	wrong := func(hint, format string, args ...any) error {
		return problem.WithHint(fmt.Errorf("%s:%d: %s", f.Path, number, fmt.Sprintf(format, args...)), hint)
	}
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	name, value, ok := strings.Cut(line, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	const form = "write one NAME=value per line, as in VERBATIM_WATCH=1m; a comment is a line that begins with #"
	rest, exported := strings.CutPrefix(name, "export ")
	switch {
	case !utf8.ValidString(line) || strings.ContainsRune(line, 0):
		return wrong("save the file as UTF-8", "the line is not text in UTF-8")
	case !ok:
		return wrong(form, "the line has no =")
	case exported:
		return wrong("remove the word export before "+strings.TrimSpace(rest), "the line is a command of a shell")
	case !strings.HasPrefix(name, envPrefix+"_") || strings.ContainsAny(name, " \t"):
		return wrong(form, "the line does not begin with a name of a setting, such as VERBATIM_WATCH")
	case !slices.Contains(known, name):
		hint := ".env.example lists all settings"
		if near, ok := query.Nearest(name, known); ok {
			hint = "did you mean " + near + "? " + hint
		}
		return wrong(hint, "verbatim has no setting %s", name)
	case f.lines[name] > 0:
		return wrong("remove one of the lines", "%s is set in line %d already", name, f.lines[name])
	case quoted(value):
		return wrong("remove the marks", "the value of %s is in quotation marks", name)
	}
	f.values[name], f.lines[name] = value, number
	return nil
}

// apply sets the variables that the environment does not have.
func (f *File) apply() error {
	for name, value := range f.values {
		if value == "" || os.Getenv(name) != "" {
			delete(f.lines, name) // the value, if any, is that of the environment
			continue
		}
		if err := os.Setenv(name, value); err != nil {
			return fmt.Errorf("reading the settings: %w", err)
		}
	}
	return nil
}

// place says where the value of a variable comes from.
func (f *File) place(name string) string {
	if n := f.lines[name]; n > 0 {
		return fmt.Sprintf("%s:%d: %s", f.Path, n, name)
	}
	return "the environment variable " + name
}

// tokenName is the variable whose value is a secret.
const tokenName = envPrefix + "_TOKEN"

// Warning returns what is wrong with a file that can be used, or "".
func (f *File) Warning() string {
	if f.Open && f.values[tokenName] != "" {
		return fmt.Sprintf("other users can read %s, and anyone who has the token in it can act as the bot", f.Path)
	}
	return ""
}
