package bot

import (
	"cmp"
	"context"
	"errors"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/control"
	"verbatim/bot/form"
	"verbatim/bot/locale"
	"verbatim/bot/moderate"
	"verbatim/bot/show"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// A ruling is what a moderator does with a report: action is control.Accept, control.TypeName or control.Dismiss.
type ruling struct {
	action string
	moderate.Case
}

// rule takes a moderator's press below a report.
func (p *reporting) rule(to *interactionResponder, user *discordgo.User, d ruling, chosen []string) {
	ok, why := p.mayRule(to)
	switch {
	case !ok:
		p.tell(to, (&ask.DeniedError{}).Message(), why)
	case d.action == control.TypeName:
		in := to.view().Lang
		p.openForm(to, control.ID(control.TypeName, d.Parts()...), in.Say("Who spoke?"),
			form.Name(in, "", show.MaxName), form.Capacity(in, "", show.MaxRole))
	case d.action == control.Accept && len(chosen) == 1:
		p.settle(to, user, d, chosen[0], "")
	case d.action == control.Dismiss:
		p.settle(to, user, d, "", "")
	}
}

// mayRule reports whether the member who pressed may decide about reports, and otherwise why not.
func (p *reporting) mayRule(to *interactionResponder) (ok bool, why wording.Text) {
	return p.access.mayChange(to.interaction.GuildID, p.access.moderates(to.interaction.Member))
}

// settle accepts a report if a speaker is given, and otherwise dismisses it. If two moderators press at once, the first
// counts.
func (p *reporting) settle(to *interactionResponder, user *discordgo.User, d ruling, speaker, role string) {
	ok, why := p.mayRule(to)
	if !ok {
		p.tell(to, (&ask.DeniedError{}).Message(), why)
		return
	}
	report := to.interaction.Message
	if !p.settled.First(report.ID) || len(report.Components) == 0 {
		p.tell(to, wording.Say("this report has been handled already"), wording.Text{})
		return
	}
	to.update, to.whole = true, true
	to.deferAfter(p.jobs.Context(), p.timing.deferral)
	p.queue(to, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, p.timing.search)
		defer cancel()
		outcome, err := p.carryOut(ctx, to, user, d, speaker, role)
		if err != nil {
			p.settled.Forget(report.ID)
			p.notSettled(ctx, to, err)
			return
		}
		in := p.languageOf(p.access.home)
		result := in.Text(outcome.Result)
		if !p.writeTo(ctx, d.Reporter, locale.For(d.Lang).Text(outcome.Told)) {
			result += " " + in.Say("The member who reported it could not be told: their direct messages are closed.")
		}
		p.finish(ctx, to, show.Message{Content: show.JoinLines(report.Content, "**"+result+"**")})
	})
}

// notSettled tells a moderator why a report could not be settled. The report stays.
func (p *reporting) notSettled(ctx context.Context, to *interactionResponder, err error) {
	trouble := ask.Explain(err)
	if !trouble.Usage {
		p.log.Error("settling a report failed", "error", err)
	}
	to.mu.Lock()
	to.update, to.whole = to.responded, false // after a deferral the reason is a message of its own
	to.mu.Unlock()
	p.finish(ctx, to, show.RenderTrouble(trouble, to.slashView())[0])
}

// carryOut carries out a ruling.
func (p *reporting) carryOut(
	ctx context.Context, to *interactionResponder, user *discordgo.User, d ruling, speaker, role string,
) (moderate.Outcome, error) {
	by := show.Escape(show.WhoIs(to.interaction.Member, user))
	about, err := p.context(ctx, to, d.Quote, d.Corpus)
	switch {
	case errors.Is(err, index.ErrNoQuote):
		return moderate.Gone(by), nil
	case err != nil:
		return moderate.Outcome{}, err
	}
	name := show.QuoteName(&about.Hit)
	if d.action == control.Dismiss {
		return moderate.Dismissed(by, name), nil
	}
	now := corpus.Speaker{Name: corpus.Line(speaker)}
	now.Role = show.Clip(corpus.Line(cmp.Or(role, moderate.RoleOf(about, speaker))), ask.MaxRole)
	why := "reported: " + corpus.Line(show.ReasonOf(to.interaction.Message.Content))
	options := map[string]string{ask.ParamSpeaker: now.Name, ask.ParamRole: now.Role, ask.ParamReason: why}
	correct := ask.Request{Command: ask.Correct, Words: d.Quote, Options: options, Moderator: true}
	correct.Guild, correct.Corpus = to.interaction.GuildID, about.From
	correct.By, correct.Asker = show.NameOf(to.interaction.Member, user), user.ID
	if _, err := p.answerer.Do(ctx, correct); err != nil {
		return moderate.Outcome{}, err
	}
	return moderate.Accepted(by, name, now), nil
}
