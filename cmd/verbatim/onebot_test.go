package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestOneBotPerDataFolder holds that a second bot on a data folder is refused and told what to do, that other commands
// work beside the first, and that nothing is left in the way of the next bot when the first is killed.
func TestOneBotPerDataFolder(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	data := t.TempDir()
	newApp := func() (*cli.App, *lockedBuffer) {
		var log lockedBuffer
		return &cli.App{Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: &log},
			Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL, Prefix: bot.DefaultPrefix}}, &log
	}
	first := program(t, "bot", "--data", data)
	first.Env = append(first.Env, "VERBATIM_TOKEN=hunter2", "VERBATIM_DISCORD_API="+discord.URL)
	var log lockedBuffer
	first.Stderr = &log
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()
	connected := func(ctx context.Context) error {
		_, err := discord.Gateway.Connected(ctx)
		return err
	}
	wait(t, &log, connected)

	second, _ := newApp()
	err := cli.Run(t.Context(), second, []string{"bot", "--data", data})
	said := problem.Text(&terminal.Screen{}, err)
	if problem.ExitCode(err) != problem.ExitTrouble || !strings.Contains(said, data) || !strings.Contains(said, "stop that bot first") {
		t.Errorf("the second bot ends with %d: %s", problem.ExitCode(err), said)
	}
	for _, args := range [][]string{{"who-said", "--data", data, "launcher"}, {"reindex", "--data", data}} {
		beside, _ := newApp()
		if err := cli.Run(t.Context(), beside, args); err != nil {
			t.Errorf("%s beside the bot: %v", args[0], err)
		}
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	first.Wait()

	next, nextLog := newApp()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- cli.Run(ctx, next, []string{"bot", "--data", data}) }()
	wait(t, nextLog, connected)
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the next bot ended with %v", err)
	}
}

// program returns the program as a process of its own, which TestMain makes of the test's.
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
