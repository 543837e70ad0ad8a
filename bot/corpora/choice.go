// Package corpora lets each server of a bot ask a corpus of its own. Start with [New] and [Choice].
package corpora

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"verbatim/bot/standby"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

// A Corpus is one that servers can ask.
type Corpus struct {
	Name string // servers.MainCorpus for the usual one
	standby.Service
}

// Options say which corpora there are.
type Options struct {
	Corpora []Corpus          // the usual one first
	Servers *servers.Store    // has which corpus each server wants; nil if none can choose
	Homes   map[string]string // by the id of a home server: which corpus its moderators may change; "" is the usual one
	Alerts  *alerts.Store     // moves the alerts of servers to their corpora; nil if there are no alerts
}

// A Choice answers each request from the corpus of the server that makes it. Direct messages ask the usual one. It is
// safe for concurrent use.
type Choice struct {
	Options
	counts *counts
}

// New returns the choice between corpora, of which there must be at least one.
func New(o Options) *Choice { return &Choice{o, newCounts()} }

// Of returns the name of a server's corpus: what its moderators have chosen, else what the operator has for it. A
// corpus that is not listed any more is not asked; the usual one is.
func (c *Choice) Of(guild string) string {
	if guild == "" || len(c.Corpora) == 1 {
		return c.Corpora[0].Name
	}
	for _, name := range []string{c.Servers.Of(guild).Corpus, c.Homes[guild]} {
		if _, ok := c.named(name); ok {
			return name
		}
	}
	return c.Corpora[0].Name
}

// named returns the corpus with a name, and whether there is one.
func (c *Choice) named(name string) (*Corpus, bool) {
	for i := range c.Corpora {
		if c.Corpora[i].Name == name {
			return &c.Corpora[i], true
		}
	}
	return nil, false
}

// Do implements bot.Answerer. A request that names its corpus is carried out there.
func (c *Choice) Do(ctx context.Context, r ask.Request) (ask.Answer, error) {
	name := cmp.Or(r.Corpus, c.Of(r.Guild))
	of, ok := c.named(name)
	if !ok {
		return nil, fmt.Errorf("%w of the corpus %s, which is not listed any more", index.ErrNoQuote, name)
	}
	if len(c.Corpora) > 1 {
		c.counts.add(r.Guild, of.Name)
	}
	c.protect(&r, of.Name)
	answer, err := c.ask(ctx, of, r)
	if r.Guild == "" && r.Corpus == "" && errors.Is(err, index.ErrNoQuote) {
		return c.elsewhere(ctx, r, of, err)
	}
	return answer, err
}

// ask carries out a request, and names the corpus in its answer where there are several.
func (c *Choice) ask(ctx context.Context, of *Corpus, r ask.Request) (ask.Answer, error) {
	answer, err := of.Do(ctx, r)
	if err == nil && len(c.Corpora) > 1 {
		answer.Shared().From = of.Name
	}
	return answer, err
}

// protect keeps moderators of a server from changing a corpus that is not theirs to change, and from seeing its files.
func (c *Choice) protect(r *ask.Request, corpus string) {
	if r.Corpus != "" || !r.Moderator || r.Command.For != ask.Moderators && !r.Command.ShowsNames {
		return
	}
	if own := cmp.Or(c.Homes[r.Guild], c.Corpora[0].Name); own != corpus {
		r.Moderator, r.Denied = false, wording.Say("moderators of this server can change the corpus %s, "+
			"but it asks another; choose that one first, with settings corpus %s", own, own)
	}
}

// elsewhere looks for a quote in the other corpora: an alert in direct messages may be of any of them, and so are the
// buttons below it.
func (c *Choice) elsewhere(ctx context.Context, r ask.Request, but *Corpus, err error) (ask.Answer, error) {
	for i := range c.Corpora {
		if of := &c.Corpora[i]; of != but {
			if answer, wrong := c.ask(ctx, of, r); wrong == nil {
				return answer, nil
			}
		}
	}
	return nil, err
}

// Complete implements bot.Answerer.
func (c *Choice) Complete(ctx context.Context, guild string, kind ask.Completion, typed string) ([]string, error) {
	of, _ := c.named(c.Of(guild))
	return of.Complete(ctx, kind, typed)
}
