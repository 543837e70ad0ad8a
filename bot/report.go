package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/cooling"
	"verbatim/bot/memory"
	"verbatim/bot/show"
	"verbatim/bot/standby"
	"verbatim/corpus"
	"verbatim/corpus/legible"
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

// A shownPage is the quotes of a page, of which one may be reported.
type shownPage struct {
	first int    // the number of the first
	ids   string // one after another
}

// readShownPage reads a page from the parts of a custom_id. Buttons of earlier versions have the ids alone, which were
// numbered from 1.
func readShownPage(parts []string) shownPage {
	if len(parts) == 2 {
		if first, err := strconv.Atoi(parts[0]); err == nil {
			return shownPage{max(first, 1), parts[1]}
		}
	}
	return shownPage{1, strings.Join(parts, "")}
}

// quotes returns how many quotes the page has.
func (s shownPage) quotes() int { return len(s.ids) / corpus.IDLen }

// last returns the number of the last quote.
func (s shownPage) last() int { return s.first + s.quotes() - 1 }

// quote returns the id of the quote with a number; "" if the page has none.
func (s shownPage) quote(number int) string {
	if number < s.first || number > s.last() {
		return ""
	}
	return s.ids[(number-s.first)*corpus.IDLen:][:corpus.IDLen]
}

// openReport opens the form in which a member says which quote of a page has a wrong speaker, and why.
func (p *reporting) openReport(to *interactionResponder, page shownPage) {
	reason := field{
		id: inputReason, label: "Who spoke, or how do you know?", style: discordgo.TextInputParagraph, most: show.MaxReason,
		hint: "A few words help. Moderators see them with your name.",
	}
	fields := []field{reason}
	if page.quotes() > 1 {
		label := fmt.Sprintf("Which quote? %d to %d, as on the page", page.first, page.last())
		fields = []field{{id: inputNumber, label: label, style: discordgo.TextInputShort, required: true, most: 3}, reason}
	}
	id := control.ID(control.Report, strconv.Itoa(page.first), page.ids)
	p.openForm(to, id, "Wrong speaker?", fields...)
}

// report tells the moderators that a quote may have a wrong speaker.
func (p *reporting) report(to *interactionResponder, user *discordgo.User, page shownPage, written map[string]string) {
	if page.quotes() == 0 || p.reportChannel == "" {
		p.tell(to, "this quote can no longer be reported", "tell a moderator")
		return
	}
	id := page.quote(page.first)
	if page.quotes() > 1 {
		number, _ := strconv.Atoi(strings.Trim(written[inputNumber], " .:#"))
		if id = page.quote(number); id == "" {
			p.tell(to, fmt.Sprintf("%q is not the number of a quote on that page", written[inputNumber]),
				fmt.Sprintf("try again with a number from %d to %d", page.first, page.last()))
			return
		}
	}
	if wait, _ := p.cooling.Take(user.ID, to.interaction.ChannelID, to.came); wait > 0 {
		p.jobs.Add(to.interaction.ID, func(ctx context.Context) { p.coolDown(ctx, to, wait) })
		return
	}
	key := id + " by " + user.ID
	if !p.reported.First(key) {
		p.tell(to, "you have already reported this quote", "a moderator will check it, and the bot will tell you the result")
		return
	}
	to.deferAfter(p.jobs.Context(), p.timing.deferral)
	p.queue(to, func(ctx context.Context) {
		if err := p.passOn(ctx, to, id, user, written[inputReason]); err != nil {
			p.log.Warn("a report could not be posted", "error", connect.Redact(err))
			p.reported.Forget(key)
			failed := ask.Trouble{
				Message: "the report could not be sent to the moderators",
				Hint:    ask.Hint{Text: "try again later, or tell a moderator"},
			}
			if standby.Is(err) {
				failed = ask.Explain(err)
			}
			p.finish(ctx, to, show.RenderTrouble(failed, show.View{Prefix: show.SlashPrefix})[0])
			return
		}
		const thanks = "Thank you. The moderators have your report. You will get a direct message with the result."
		p.finish(ctx, to, show.Message{Content: thanks, Private: true})
	})
}

// passOn posts a report into the report channel.
func (p *reporting) passOn(
	ctx context.Context, to *interactionResponder, quote string, by *discordgo.User, reason string,
) error {
	ctx, cancel := context.WithTimeout(ctx, p.timing.search)
	defer cancel()
	about, err := p.context(ctx, quote)
	if err != nil {
		return err
	}
	m := show.Message{
		Content:    show.Report(about, whoIs(to.interaction.Member, by), reason),
		Components: reportRows(about, about.Hit.Quote.ID, by.ID),
	}
	return p.channel(p.reportChannel).show(ctx, m)
}

// context returns a quote with who else may have said it.
func (p *reporting) context(ctx context.Context, quote string) (*ask.QuoteContext, error) {
	answer, err := p.answerer.Do(ctx, ask.Request{Command: ask.Context, Words: quote, Others: true})
	if err != nil {
		return nil, err
	}
	about, ok := answer.(*ask.QuoteContext)
	if !ok {
		return nil, fmt.Errorf("the context of a quote is answered with a %T", answer)
	}
	return about, nil
}

// reportRows are a menu of the article's speakers, and buttons to name another speaker and to dismiss the report.
func reportRows(about *ask.QuoteContext, quote, reporter string) []discordgo.MessageComponent {
	var rows []discordgo.MessageComponent
	if options := speakerOptions(about); len(options) > 0 {
		menu := discordgo.SelectMenu{
			MenuType: discordgo.StringSelectMenu, Placeholder: "It was …", Options: options,
			CustomID: control.ID(control.Accept, quote, reporter),
		}
		rows = append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{menu}})
	}
	return append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		control.Button("It was someone else …", discordgo.PrimaryButton, control.TypeName, quote, reporter),
		control.Button("It is right", discordgo.SecondaryButton, control.Dismiss, quote, reporter)}})
}

// Limits of a select menu, of Discord's component reference.
const (
	maxOptions      = 25
	maxOptionLength = 100
)

// speakerOptions are the other speakers of the article.
func speakerOptions(about *ask.QuoteContext) []discordgo.SelectMenuOption {
	var options []discordgo.SelectMenuOption
	for _, s := range about.Speakers {
		label := legible.Text(s.Name)
		tooLong := utf8.RuneCountInString(s.Name) > maxOptionLength
		if label == "" || tooLong || s.Name == about.Hit.Quote.Speaker.Name || len(options) == maxOptions {
			continue
		}
		option := discordgo.SelectMenuOption{Label: label, Value: s.Name, Description: show.Clip(s.Role, maxOptionLength)}
		options = append(options, option)
	}
	return options
}
