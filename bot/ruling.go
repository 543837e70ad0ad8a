package bot

import (
	"context"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus"
	"verbatim/index/ask"
)

// A ruling is what a moderator does with a report.
type ruling struct{ does, quote, reporter string }

// rule takes a moderator's press below a report.
func (b *Bot) rule(v *interactionResponder, user *discordgo.User, d ruling, chosen []string) {
	ok, why := b.may(v.interaction.GuildID, b.moderatesHere(v.interaction.Member))
	switch {
	case !ok:
		b.tell(v, (&ask.DeniedError{}).Error(), why)
	case d.does == types:
		b.open(v, strings.Join([]string{buttonVersion, types, d.quote, d.reporter}, buttonSep), "Who spoke?",
			field{id: inputSpeaker, label: "Name", style: discordgo.TextInputShort, required: true, most: shownName},
			field{id: inputRole, label: "In what capacity?", hint: "a harbour pilot", style: discordgo.TextInputShort, most: shownRole})
	case d.does == accepts && len(chosen) == 1:
		b.settle(v, user, d, chosen[0], "")
	case d.does == dismiss:
		b.settle(v, user, d, "", "")
	}
}

// settle accepts a report, where a speaker is given, or dismisses it. Of two moderators at once the first does.
func (b *Bot) settle(v *interactionResponder, user *discordgo.User, d ruling, speaker, role string) {
	ok, why := b.may(v.interaction.GuildID, b.moderatesHere(v.interaction.Member))
	if !ok {
		b.tell(v, (&ask.DeniedError{}).Error(), why)
		return
	}
	report := v.interaction.Message
	if !b.settled.first(report.ID) || len(report.Components) == 0 {
		b.tell(v, "somebody else has just dealt with this report", "")
		return
	}
	v.update, v.whole = true, true
	v.watch(b.pool.ctx, b.timing.deferral)
	b.queue(v, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, b.timing.search)
		defer cancel()
		came, told, err := b.carryOut(ctx, user, d, report.Content, speaker, role)
		if err != nil {
			b.settled.forget(report.ID)
			trouble := ask.Explain(err)
			if !trouble.Usage {
				b.log.Error("settling a report failed", "error", err)
			}
			v.mu.Lock()
			v.update, v.whole = v.responded, false // behind a deferral it is told beside the report
			v.mu.Unlock()
			b.finish(ctx, v, RenderTrouble(trouble, slashPrefix)[0])
			return
		}
		if !b.write(ctx, d.reporter, told) {
			came += " Whoever reported it could not be told: their direct messages are closed."
		}
		b.finish(ctx, v, Message{Content: joinLines(report.Content, "**"+came+"**")})
	})
}

// carryOut does what a ruling says; it returns what came of it for the moderators, and for whoever has reported the quote.
func (b *Bot) carryOut(ctx context.Context, user *discordgo.User, d ruling, report, speaker, role string) (came, told string, err error) {
	reply, err := b.options.Answerer.Do(ctx, ask.Request{Command: ask.Context, Words: d.quote})
	if err != nil {
		return "", "", err
	}
	name, by := quoteName(&reply.Context.Hit), Escape(clip(user.DisplayName(), shownName))
	if d.does == dismiss {
		return "It is right, says " + by + ".", "A moderator has looked at the quote that you reported, " + name + ". It stays as it is.", nil
	}
	for _, s := range reply.Context.Speakers {
		if s.Name == speaker && role == "" {
			role = s.Role
		}
	}
	speaker, role = corpus.Line(speaker), clip(corpus.Line(role), ask.MaxRole) // as the article or the member has written them
	options := map[string]string{ask.ParamSpeaker: speaker, ask.ParamRole: role, ask.ParamReason: "reported: " + corpus.Line(reasonOf(report))}
	if _, err := b.options.Answerer.Do(ctx, ask.Request{Command: ask.Correct, Words: d.quote, Options: options, Moderator: true, By: user.DisplayName()}); err != nil {
		return "", "", err
	}
	now := Escape(clip(corpus.Speaker{Name: speaker, Role: role}.String(), shownRole))
	return fmt.Sprintf("Accepted by %s: now by %s.", by, now), "Thank you: the quote that you reported, " + name + ", is now shown as by " + now + ".", nil
}

// reasonOf reads why somebody has reported a quote from the report.
func reasonOf(report string) string {
	for line := range strings.Lines(report) {
		if why, ok := strings.CutPrefix(strings.TrimSpace(line), whyLine); ok {
			return Unescape(why)
		}
	}
	return noReason
}

// write sends a direct message and reports whether that was possible.
func (b *Bot) write(ctx context.Context, user, text string) bool {
	direct, err := b.rest.UserChannelCreate(user, discordgo.WithContext(ctx))
	if err == nil {
		err = (&messageResponder{bot: b, channel: direct.ID}).show(ctx, Message{Content: text})
	}
	if err != nil {
		b.log.Debug("a direct message could not be sent", "error", redact(err))
	}
	return err == nil
}
