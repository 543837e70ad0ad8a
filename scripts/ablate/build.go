package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"verbatim/scripts/ablate/condition"
	"verbatim/scripts/ablate/force"
)

// forcePath and ownPath are the packages that a worker needs in addition to those that are rewritten.
const (
	forcePath = "verbatim/scripts/ablate/force"
	ownPath   = "verbatim/scripts/ablate"
)

// A placed condition knows its package and file.
type placed struct {
	condition.Condition
	pkg, file string // the import path; the file's path relative to the project
}

// A built program is a worker with the conditions that it can force. The condition with id i is conditions[i].
type built struct {
	program    string
	conditions []placed
}

// A listed package has the fields of `go list -json` that are needed.
type listed struct {
	ImportPath, Dir string
	GoFiles         []string
	Module          struct{ Dir string }
}

// list returns the packages of a pattern.
func list(pattern string) ([]listed, error) {
	command := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Module", pattern)
	var errs bytes.Buffer
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w\n%s", pattern, err, errs.Bytes())
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list %s: %w", pattern, err)
		}
		all = append(all, p)
	}
}

// build rewrites the packages of a pattern, and builds the worker from the copies. It writes only to folder. The worker
// reads articles with the function Extract of subject.
func build(folder, pattern, subject string) (built, error) {
	packages, err := list(pattern)
	if err != nil {
		return built{}, err
	}
	b := built{program: filepath.Join(folder, "worker")}
	o := overlay{folder, map[string]string{}}
	for _, p := range packages {
		for _, name := range p.GoFiles {
			if err := b.rewrite(o, p, name); err != nil {
				return built{}, err
			}
		}
	}
	if len(b.conditions) == 0 || len(b.conditions) > force.MaxConditions {
		return built{}, fmt.Errorf("%s has %d conditions; 1 to %d are possible", pattern, len(b.conditions),
			force.MaxConditions)
	}
	return b, o.build(b.program, subject)
}

// rewrite adds the conditions of a file, and a copy that can force them.
func (b *built) rewrite(o overlay, p listed, name string) error {
	path := filepath.Join(p.Dir, name)
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file, err := condition.Find(path, source, len(b.conditions))
	if err != nil {
		return err
	}
	shown, err := filepath.Rel(p.Module.Dir, path)
	if err != nil {
		return err
	}
	for _, c := range file.Conditions {
		b.conditions = append(b.conditions, placed{c, p.ImportPath, shown})
	}
	return o.replace(path, file.Rewrite(forcePath))
}

// An overlay tells the compiler to read copies instead of files.
type overlay struct {
	folder string
	files  map[string]string // the copy per file
}

// replace adds a copy.
func (o overlay) replace(path string, text []byte) error {
	o.files[path] = filepath.Join(o.folder, fmt.Sprintf("%d.go", len(o.files)))
	return os.WriteFile(o.files[path], text, 0o600)
}

// build compiles the worker.
func (o overlay) build(program, subject string) error {
	own, err := list(ownPath)
	if err != nil {
		return err
	}
	const text = "package main\n\nimport subject %q\n\nvar extract = subject.Extract\n"
	if err := o.replace(filepath.Join(own[0].Dir, "subject.go"), fmt.Appendf(nil, text, subject)); err != nil {
		return err
	}
	table, err := json.Marshal(map[string]any{"Replace": o.files})
	if err != nil {
		return err
	}
	overlayFile := filepath.Join(o.folder, "overlay.json")
	if err := os.WriteFile(overlayFile, table, 0o600); err != nil {
		return err
	}
	out, err := exec.Command("go", "build", "-overlay", overlayFile, "-o", program, ownPath).CombinedOutput()
	if err != nil {
		return fmt.Errorf("building the rewritten packages: %w\n%s", err, out)
	}
	return nil
}
