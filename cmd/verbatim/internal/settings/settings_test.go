package settings

import (
	"bufio"
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/kelseyhightower/envconfig"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings/settingstest"
	"verbatim/cmd/verbatim/internal/terminal"
)

func TestMain(m *testing.M) {
	settingstest.Clear()
	os.Exit(m.Run())
}

// TestVariables checks that the names of the variables are those that envconfig reads.
func TestVariables(t *testing.T) {
	var read bytes.Buffer
	if err := envconfig.Usagef(envPrefix, &Config{}, &read, "{{range .}}{{usage_key .}}\n{{end}}"); err != nil {
		t.Fatal(err)
	}
	if got, want := Variables(), strings.Fields(read.String()); !slices.Equal(got, want) {
		t.Errorf("got\n\t%v\nenvconfig reads\n\t%v", got, want)
	}
}

// TestEnvExample checks that .env.example has each variable of Config once, commented out or not, and no other.
func TestEnvExample(t *testing.T) {
	f, err := os.Open("../../../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var there []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, _, ok := strings.Cut(strings.TrimPrefix(lines.Text(), "#"), "=")
		if ok && strings.HasPrefix(name, envPrefix) {
			there = append(there, name)
		}
	}
	read := Variables()
	slices.Sort(there)
	slices.Sort(read)
	if !slices.Equal(there, read) {
		t.Errorf(".env.example has\n\t%v\nthe program reads\n\t%v", there, read)
	}
}

func TestToken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("  from-file\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		config Config
		want   secret
	}{
		{Config{Token: "plain"}, "plain"},
		{Config{Token: "Bot plain\n"}, "plain"},
		{Config{TokenFile: file}, "from-file"},
		{Config{Token: "plain", TokenFile: file}, "plain"},
	} {
		if got, err := c.config.BotToken(); err != nil || string(got) != string(c.want) {
			t.Errorf("token of %v: %q, %v; want %q", c.config.TokenFile, string(got), err, string(c.want))
		}
	}
	_, err := (&Config{}).BotToken()
	if err == nil || !strings.Contains(problem.Text(&terminal.Screen{}, err), "discord.com/developers") {
		t.Errorf("without a token the error is %v, which does not say where to get one", err)
	}
}

func TestTokenIsNeverPrinted(t *testing.T) {
	c := Config{Token: "hunter2"}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("config", "token", c.Token, "config", c)
	slog.New(slog.NewTextHandler(&log, nil)).Info("config", "token", c.Token, "config", c)
	for _, shown := range []string{fmt.Sprintf("%v %+v %#v %s %q", c, c, c, c.Token, c.Token), log.String()} {
		if strings.Contains(shown, "hunter2") {
			t.Errorf("the token is shown in %s", shown)
		}
	}
}

// TestWrongValues checks that the error for a value of the wrong form names the variable, the value, the expected form
// and an example.
func TestWrongValues(t *testing.T) {
	for _, c := range []struct{ name, value, form, example string }{
		{"VERBATIM_COOLDOWN", "abc", "a unit (s, m or h)", "VERBATIM_COOLDOWN=3s"},
		{"VERBATIM_COOLDOWN", "3", "a unit (s, m or h)", "VERBATIM_COOLDOWN=3s"},
		{"VERBATIM_WATCH", "1 minute", "a unit (s, m or h)", "VERBATIM_WATCH=1m"},
		{"VERBATIM_LOG", "loud", "is not a level (debug, info, warn, error)", "VERBATIM_LOG=info,json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(c.name, c.value)
			_, err := Read(nil)
			if err == nil {
				t.Fatalf("%s=%s is accepted", c.name, c.value)
			}
			text := problem.Text(&terminal.Screen{}, err)
			for _, part := range []string{c.name, `"` + c.value + `"`, c.form, c.example} {
				if !strings.Contains(text, part) {
					t.Errorf("%s=%s: the error does not say %q:\n%s", c.name, c.value, part, text)
				}
			}
		})
	}
}

// TestEmptyValues checks that variables that are set to nothing have their defaults.
func TestEmptyValues(t *testing.T) {
	want, err := Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"VERBATIM_COOLDOWN", "VERBATIM_WATCH", "VERBATIM_LOG", "VERBATIM_HTTP"} {
		t.Setenv(name, "")
	}
	got, err := Read(nil)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

// TestIDs checks how lists of ids are read, and which are refused. A wrong id is not shown: it may be a token.
func TestIDs(t *testing.T) {
	t.Setenv("VERBATIM_HOME_GUILDS", " 12, 34 ,")
	t.Setenv("VERBATIM_MODERATOR_ROLES", "5,sesame")
	t.Setenv("VERBATIM_COOLDOWN", "-3s")
	c, err := Read(nil)
	if err != nil || !slices.Equal(c.HomeGuilds, []string{"12", "34"}) {
		t.Errorf("got the servers %q, %v", c.HomeGuilds, err)
	}
	wrong := c.Errors()
	if len(wrong) != 2 || !strings.Contains(wrong[0].Error(), "VERBATIM_COOLDOWN is -3s") ||
		!strings.Contains(wrong[1].Error(), "VERBATIM_MODERATOR_ROLES: entry 2 is not an id") {
		t.Errorf("got %q", wrong)
	}
	if strings.Contains(fmt.Sprint(wrong), "sesame") {
		t.Errorf("a wrong id is shown: %q", wrong)
	}
}

// TestForms checks that each variable with a form of its own has a hint.
func TestForms(t *testing.T) {
	config := reflect.TypeFor[Config]()
	for i, key := range Variables() {
		if kind := config.Field(i).Type.Kind(); kind != reflect.String && kind != reflect.Slice && forms[key] == "" {
			t.Errorf("%s can have a wrong form, and forms has no hint for it", key)
		}
	}
}

func TestLogSpec(t *testing.T) {
	for value, want := range map[string]LogSpec{
		"":           {},
		"debug":      {level: slog.LevelDebug},
		"WARN,json":  {level: slog.LevelWarn, json: true},
		"json error": {level: slog.LevelError, json: true},
	} {
		var got LogSpec
		if err := got.Decode(value); err != nil || got != want {
			t.Errorf("VERBATIM_LOG=%q: %+v, %v; want %+v", value, got, err, want)
		}
	}
	if err := new(LogSpec).Decode("loud"); err == nil {
		t.Error("VERBATIM_LOG=loud was accepted")
	}
}

// TestCorpora reads the corpora that servers can choose, and the servers that begin with one.
func TestCorpora(t *testing.T) {
	c := Config{Corpus: "/a", Corpora: []string{" harbour=/h ", "market = /m"}, HomeGuilds: []string{"1", "2=market"}}
	others, err := c.Others()
	if want := []Corpus{{"harbour", "/h"}, {"market", "/m"}}; err != nil || !slices.Equal(others, want) {
		t.Errorf("the corpora are %v, %v; want %v", others, err, want)
	}
	ids, homes := c.Homes()
	if !slices.Equal(ids, []string{"1", "2"}) || homes["1"] != "main" || homes["2"] != "market" {
		t.Errorf("the home servers are %v and %v", ids, homes)
	}
	if wrong := c.Errors(); len(wrong) != 0 {
		t.Errorf("errors: %v", wrong)
	}
	for entry, want := range map[string]string{
		"main=/b": "main is the name of the corpus of VERBATIM_CORPUS", "default=/b": "can't be a name", "A b=/b": "can't be a name",
		"/b": "can't be a name", "b": "b has no folder", "b=": "b has no folder", "b=/a": "there twice", "harbour=/c": "there twice",
		"b=/h": "there twice",
	} {
		c := Config{Corpus: "/a", Corpora: []string{"harbour=/h", entry}}
		if wrong := c.Errors(); len(wrong) != 1 || !strings.Contains(wrong[0].Error(), want) ||
			!strings.Contains(wrong[0].Error(), "entry 2") {
			t.Errorf("%q: %v, want %q", entry, wrong, want)
		}
	}
	for entry, want := range map[string]string{"2=nowhere": "names a corpus that", "=harbour": "has no id", "x=harbour": "is not an id"} {
		c := Config{Corpora: []string{"harbour=/h"}, HomeGuilds: []string{"1", entry}}
		if wrong := c.Errors(); len(wrong) != 1 || !strings.Contains(wrong[0].Error(), want) {
			t.Errorf("%q: %v, want %q", entry, wrong, want)
		}
	}
}
