package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	stdlog "log"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/index"
	"verbatim/index/alerts"
)

// newBot returns the subcommand that serves Discord.
func newBot(a *app) *cobra.Command {
	var p place
	c := &cobra.Command{
		Use: "bot", Short: "Answer on Discord until interrupted", GroupID: groupBot, Args: noArgs,
		Long: "Answer on Discord until interrupted; running commands are finished first. The bot's token is read from\n" +
			"VERBATIM_TOKEN, or from the file that VERBATIM_TOKEN_FILE names; .env.example lists all variables.",
		RunE: func(c *cobra.Command, _ []string) error { return a.serveDiscord(c.Context(), &p) },
	}
	p.flags(a, c)
	_ = c.Flags().MarkHidden("as-indexed") // it serves for long
	return c
}

// logLibraries sends what libraries write to the standard logger to log, at level debug.
func logLibraries(to *slog.Logger) {
	stdlog.SetFlags(0)
	stdlog.SetOutput(slog.NewLogLogger(to.Handler(), slog.LevelDebug).Writer())
}

// alertsFile is where alerts are kept in the data folder.
const alertsFile = "alerts.db"

// serveDiscord runs the bot until ctx ends.
func (a *app) serveDiscord(ctx context.Context, p *place) error {
	token, err := a.config.token() // before anything that takes time
	if err != nil {
		return err
	}
	if err := a.config.watchError(); err != nil {
		return err
	}
	log := a.config.Log.logger(a.err.w)
	logLibraries(log)
	for _, f := range strayVariables(os.Environ()) {
		log.Warn(f.says, "todo", f.do)
	}
	service, err := a.attach(p, log)
	if err != nil {
		return err
	}
	defer service.close()
	lock, err := service.lock()
	if err != nil {
		return err
	}
	defer lock.Unlock()
	state := new(health)
	endHealth, err := a.serveHealth(ctx, state, log) // before the corpus is read, which may take long
	if err != nil {
		return err
	}
	defer endHealth()
	if err := service.mend(ctx, log); err != nil {
		return err
	}
	if err := service.refresh(ctx); err != nil {
		return err
	}
	store, err := alerts.Open(ctx, filepath.Join(service.reindexer.DataDir, alertsFile))
	if err != nil {
		return hinted(fmt.Errorf("opening who wants to be told of what: %w", err), "move the file away, and alerts begin anew; all else is made from the corpus")
	}
	defer store.Close()
	service.Alerts = store
	state.service.Store(service)
	state.alerts.Store(store)
	cooldown := bot.DefaultCooldown
	if cooldown.Member, cooldown.Channel = a.config.Cooldown, a.config.Cooldown/3; a.config.Cooldown <= 0 {
		cooldown = bot.Cooldown{}
	}
	b, err := bot.New(bot.Options{
		Token: string(token), Answerer: service, Alerts: service, Prefix: a.config.Prefix, API: a.config.DiscordAPI,
		HomeGuilds: a.config.HomeGuilds, ModeratorRoles: a.config.ModeratorRoles, ReportChannel: a.config.ReportChannel,
		Cooldown: cooldown, Log: log, Loss: service.reindexer.Loss,
	})
	if err != nil {
		return err
	}
	state.bot.Store(b)
	defer a.watchCorpus(ctx, service, state, log)()
	defer endHealth() // before what it looks at is closed
	log.Info("starting", "version", version())
	defer log.Info("stopped")
	return b.Run(ctx)
}

// lock takes the lock of the bot that answers from the service's data folder: of two, each would answer every question.
func (s *service) lock() (*index.Lock, error) {
	data := s.reindexer.DataDir
	lock, err := index.LockService(data)
	if errors.Is(err, index.ErrServed) {
		return nil, hinted(fmt.Errorf("another bot answers from the data folder %s already, and members would get each answer twice", data),
			"stop that bot first; or, for a bot with a token of its own, name another folder with --data or VERBATIM_DATA. Other commands work beside a bot")
	}
	return lock, s.dataHint(err)
}

// logger returns the logger that l describes.
func (l logSpec) logger(w io.Writer) *slog.Logger {
	o := &slog.HandlerOptions{Level: l.level}
	if l.json {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}
