package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/cooling"
	"verbatim/bot/form"
	"verbatim/bot/memory"
	"verbatim/bot/moderate"
	"verbatim/bot/show"
	"verbatim/bot/standby"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// reporting takes reports of wrong speakers to the moderators, and carries out what they decide.
type reporting struct {
	*replier
	access  *access
	cooling *cooling.Keeper

	reported memory.Once // reports, by quote and member
	settled  memory.Once // reports that were decided, by the message's id
}

// openReport opens the form in which a member says which quote of a page has a wrong speaker, and why.
func (p *reporting) openReport(to *interactionResponder, page moderate.Page) {
	in := to.view().Lang
	id := control.ID(control.Report, strconv.Itoa(page.First), page.IDs)
	p.openForm(to, id, in.Say("Wrong speaker?"), moderate.Doubt(page, in)...)
}

// report tells the moderators that a quote may have a wrong speaker.
func (p *reporting) report(
	to *interactionResponder, user *discordgo.User, page moderate.Page, written map[string]string,
) {
	if page.Quotes() == 0 || p.reportChannel == "" {
		p.tell(to, wording.Say("this quote can no longer be reported"), wording.Say("tell a moderator"))
		return
	}
	id := page.Quote(page.First)
	if page.Quotes() > 1 {
		number, _ := strconv.Atoi(strings.Trim(written[form.Number], " .:#"))
		if id = page.Quote(number); id == "" {
			p.tell(to, wording.Say("%s is not the number of a quote on that page", strconv.Quote(written[form.Number])),
				wording.Say("try again with a number from %d to %d", page.First, page.Last()))
			return
		}
	}
	if wait, _ := p.cooling.Take(user.ID, to.interaction.ChannelID, to.came); wait > 0 {
		p.jobs.Add(to.interaction.ID, func(ctx context.Context) { p.coolDown(ctx, to, wait) })
		return
	}
	key := id + " by " + user.ID
	if !p.reported.First(key) {
		p.tell(to, wording.Say("you have already reported this quote"),
			wording.Say("the bot tells you the result once a moderator has checked it"))
		return
	}
	to.deferAfter(p.jobs.Context(), p.timing.deferral)
	p.queue(to, func(ctx context.Context) {
		if err := p.passOn(ctx, to, id, user, written[form.Reason]); err != nil {
			p.log.Warn("a report could not be posted", "error", connect.Redact(err))
			p.reported.Forget(key)
			failed := show.NotReported()
			if standby.Is(err) {
				failed = ask.Explain(err)
			}
			p.finish(ctx, to, show.RenderTrouble(failed, to.slashView())[0])
			return
		}
		p.finish(ctx, to, show.Reported(to.view().Lang))
	})
}

// passOn posts a report into the report channel.
func (p *reporting) passOn(
	ctx context.Context, to *interactionResponder, quote string, by *discordgo.User, reason string,
) error {
	ctx, cancel := context.WithTimeout(ctx, p.timing.search)
	defer cancel()
	about, err := p.context(ctx, to, quote, "")
	if err != nil {
		return err
	}
	v := show.View{Lang: p.languageOf(p.access.home)}
	m := show.Message{
		Content:    show.Report(v, about, show.WhoIs(to.interaction.Member, by), reason),
		Components: moderate.ReportRows(about, by.ID, string(to.interaction.Locale), v.Lang),
	}
	return p.channel(p.reportChannel).show(ctx, m)
}

// context returns a quote with who else may have said it. It is of a corpus, or for "" of that of the server.
func (p *replier) context(
	ctx context.Context, to *interactionResponder, quote, corpus string,
) (*ask.QuoteContext, error) {
	r := ask.Request{Command: ask.Context, Words: quote, Others: true, Guild: to.interaction.GuildID, Corpus: corpus}
	answer, err := p.answerer.Do(ctx, r)
	if err != nil {
		return nil, err
	}
	about, ok := answer.(*ask.QuoteContext)
	if !ok {
		return nil, fmt.Errorf("the context of a quote is answered with a %T", answer)
	}
	return about, nil
}
