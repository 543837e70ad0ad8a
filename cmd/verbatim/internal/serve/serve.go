// Package serve runs the bot with everything around it: logging, health and metrics, the watching of the corpus. Start
// with [Run]. [Probe] asks a running bot whether it is ready.
package serve

import (
	"context"
	"fmt"
	stdlog "log"
	"log/slog"
	"net"
	"os"
	"path/filepath"

	"verbatim/bot"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index/alerts"
)

// logLibraries sends what libraries write to the standard logger to log, at level debug.
func logLibraries(to *slog.Logger) {
	stdlog.SetFlags(0)
	stdlog.SetOutput(slog.NewLogLogger(to.Handler(), slog.LevelDebug).Writer())
}

// Options are what the bot is served with.
type Options struct {
	Config    *settings.Config
	Place     *local.Place
	Err       *terminal.Screen // gets the log
	Listening func(net.Addr)   // for tests: told where health and metrics are served; may be nil
}

// Run runs the bot until ctx ends.
func Run(ctx context.Context, o *Options) error {
	token, err := o.Config.BotToken() // before anything that takes time
	if err != nil {
		return err
	}
	if err := o.Config.WatchError(); err != nil {
		return err
	}
	log := o.Config.Log.Logger(o.Err.W)
	logLibraries(log)
	for _, f := range settings.StrayVariables(os.Environ()) {
		log.Warn(f.Says, "todo", f.Do)
	}
	service, err := local.Attach(o.Place, o.Err, log)
	if err != nil {
		return err
	}
	defer service.Close()
	lock, err := service.Lock()
	if err != nil {
		return err
	}
	defer lock.Unlock()
	state := new(health)
	endHealth, err := serveHealth(ctx, o, state, log) // before the corpus is read, which may take long
	if err != nil {
		return err
	}
	defer endHealth()
	if err := service.Mend(ctx, log); err != nil {
		return err
	}
	if err := service.Refresh(ctx); err != nil {
		return err
	}
	store, err := alerts.Open(ctx, filepath.Join(service.Reindexer.DataDir, local.AlertsFile))
	if err != nil {
		return problem.WithHint(fmt.Errorf("opening who wants to be told of what: %w", err), "move the file away, and alerts begin anew; all else is made from the corpus")
	}
	defer store.Close()
	service.Alerts = store
	state.service.Store(service)
	state.alerts.Store(store)
	cooldown := bot.DefaultCooldown
	if cooldown.Member, cooldown.Channel = o.Config.Cooldown, o.Config.Cooldown/3; o.Config.Cooldown <= 0 {
		cooldown = bot.Cooldown{}
	}
	b, err := bot.New(bot.Options{
		Token: string(token), Answerer: service, Alerts: service, Prefix: o.Config.Prefix, API: o.Config.DiscordAPI,
		HomeGuilds: o.Config.HomeGuilds, ModeratorRoles: o.Config.ModeratorRoles, ReportChannel: o.Config.ReportChannel,
		Cooldown: cooldown, Log: log, Loss: service.Reindexer.Loss,
	})
	if err != nil {
		return err
	}
	state.bot.Store(b)
	defer watchCorpus(ctx, o.Config, service, state, log)()
	defer endHealth() // before what it looks at is closed
	log.Info("starting", "version", version.String())
	defer log.Info("stopped")
	return b.Run(ctx)
}
