package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/backup"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestBackupOfARunningBot writes a backup while a bot answers and restores it elsewhere. It also checks that each file
// that the bot has put into its data folder is either part of backups or known to be rebuilt: a new file needs a
// decision.
func TestBackupOfARunningBot(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("quillon")
	discord.World.Join(guild, member)
	dir := t.TempDir()
	data, file := filepath.Join(dir, "data"), filepath.Join(dir, "backup.tar.gz")
	b := startBot(t, discord, settings.Config{Log: debugLog(t)}, "--data", data)
	b.becomes(200, "ok")
	answerTo(t, discord.Say(channel, member, "!who-said launcher"))

	run := func(args ...string) error {
		app := &cli.App{
			In: os.Stdin, Out: &terminal.Screen{W: t.Output()}, Err: &terminal.Screen{W: t.Output()}, Config: settings.Config{},
		}
		return cli.Run(t.Context(), app, args)
	}
	// Not in this process: a database that is opened twice by one process loses its locks.
	if out, err := program(t, "backup", "--data", data, file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := run("restore", "--force", "--data", data, file); err == nil {
		t.Error("a backup was restored while the bot runs")
	}
	if err := run("restore", "--data", filepath.Join(dir, "restored"), file); err != nil {
		t.Fatal(err)
	}
	kept, err := backup.Kept(filepath.Join(dir, "restored"))
	if want := []string{local.AlertsFile, local.ServersFile, local.SessionsFile}; err != nil || !slices.Equal(kept, want) {
		t.Errorf("restored are %q, %v; want %q", kept, err, want)
	}
	b.end("launcher", "quillon")

	kept, err = backup.Kept(data)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !slices.Contains(kept, name) && !local.IsRebuilt(name) && filepath.Ext(name) != ".lock" {
			t.Errorf("%s in the data folder is neither part of a backup nor rebuilt: decide which, in package backup or local",
				name)
		}
	}
}
