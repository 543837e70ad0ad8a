// Package serve runs the bot with everything around it: logging, health and metrics, the watching of the corpus. Start
// with [Run]. [Probe] asks a running bot whether it is ready.
package serve

import (
	"context"
	stdlog "log"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"

	"verbatim/bot"
	"verbatim/bot/cooling"
	botcorpora "verbatim/bot/corpora"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
)

// Options say how the bot runs.
type Options struct {
	Config    *settings.Config
	Place     local.Place
	Screen    *terminal.Screen // gets the log
	Listening func(net.Addr)   // for tests: gets the address of health and metrics, or of the site; may be nil
}

// Run runs the bot until ctx ends. It checks the settings before it does anything that takes time.
func Run(ctx context.Context, o *Options) error {
	token, err := o.Config.BotToken()
	if err != nil {
		return err
	}
	if wrong := o.Config.Errors(); len(wrong) > 0 {
		return wrong[0] // the doctor names them all
	}
	log := startLog(o)
	others, err := o.Config.Others()
	if err != nil {
		return err
	}
	places, err := resolve(o.Place, others, log)
	if err != nil {
		return err
	}
	for _, at := range places {
		lock, err := at.LockService(o.Config.Shards)
		if err != nil {
			return err
		}
		defer lock.Unlock()
	}
	state := new(health)
	endHealth, err := serveHealth(ctx, o, state, log) // before a corpus is read, which may take long
	if err != nil {
		return err
	}
	defer endHealth()
	listener, err := listenSite(ctx, o.Config) // a port that is taken is said before anything takes time
	if err != nil {
		return err
	}
	if listener != nil {
		defer listener.Close()
	}
	s, err := openStores(ctx, places[0])
	if err != nil {
		return err
	}
	defer s.close()
	all, err := openCorpora(ctx, o, places, others, s, log)
	defer all.close()
	if err != nil {
		return err
	}
	defer endHealth() // before the corpora are closed
	state.alerts.Store(s.alerts)
	return answer(ctx, o.Config, string(token), all, s, state, listener, log)
}

// answer connects the bot, and makes the indexes of the corpora ready meanwhile. It answers until ctx ends, or until
// the usual corpus can't be read.
func answer(
	ctx context.Context, c *settings.Config, token string, all corpora, s *stores, state *health, listener net.Listener,
	log *slog.Logger,
) error {
	state.corpora.Store(&all)
	if err := all.unread(ctx); err != nil {
		return err
	}
	choice := all.choice(c, s)
	state.requests.Store(choice)
	k := &leader{shares: c.Shards.Partial(), data: all[0].Place.Data, servers: s.servers, log: log}
	defer k.release()
	b, err := newBot(ctx, c, token, all, choice, k, log)
	if err != nil {
		return err
	}
	state.bot.Store(b)
	endSite, err := serveSite(ctx, c, listener, all[0], log)
	if err != nil {
		return err
	}
	defer endSite()
	log.Info("starting", "version", version.String())
	defer log.Info("stopped")
	running, stop := context.WithCancel(ctx)
	var following sync.WaitGroup
	defer following.Wait()
	f := &follower{stores: s, corpora: all, wake: b.Wake, log: log, edited: map[int]int{}}
	following.Go(func() { f.run(running) })
	defer stop()
	reading := make(chan error, 1)
	go func() {
		reading <- all.read(running, stop, newWatchers(c, b, k, state, log))
	}()
	err = b.Run(running)
	stop()
	endSite() // before the corpora are closed
	if unread := <-reading; err == nil && ctx.Err() == nil {
		return unread
	}
	return err
}

// startLog returns the bot's log, sends the lines of libraries to it, and warns of variables without effect.
func startLog(o *Options) *slog.Logger {
	log := o.Config.Log.Logger(o.Screen.W)
	logLibraries(log)
	for _, v := range settings.StrayVariables(os.Environ()) {
		log.Warn(v.Says, "todo", v.Do)
	}
	return log
}

// logLibraries sends what libraries write to the standard logger to log, at level debug.
func logLibraries(to *slog.Logger) {
	stdlog.SetFlags(0)
	stdlog.SetOutput(slog.NewLogLogger(to.Handler(), slog.LevelDebug).Writer())
}

// newBot returns the bot that answers from corpora.
func newBot(
	ctx context.Context, c *settings.Config, token string, all corpora, choice *botcorpora.Choice, k *leader,
	log *slog.Logger,
) (*bot.Bot, error) {
	cooldown := cooling.Default()
	if cooldown.Member, cooldown.Channel = c.Cooldown, c.Cooldown/3; c.Cooldown <= 0 {
		cooldown = cooling.Cooldown{}
	}
	homes, _ := c.Homes()
	data := all[0].Place.Data
	site := ""
	if len(all) == 1 { // the site has the quotes of the usual corpus alone
		site, _ = c.SiteAddress() // Errors has said what is wrong with it
	}
	var lock func() (func(), error)
	if k.shares {
		lock = func() (func(), error) {
			held, err := index.LockSessions(data)
			if err != nil {
				return nil, err
			}
			return func() { _ = held.Unlock() }, nil // the file stays empty, so nothing is lost
		}
	}
	return bot.New(bot.Options{
		Shards: c.Shards, SessionsLock: lock, Leads: func() bool { return k.posts(ctx) },
		Token: token, Answerer: choice, Alerts: choice, Prefix: c.Prefix, API: c.DiscordAPI,
		HomeGuilds: homes, ModeratorRoles: c.ModeratorRoles, ReportChannel: c.ReportChannel,
		SessionsFile: filepath.Join(data, local.SessionsFile), CommandsFile: filepath.Join(data, local.CommandsFile),
		Servers: all[0].Servers, Cooldown: cooldown, PlainText: c.PlainText, SharedNames: c.SharedNames,
		Site: site, Log: log, Losses: all.losses(),
	})
}
