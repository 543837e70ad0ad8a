package count

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"text/tabwriter"
)

// MaxComplexity is the cyclomatic complexity above which Print counts a function.
const MaxComplexity = 25

// A Package is a package with its counts.
type Package struct {
	Path string
	Counts
}

// listed has the fields of `go list -json` that are needed.
type listed struct {
	ImportPath, Dir                    string
	GoFiles, TestGoFiles, XTestGoFiles []string
}

// Packages measures the packages of a pattern of go list, in the module at a folder.
func Packages(folder, pattern string) ([]Package, error) {
	command := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,TestGoFiles,XTestGoFiles", pattern)
	command.Dir = folder
	var errs bytes.Buffer
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w\n%s", pattern, err, errs.Bytes())
	}
	var all []Package
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list %s: %w", pattern, err)
		}
		p, err := l.measure()
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
}

// measure reads and counts the files of a package.
func (l listed) measure() (Package, error) {
	p := Package{Path: l.ImportPath}
	for _, files := range []struct {
		names []string
		add   func(*File)
	}{{l.GoFiles, p.Add}, {l.TestGoFiles, p.AddTest}, {l.XTestGoFiles, p.AddTest}} {
		for _, name := range files.names {
			path := filepath.Join(l.Dir, name)
			source, err := os.ReadFile(path)
			if err != nil {
				return p, err
			}
			f, err := Parse(path, source)
			if err != nil {
				return p, err
			}
			files.add(f)
		}
	}
	return p, nil
}

// Print prints a table of the packages of a pattern.
func Print(out io.Writer, folder, pattern string) error {
	packages, err := Packages(folder, pattern)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "package\tcode\tdata\ttests/code\t&& || per 100\tcyclomatic > %d\tmost methods\n", MaxComplexity)
	for _, p := range packages {
		name, methods := p.MostMethods()
		fmt.Fprintf(table, "%s\t%d\t%d\t%.2f\t%.1f\t%d\t%d %s\n", p.Path, p.Code, p.Data, p.TestShare(), p.Density(),
			p.Complex(MaxComplexity), methods, name)
	}
	return table.Flush()
}
