package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/settings/settingstest"
)

var update = flag.Bool("update", false, "rewrite the golden parts of the transcripts in testdata")

func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) != "verbatim" { // else a script runs the program, with settings of its own
		settingstest.Clear()
	}
	testscript.Main(m, map[string]func(){"verbatim": main})
}

// TestTranscripts runs the scripts in testdata/*.txtar, each in its own folder with its own cache folder.
func TestTranscripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"steady": steady, "discord": discord, "connected": connected,
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, "cache"))
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("TERM", "xterm")
			e.Setenv("GORACE", "atexit_sleep_ms=0") // otherwise the race detector delays the end of each process
			return nil
		},
	})
}

var estimates = regexp.MustCompile(`"(score|confidence)":[0-9.e+-]+`)

// steady writes standard output to a file, with every score and confidence replaced by 0. These scripts do not test
// their values, which change with every change of the search and of attribution.
func steady(ts *testscript.TestScript, _ bool, args []string) {
	out := estimates.ReplaceAllString(ts.ReadFile("stdout"), `"$1":0`)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out), 0o600))
}

// servers holds the fake Discord of each script, by the script's folder.
var servers sync.Map

// discord starts a fake Discord that accepts the token hunter2, and lets the bot use it.
func discord(ts *testscript.TestScript, _ bool, _ []string) {
	s := discordtest.Start(discordtest.Options{Token: "hunter2"})
	ts.Defer(s.Close)
	ts.Setenv("VERBATIM_DISCORD_API", s.URL)
	servers.Store(ts.Getenv("WORK"), s)
}

// connected waits until the bot is connected to the fake Discord.
func connected(ts *testscript.TestScript, _ bool, _ []string) {
	s, _ := servers.Load(ts.Getenv("WORK"))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	_, err := s.(*discordtest.Server).Gateway.Connected(ctx)
	ts.Check(err)
}
