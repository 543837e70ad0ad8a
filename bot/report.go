package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index"
	"verbatim/index/ask"
)

// The ids of the fields of forms.
const (
	inputNumber  = "number"
	inputReason  = "reason"
	inputSpeaker = "speaker"
	inputRole    = "role"
)

// mostReason is how many characters the reason of a report may have.
const mostReason = 300

// askWhatIsWrong opens the form in which somebody says which quote on a page is by somebody else, and why. The ids of the page's quotes
// stand behind each other.
func (b *Bot) askWhatIsWrong(v *interactionResponder, ids string) {
	reason := field{id: inputReason, label: "Who spoke, or how do you know?",
		hint:  "A few words help. They are shown to the moderators, with your name.",
		style: discordgo.TextInputParagraph, most: mostReason}
	fields := []field{reason}
	if n := len(ids) / corpus.IDLen; n > 1 {
		fields = []field{{id: inputNumber, label: fmt.Sprintf("Which quote? 1 to %d, as on the page", n), style: discordgo.TextInputShort, required: true, most: 2}, reason}
	}
	b.open(v, buttonVersion+buttonSep+reports+buttonSep+ids, "Wrong speaker?", fields...)
}

// report tells the moderators that a quote may be by somebody else.
func (b *Bot) report(v *interactionResponder, user *discordgo.User, ids string, given map[string]string) {
	n := 1
	if many := len(ids) / corpus.IDLen; many > 1 {
		var err error
		if n, err = strconv.Atoi(strings.Trim(given[inputNumber], " .:#")); err != nil || n < 1 || n > many {
			b.tell(v, fmt.Sprintf("there is no quote number %q on that page", given[inputNumber]),
				fmt.Sprintf("press the button again and write a number from 1 to %d", many))
			return
		}
	}
	if len(ids) < n*corpus.IDLen || b.options.ReportChannel == "" {
		b.tell(v, "this can't be reported any more", "tell a moderator")
		return
	}
	id := ids[(n-1)*corpus.IDLen:][:corpus.IDLen]
	if wait, _ := b.cooling.take(user.ID, v.interaction.ChannelID, v.came); wait > 0 {
		b.pool.add(v.interaction.ID, func(ctx context.Context) { b.coolDown(ctx, v, wait) })
		return
	}
	if !b.reported.first(id + buttonSep + user.ID) {
		b.tell(v, "you have reported this quote already", "a moderator looks at it, and you will hear")
		return
	}
	v.watch(b.pool.ctx, b.timing.deferral)
	b.queue(v, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, b.timing.search)
		defer cancel()
		reply, err := b.options.Answerer.Do(ctx, ask.Request{Command: ask.Context, Words: id})
		if err == nil && reply.Context != nil {
			to := &messageResponder{bot: b, channel: b.options.ReportChannel}
			err = to.show(ctx, reportMessage(reply.Context, user, given[inputReason]))
		}
		if err != nil {
			b.log.Warn("a report could not be passed on", "error", redact(err))
			b.reported.forget(id + buttonSep + user.ID)
			b.finish(ctx, v, RenderTrouble(ask.Trouble{Message: "the report could not be passed on", Hint: "try again later, or tell a moderator"}, slashPrefix)[0])
			return
		}
		b.finish(ctx, v, Message{Content: "Thank you. The moderators have your report; when they have looked at it, you hear by direct message.", Private: true})
	})
}

// Lines of a report; whyLine is read again when it is accepted.
const (
	reportHead = "**Wrong speaker?**"
	whyLine    = "Why: "
	noReason   = "no reason was given"
)

// reportMessage is what the moderators see of a report: the quote, who has reported it, and the speakers whom they may choose from.
func reportMessage(about *ask.Surroundings, by *discordgo.User, reason string) Message {
	hit := &about.Hit
	if reason = strings.Join(strings.Fields(reason), " "); reason == "" {
		reason = noReason
	}
	head := reportHead + " " + Escape(clip(by.DisplayName(), shownName)) + " doubts it.\n" +
		whyLine + Escape(clip(reason, mostReason)) + "\n" + creditLine(hit.Quote.Speaker, hit.KnownOf(0))
	foot := sourceLine(hit, hit.Quote.Speaker, 0)
	room := maxPage - settledRoom - utf8.RuneCountInString(head+foot) - frameRoom(hit) - len("> “” (999/999)\n\n")
	parts := quoteParts(hit, max(room, leastRoom))
	words := shown(hit.Quote.Kind, parts[0])
	if len(parts) > 1 {
		words += " …"
	}
	text := joinLines(head, framed(hit, words), foot)
	if !fits(text) {
		text = joinLines(head, foot)
	}
	return Message{Content: text, components: reportRows(about, hit.Quote.ID, by.ID)}
}

// settledRoom is how many characters are left for what came of a report.
const settledRoom = 400

// reportRows are the speakers of the article to choose from, and buttons to name another and to dismiss the report.
func reportRows(about *ask.Surroundings, quote, reporter string) []discordgo.MessageComponent {
	var rows []discordgo.MessageComponent
	if options := speakerOptions(about); len(options) > 0 {
		rows = append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu,
			CustomID: strings.Join([]string{buttonVersion, accepts, quote, reporter}, buttonSep), Placeholder: "It was …", Options: options}}})
	}
	return append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		newButton("It was somebody else …", discordgo.PrimaryButton, types, quote, reporter),
		newButton("It is right", discordgo.SecondaryButton, dismiss, quote, reporter)}})
}

// Limits of a select menu, of Discord's component reference.
const (
	maxOptions      = 25
	maxOptionLength = 100
)

// speakerOptions are the other speakers of the article.
func speakerOptions(about *ask.Surroundings) []discordgo.SelectMenuOption {
	var options []discordgo.SelectMenuOption
	for _, s := range about.Speakers {
		label := legible.Text(s.Name)
		if label == "" || s.Name == about.Hit.Quote.Speaker.Name || utf8.RuneCountInString(s.Name) > maxOptionLength || len(options) == maxOptions {
			continue
		}
		options = append(options, discordgo.SelectMenuOption{Label: label, Value: s.Name, Description: clip(s.Role, maxOptionLength)})
	}
	return options
}

// A register remembers what was done once, as far as memory goes: what it forgets may be done again.
type register struct {
	mu   sync.Mutex
	done map[string]bool
}

// mostRegistered is how much a register remembers.
const mostRegistered = 10_000

// first reports whether something is done for the first time.
func (r *register) first(what string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.done == nil || len(r.done) >= mostRegistered {
		r.done = map[string]bool{}
	}
	if r.done[what] {
		return false
	}
	r.done[what] = true
	return true
}

func (r *register) forget(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.done, what)
}

// quoteName is how a quote is named to the member who has reported it. Only the content is shortened: its report may
// stand after it.
func quoteName(hit *index.Hit) string {
	words := framedBy(hit, Escape(clip(strings.Join(hit.Pieces(), index.Ellipsis), shownTitle)))
	if hit.Quote.Kind != corpus.Direct || !hit.Quote.Report.Plain() {
		return "*" + words + "*"
	}
	return "“" + words + "”"
}
