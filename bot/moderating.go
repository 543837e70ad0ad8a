package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/control"
	"verbatim/bot/form"
	"verbatim/bot/moderate"
	"verbatim/bot/show"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// A moderating lets moderators change a quote of an answer. What they choose is carried out as the commands are, and
// only they see it.
type moderating struct {
	*replier
	access *access
}

// press takes a press of one of its buttons and menus. It reports whether it knows the button.
func (p *moderating) press(to *interactionResponder, user *discordgo.User, action string, args, values []string) bool {
	if !p.mayChange(to) {
		return true
	}
	quote, in := "", to.view().Lang
	if len(args) > 0 {
		quote = args[0]
	}
	switch {
	case action == control.Moderate:
		p.open(to, moderate.ReadPage(args))
	case action == control.Pick && len(values) == 1:
		to.update = true
		p.menu(to, values[0])
	case action == control.Spoke && len(values) == 1:
		p.correctForm(to, quote, values[0])
	case action == control.Rename:
		p.correctForm(to, quote, "")
	case action == control.HideIt:
		p.openForm(to, control.ID(control.HideIt, quote), in.Say("Hide this quote"), form.Why(in, ask.MaxReason))
	case action == control.UndoLast:
		p.openForm(to, control.ID(control.UndoLast, quote), in.Say("Undo the last change of this quote"),
			form.Why(in, ask.MaxReason))
	default:
		return false
	}
	return true
}

// submit takes a form that a moderator has filled in. It reports whether it knows the form.
func (p *moderating) submit(
	to *interactionResponder, user *discordgo.User, parts []string, written map[string]string,
) bool {
	r, ok := moderate.Request(parts, written)
	if ok && p.mayChange(to) {
		p.do(to, user, r)
	}
	return ok
}

// mayChange reports whether the member may change the corpus, and tells them if they may not.
func (p *moderating) mayChange(to *interactionResponder) bool {
	ok, why := p.access.mayChange(to.interaction.GuildID, p.access.moderates(to.interaction.Member))
	if !ok {
		p.tell(to, wording.Say("changing a quote is for moderators"), why)
	}
	return ok
}

// do carries out a request of a moderator.
func (p *moderating) do(to *interactionResponder, user *discordgo.User, r ask.Request) {
	p.take(to, p.access.fill(to.interaction, user, asking{Request: r, private: true}))
}

// open shows what can be changed of the quote of a page. If there are several, it asks which is meant.
func (p *moderating) open(to *interactionResponder, page moderate.Page) {
	if page.Quotes() == 1 {
		p.menu(to, page.IDs)
		return
	}
	p.look(to, func(ctx context.Context) (show.Message, error) {
		var quotes []moderate.Choice
		var gone error
		for n := page.First; n <= page.Last(); n++ {
			about, err := p.context(ctx, to, page.Quote(n), "")
			if err != nil {
				gone = err // hidden since, for example
				continue
			}
			quotes = append(quotes, moderate.Choice{Number: n, Hit: &about.Hit})
		}
		if len(quotes) == 0 {
			return show.Message{}, gone
		}
		return moderate.Choose(quotes, to.view().Lang), nil
	})
}

// menu shows what can be changed of a quote.
func (p *moderating) menu(to *interactionResponder, quote string) {
	p.look(to, func(ctx context.Context) (show.Message, error) {
		about, err := p.context(ctx, to, quote, "")
		if err != nil {
			return show.Message{}, err
		}
		return moderate.Menu(about, to.view()), nil
	})
}

// look answers a press with a message that is made from the corpus.
func (p *moderating) look(to *interactionResponder, at func(context.Context) (show.Message, error)) {
	to.deferAfter(p.jobs.Context(), p.timing.deferral)
	p.queue(to, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, p.timing.search)
		defer cancel()
		m, err := at(ctx)
		if err != nil {
			trouble := ask.Explain(err)
			if !trouble.Usage {
				p.log.Error("showing a menu for moderators failed", "error", err)
			}
			m = show.RenderTrouble(trouble, to.view())[0]
		}
		p.finish(ctx, to, m)
	})
}

// correctForm opens the form in which a moderator names the speaker of a quote. A speaker who was chosen is filled in,
// with the role that the article gives, if that is found in time.
func (p *moderating) correctForm(to *interactionResponder, quote, speaker string) {
	p.queue(to, func(ctx context.Context) {
		role := ""
		if speaker != "" {
			soon, cancel := context.WithTimeout(ctx, p.timing.complete)
			defer cancel()
			if about, err := p.context(soon, to, quote, ""); err == nil {
				role = moderate.RoleOf(about, speaker)
			}
		}
		in := to.view().Lang
		p.showForm(ctx, to, control.ID(control.Rename, quote), in.Say("Who spoke?"),
			form.Name(in, speaker, ask.MaxName), form.Capacity(in, role, ask.MaxRole), form.Why(in, ask.MaxReason))
	})
}
