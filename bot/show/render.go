package show

import (
	"regexp"
	"slices"
	"strings"

	"verbatim/bot/locale"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// A View is where an answer is read.
type View struct {
	Prefix string // typed before a command there; "/" means slash commands, "" that the bot recognises only mentions
	Shares bool   // other bots take the prefix too: a command that they may have follows this bot's name
	Invite string // the address that invites the bot to a server; may be empty
	Site   string // the address of the site with a page per quote, without a slash at its end; may be empty

	Lang *locale.Language // of the bot's own words and of days; nil for English
}

// Program is the name that stands before a command that other bots may have.
const Program = "verbatim"

// typed returns a command as it is typed where the answer is read.
func (v View) typed(command string) string {
	name, _, _ := strings.Cut(command, " ")
	c, known := ask.Lookup(name)
	switch {
	case v.Prefix == SlashPrefix:
		command = SlashForm(command, v.Lang)
	case v.Shares && known && c.Shared:
		command = Program + " " + command
	}
	for _, placeholder := range []string{"REASON", "WORDS"} {
		command = strings.Replace(command, placeholder, v.Lang.Word(placeholder), 1)
	}
	return Code(v.Prefix + command)
}

// A renderer shows an answer of one type as pages of messages. Each file has its own at its top.
type renderer = ask.Renderer[View, []Message]

// renderers show each type of answer.
var renderers = ask.NewRenderers(slices.Concat(quoteRenderers, timelineRenderers, listRenderers,
	infoRenderers, changeRenderers)...)

// Render turns an answer into the pages that show it, at least one. It is plain text with Discord's markdown and no
// embeds: it reads the same on a phone, in a notification and aloud, and needs no permission to embed. Each page is
// within Discord's limits and begins with the line that says what was asked.
func Render(a ask.Answer, v View) []Message { return renderers.Render(v, a) }

// RenderTrouble puts an error into words for the user; v is as for Render.
func RenderTrouble(t ask.Trouble, v View) []Message {
	text := v.upperFirst(v.Lang.Text(t.Message))
	if t.Column > 0 {
		text += " " + v.Lang.Say("(at character %d)", t.Column)
	}
	text = named(v, Escape(FullStop(Clip(text, MaxContent/4))))
	if hint := v.Lang.Text(t.Hint.Text); hint != "" {
		text += " " + named(v, Escape(FullStop(v.upperFirst(Clip(hint, MaxContent/4)))))
	}
	if t.Hint.Example != "" {
		text += " " + v.Lang.Say("For example: %s", v.typed(Clip(t.Hint.Example, MaxContent/4)))
	}
	return []Message{{Content: text, Private: true}}
}

// Code shows what users can type, as it is typed.
func Code(s string) string { return "`" + strings.ReplaceAll(legible.Text(s), "`", "'") + "`" }

// FullStop ends s as a sentence.
func FullStop(s string) string {
	if endsSentence(s) {
		return s
	}
	return s + "."
}

// UpperFirst begins s with a capital, unless the name of a command begins it: "help lists the commands". Some names are
// plain verbs too: "ask again".
func UpperFirst(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if verb, _, _ := strings.Cut(rest, " "); strings.HasSuffix(verb, "s") {
		if _, ok := ask.Lookup(first); ok {
			return s
		}
	}
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// named returns a text in another language with the commands that it names as they are typed there: "{audit}" is one.
func named(v View, text string) string {
	if v.Lang.IsEnglish() {
		return text
	}
	return inBraces.ReplaceAllStringFunc(text, func(name string) string {
		if c, ok := ask.Lookup(strings.Trim(name, "{}")); ok {
			return v.typed(c.Name)
		}
		return name
	})
}

var inBraces = regexp.MustCompile(`\{[a-z-]+\}`)

// upperFirst is UpperFirst for a text in the language. In other languages no command's name is a plain word.
func (v View) upperFirst(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if _, ok := ask.Lookup(first); ok && !v.Lang.IsEnglish() {
		return s
	}
	return UpperFirst(s)
}

// title is the first line: the command, what was asked, and what was found.
func (v View) title(head *ask.Head, found string) string {
	line := "**" + Escape(v.command(head.Command)) + "**"
	asked := head.Asked
	if asked == "" {
		asked = strings.Join(strings.Fields(head.Query.String()), " ")
	}
	if asked != "" {
		line += " " + Escape(asked)
	}
	if found != "" {
		line += " · " + found
	}
	return line
}

// notes are the lines below the title.
func (v View) notes(head *ask.Head) string {
	var lines []string
	if q := head.Query.String(); head.Asked != "" && q != "" {
		lines = append(lines, "-# "+v.Lang.Say("understood as %s", Code(ask.WhoSaid.Name+" "+Clip(q, MaxQuery))))
	}
	for _, n := range head.Notes {
		lines = append(lines, named(v, Escape(Clip(v.Lang.Text(n.Text), MaxQuery))))
	}
	return strings.Join(lines, "\n")
}

// tally says how many there are, and where fewer can be turned to, how many.
func (v View) tally(total, here int, noun string) string {
	switch {
	case total == 0 && here == 0: // with quotes near in meaning, no quote is counted, but some are shown
		return v.Lang.Say("nothing found")
	case here >= total:
		return v.count(total, noun)
	case here == 1:
		return v.Lang.Say("the first of %s", v.count(total, noun))
	}
	return v.Lang.Say("the first %d of %s", here, v.count(total, noun))
}

// count says how many there are of something.
func (v View) count(n int, noun string) string {
	switch noun {
	case "quote":
		return v.Lang.Say("%d quotes", n)
	case "new quote":
		return v.Lang.Say("%d new quotes", n)
	case "speaker":
		return v.Lang.Say("%d speakers", n)
	case "publisher":
		return v.Lang.Say("%d publishers", n)
	case "article":
		return v.Lang.Say("%d articles", n)
	case "change":
		return v.Lang.Say("%d changes", n)
	}
	return wording.Count(n, noun)
}

// renderList puts lines below the title and the notes of an answer, on as many pages as they need.
func (v View) renderList(head *ask.Head, found string, lines []string) []Message {
	if below := v.notes(head); below != "" {
		lines = append([]string{below}, lines...)
	}
	return listPages(v.title(head, found), lines)
}

// private makes an answer private.
func private(m []Message) []Message {
	for i := range m {
		m[i].Private = true
	}
	return m
}

// renderFound is renderList for a list that is private when it is empty.
func (v View) renderFound(a ask.Answer, found string, lines []string) []Message {
	pages := v.renderList(a.Shared(), found, lines)
	if !a.Found() {
		pages[0].Try = proposed(a.Shared())
		return private(pages)
	}
	return pages
}
