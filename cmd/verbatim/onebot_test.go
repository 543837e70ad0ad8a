package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestOneBotPerDataFolder checks that a second bot on a data folder is refused with a hint, that other commands work
// while the first bot runs, and that the next bot can start after the first was killed.
func TestOneBotPerDataFolder(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	data := t.TempDir()
	first := program(t, "bot", "--data", data)
	first.Env = append(first.Env, "VERBATIM_TOKEN=hunter2", "VERBATIM_DISCORD_API="+discord.URL)
	var log lockedBuffer
	first.Stderr = &log
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()
	wait(t, &log, isConnected(discord))

	run := func(args ...string) error {
		quiet := &terminal.Screen{W: io.Discard}
		a := &cli.App{Out: quiet, Err: quiet, Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL}}
		return cli.Run(t.Context(), a, args)
	}
	err := run("bot", "--data", data)
	code, text := problem.ExitCode(err), problem.Text(&terminal.Screen{}, err)
	if code != problem.ExitTrouble || !strings.Contains(text, data) || !strings.Contains(text, "stop that bot first") {
		t.Errorf("the second bot ends with %d: %s", code, text)
	}
	for _, args := range [][]string{{"who-said", "--data", data, "launcher"}, {"reindex", "--data", data}} {
		if err := run(args...); err != nil {
			t.Errorf("while the bot runs, %s ends with %v", args[0], err)
		}
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	first.Wait()

	next := startBot(t, discord, settings.Config{}, "--data", data)
	next.wait(isConnected(discord))
	next.end()
}

// program returns a command that runs verbatim as a process of its own. TestMain makes the test's program act as
// verbatim.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path)
	cmd.Args = append([]string{"verbatim"}, args...)
	cmd.Env = os.Environ()
	return cmd
}
