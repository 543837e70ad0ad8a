package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// A composeFile has all keys that compose.yaml may use. Another key is a mistake, or has to be added here.
type composeFile struct {
	Services map[string]struct {
		Image string
		Build struct {
			Context string
			Args    map[string]string
		}
		EnvFile     string `yaml:"env_file"`
		Environment map[string]string
		Volumes     []string
		Healthcheck struct {
			Test              []string
			Interval, Timeout string
			StartPeriod       string `yaml:"start_period"`
			Retries           int
		}
		Restart     string
		StopGrace   string   `yaml:"stop_grace_period"`
		ReadOnly    bool     `yaml:"read_only"`
		CapDrop     []string `yaml:"cap_drop"`
		SecurityOpt []string `yaml:"security_opt"`
		PidsLimit   int      `yaml:"pids_limit"`
		MemLimit    string   `yaml:"mem_limit"`
		Logging     struct {
			Driver  string
			Options map[string]string
		}
	}
	Volumes map[string]any
}

// TestComposeFile checks that compose.yaml fits its format, the program's variables and command lines, and the image.
func TestComposeFile(t *testing.T) {
	text, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file composeFile
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil {
		t.Fatalf("compose.yaml: %v", err)
	}
	s, ok := file.Services["verbatim"]
	if !ok || len(file.Services) != 1 {
		t.Fatalf("compose.yaml has the services %v, want verbatim", file.Services)
	}
	for name := range s.Environment {
		if name != goLimit && !slices.Contains(settings.Variables(), name) {
			t.Errorf("compose.yaml sets %s, which verbatim does not read", name)
		}
	}
	checkLimits(t, "compose.yaml", s.MemLimit, s.Environment[goLimit])
	if s.Environment["VERBATIM_HTTP"] == "" {
		t.Error("compose.yaml does not set VERBATIM_HTTP, which the health check needs")
	}
	if test := s.Healthcheck.Test; len(test) < 3 || test[0] != "CMD" || test[1] != "/verbatim" {
		t.Errorf("the health check is %q; the image has no shell, so it must begin with CMD and /verbatim", test)
	} else {
		known(t, test[2:])
	}
	dockerfile, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range s.Volumes {
		target := v[strings.LastIndex(v, ":")+1:]
		if !strings.Contains(string(dockerfile), "="+target) {
			t.Errorf("compose.yaml mounts %s, which no variable in the Dockerfile names", target)
		}
	}
	if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) {
		t.Error("the container may do more than the program needs")
	}
}

// goLimit is the variable by which Go's runtime knows how much memory it may take.
const goLimit = "GOMEMLIMIT"

// size matches a size with a unit, which may be the default of a variable.
var size = regexp.MustCompile(`^(?:\$\{[A-Z]+:-)?(\d+)([gGmM])(?:iB)?\}?$`)

// megabytes returns the number of mebibytes of a size.
func megabytes(t *testing.T, text string) int {
	t.Helper()
	m := size.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("%q is not a size", text)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	if strings.EqualFold(m[2], "g") {
		n <<= 10
	}
	return n
}

// checkLimits fails unless Go's limit of memory is about a tenth below that of the process.
func checkLimits(t *testing.T, file, process, runtime string) {
	t.Helper()
	most, own := megabytes(t, process), megabytes(t, runtime)
	if own > most*95/100 || own < most*80/100 {
		t.Errorf("%s: %s=%s does not fit the limit of %s: set it to nine tenths", file, goLimit, runtime, process)
	}
}

// known fails if the program does not have a command line.
func known(t *testing.T, args []string) {
	t.Helper()
	root := cli.NewRoot(&cli.App{Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: io.Discard}})
	c, rest, err := root.Find(args)
	if err == nil {
		err = c.ParseFlags(rest)
	}
	if err != nil || c == root {
		t.Errorf("verbatim has no command line %q: %v", args, err)
	}
}

// TestServiceFile checks that the systemd unit fits the program. If systemd-analyze is installed, it checks the unit
// too.
func TestServiceFile(t *testing.T) {
	text, err := os.ReadFile("../../deploy/verbatim.service")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range regexp.MustCompile(`VERBATIM_[A-Z_]+`).FindAllString(string(text), -1) {
		if !slices.Contains(settings.Variables(), v) {
			t.Errorf("the unit sets %s, which verbatim does not read", v)
		}
	}
	start := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/verbatim (.*)$`).FindStringSubmatch(string(text))
	if start == nil {
		t.Fatal("the unit does not start /usr/local/bin/verbatim")
	}
	known(t, strings.Fields(start[1]))
	limits := regexp.MustCompile(`(?s)\nMemoryMax=(\w+)\n.*GOMEMLIMIT=(\w+)\n`).FindStringSubmatch(string(text))
	if limits == nil {
		t.Fatal("the unit does not limit memory")
	}
	checkLimits(t, "the unit", limits[1], limits[2])
	verifier, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed")
	}
	program, err := os.Executable() // systemd-analyze requires that the program exists
	if err != nil {
		t.Fatal(err)
	}
	unit := filepath.Join(t.TempDir(), "verbatim.service")
	there := strings.ReplaceAll(string(text), "=/usr/local/bin/verbatim", "="+program)
	if err := os.WriteFile(unit, []byte(there), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(verifier, "verify", "--man=no", unit).CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("systemd-analyze verify: %v\n%s", err, said)
	}
}
