package settings

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/query"
	"verbatim/index/statedb/postgres"
)

// LeastWatch is the shortest value of VERBATIM_WATCH. With a shorter one, each file of a copied folder would start a
// reindex.
const LeastWatch = time.Second

// Errors returns what is wrong with the values of the variables, each with what to do about it. The bot can't run with
// them.
func (c *Config) Errors() (wrong []error) {
	if c.Watch != 0 && c.Watch < LeastWatch {
		wrong = append(wrong, problem.WithHint(fmt.Errorf("VERBATIM_WATCH is %s, which is too short", c.Watch),
			"set how long files must be unchanged before a reindex, at least 1s; 1m is a good start, and 0 turns watching off"))
	}
	if c.Cooldown < 0 {
		wrong = append(wrong, problem.WithHint(fmt.Errorf("VERBATIM_COOLDOWN is %s, which is less than nothing", c.Cooldown),
			"set how long a member waits between two commands, as in VERBATIM_COOLDOWN=3s; 0s turns waiting off"))
	}
	homes, _ := c.Homes()
	for _, v := range []struct {
		name string
		ids  []string
	}{
		{"VERBATIM_HOME_GUILDS", homes},
		{"VERBATIM_MODERATOR_ROLES", c.ModeratorRoles},
		{"VERBATIM_REPORT_CHANNEL", []string{c.ReportChannel}},
	} {
		for i, id := range v.ids {
			if !IsID(id) && id != "" { // it is not shown, because it may be a token in the wrong variable
				err := fmt.Errorf("%s: entry %d is not an id; ids are numbers, separated by commas", v.name, i+1)
				wrong = append(wrong, problem.WithHint(err, "in Discord, switch on Developer Mode under Advanced, "+
					"and copy the id from the menu of the server, role or channel"))
			}
		}
	}
	if c.State != "" {
		if _, err := postgres.Parse(string(c.State)); err != nil { // it shows nothing of the address
			wrong = append(wrong, problem.WithHint(fmt.Errorf("VERBATIM_STATE: %w", err),
				"set it to an address like postgres://user:password@host/database; without it, state is kept in files"))
		}
	}
	return append(append(wrong, c.corporaErrors()...), c.siteErrors()...)
}

// IsID reports whether s can be an id of Discord.
func IsID(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// Variables returns the names of the environment variables that verbatim reads. It does not ask envconfig.Usagef, which
// runs a template: a program that does so keeps all methods of all types. A test compares it with what envconfig reads.
func Variables() []string {
	words := regexp.MustCompile("([a-z])([A-Z])") // where a word of a name ends and the next begins
	var names []string
	for f := range reflect.TypeFor[Config]().Fields() {
		name := f.Name
		switch {
		case f.Tag.Get("ignored") != "":
			continue
		case f.Tag.Get("envconfig") != "":
			name = f.Tag.Get("envconfig")
		case f.Tag.Get("split_words") != "":
			name = words.ReplaceAllString(name, "${1}_$2")
		}
		names = append(names, envPrefix+"_"+strings.ToUpper(name))
	}
	return names
}

// OwnVariables returns the variables of an environment that are set and have verbatim's prefix, each as NAME=value.
func OwnVariables(environment []string) (own []string) {
	for _, v := range environment {
		name, value, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, envPrefix+"_") && value != "" && !strings.HasPrefix(name, envPrefix+"_TEST_") {
			own = append(own, v)
		}
	}
	slices.Sort(own)
	return own
}

// A Stray is an environment variable that does not do what the user set it for.
type Stray struct {
	Says  string // what is wrong
	Do    string // what to do about it
	Wrong bool   // the program can't run with it
}

// StrayVariables finds variables that verbatim does not read, and values in quotation marks: "docker run --env-file"
// passes the marks on as a part of the value. It shows no value, because one may be a token.
func StrayVariables(environment []string) (found []Stray) {
	known := Variables()
	for _, v := range OwnVariables(environment) {
		name, value, _ := strings.Cut(v, "=")
		switch {
		case !slices.Contains(known, name):
			do := ".env.example lists all variables"
			if near, ok := query.Nearest(name, known); ok {
				do = "did you mean " + near + "? " + do
			}
			found = append(found, Stray{name + " is set, but verbatim does not read it", do, false})
		case quoted(value):
			found = append(found, Stray{name + " begins and ends with quotation marks, which are a part of its value",
				"remove the marks: Docker's --env-file does not", true})
		}
	}
	return found
}

// quoted reports whether a value is in quotation marks.
func quoted(value string) bool {
	n := len(value)
	return n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0]
}
