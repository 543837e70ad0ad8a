package settings

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/kelseyhightower/envconfig"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/query"
)

// LeastWatch is the shortest time of quiet that VERBATIM_WATCH takes: each file that is copied would be an index of its own.
const LeastWatch = time.Second

// WatchError reports what is wrong with VERBATIM_WATCH.
func (c *Config) WatchError() error {
	if c.Watch == 0 || c.Watch >= LeastWatch {
		return nil
	}
	return problem.WithHint(fmt.Errorf("VERBATIM_WATCH is %s, which is too short", c.Watch),
		"expected for how long no file may change before the corpus is read again, at least 1s: 1m is a good start; 0 or nothing to read it on demand alone")
}

// Variables are the names of the environment variables that are read.
func Variables() []string {
	var usage bytes.Buffer
	if err := envconfig.Usagef(envPrefix, &Config{}, &usage, "{{range .}}{{usage_key .}}\n{{end}}"); err != nil {
		panic(err) // it depends on Config alone
	}
	return strings.Fields(usage.String())
}

// OwnVariables are those of the environment that are meant for verbatim and not empty, NAME=value each.
func OwnVariables(environment []string) (own []string) {
	for _, v := range environment {
		if name, value, _ := strings.Cut(v, "="); strings.HasPrefix(name, envPrefix+"_") && value != "" {
			own = append(own, v)
		}
	}
	slices.Sort(own)
	return own
}

// A stray is a variable of the environment that does not do what it is set for.
type stray struct {
	Says  string // what is wrong
	Do    string // what to do about it
	Wrong bool   // the program can't run with it
}

// StrayVariables finds variables that nothing reads, and values in quotation marks, which "docker run --env-file" hands over as they
// are. It shows no value: one may be a token.
func StrayVariables(environment []string) (found []stray) {
	known := Variables()
	for _, v := range OwnVariables(environment) {
		name, value, _ := strings.Cut(v, "=")
		if !slices.Contains(known, name) {
			do := ".env.example lists all there are"
			if near, ok := query.Nearest(name, known); ok {
				do = "did you mean " + near + "? " + do
			}
			found = append(found, stray{name + " is set, and nothing reads it", do, false})
			continue
		}
		if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			found = append(found, stray{name + " begins and ends with quotation marks, which belong to its value",
				"write it without: Docker's --env-file takes them as they stand", true})
		}
	}
	return found
}
