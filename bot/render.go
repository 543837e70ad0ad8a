package bot

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// Render turns a reply into the messages that show it. It is plain text with Discord's markdown and no embeds: it reads the
// same on a phone, in a notification, by ear and where the bot may not embed. Each message is within Discord's limits.
// Prefix is what stands before a command where the answer is read; "/" means slash commands, and "" that only a mention is
// heard.
func Render(r ask.Reply, prefix string) []Message {
	switch {
	case r.Search != nil:
		return renderSearch(r, prefix)
	case r.Speakers != nil:
		return renderSpeakers(r)
	case r.Articles != nil:
		return renderArticles(r)
	case r.Context != nil:
		return renderContext(r)
	case r.Status != nil:
		return renderList(title(r, ""), r, statusLines(r.Status))
	case r.Reindex != nil:
		return renderList(title(r, ""), r, reindexLines(r.Reindex))
	}
	return renderList(title(r, ""), r, helpLines(r.Help, prefix))
}

// RenderTrouble puts an error into words for whoever asked; prefix is as for Render.
func RenderTrouble(t ask.Trouble, prefix string) []Message {
	text := upperFirst(t.Message)
	if t.Column > 0 {
		text += fmt.Sprintf(" (at character %d)", t.Column)
	}
	text = Escape(fullStop(clip(text, MaxContent/4)))
	hint, example, ok := strings.Cut(clip(t.Hint, MaxContent/4), exampleBehind)
	switch {
	case ok:
		text += " " + Escape(upperFirst(hint+exampleBehind)) + code(prefix+example)
	case hint != "":
		text += " " + Escape(fullStop(upperFirst(hint)))
	}
	return []Message{{Content: text, Private: true}}
}

// exampleBehind is what a hint has before an example.
const exampleBehind = "as in: "

// code shows what somebody can type, as it is typed.
func code(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }

// fullStop ends s as a sentence.
func fullStop(s string) string {
	if endsSentence(s) {
		return s
	}
	return s + "."
}

// upperFirst begins s with a capital, unless the name of a command begins it.
func upperFirst(s string) string {
	if first, _ := cutWord(s); slices.ContainsFunc(ask.Commands, func(c ask.Command) bool { return c.Name == first }) {
		return s
	}
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// title is the first line: the command and the query as it was understood, and what came of it.
func title(r ask.Reply, found string) string {
	line := "**" + Escape(r.Command) + "**"
	if q := clip(r.Query.String(), shownQuery); q != "" {
		line += " " + Escape(q)
	}
	if found != "" {
		line += " · " + found
	}
	return line
}

// notes are the lines below the title.
func notes(r ask.Reply) []block {
	var blocks []block
	for _, n := range r.Notes {
		blocks = append(blocks, block{body: Escape(clip(n, shownQuery))})
	}
	return blocks
}

// count returns "1 quote", "2 quotes".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// tally says how many there are, and where fewer are shown, how many and what shows more: twice as many, rather than a
// channel full. A request may ask for most.
func tally(total, here, most int, noun string) string {
	if total == 0 {
		return "nothing found"
	}
	text := count(total, noun)
	if here >= total {
		return text
	}
	text += ", the first"
	if here > 1 {
		text += fmt.Sprintf(" %d", here)
	}
	switch {
	case 2*here >= total && total <= most:
		text += fmt.Sprintf(" (`%s:%d` shows all)", ask.ParamLimit, total)
	case here < most:
		text += fmt.Sprintf(" (`%s:%d` shows more)", ask.ParamLimit, min(2*here, most))
	}
	return text
}

func renderSearch(r ask.Reply, prefix string) []Message {
	s := r.Search
	head := title(r, tally(s.Total, len(s.Hits), ask.MaxLimit, "quote"))
	blocks := notes(r)
	if s.Total == 0 && len(blocks) == 0 {
		blocks = append(blocks, block{body: "-# Try fewer or other words; " + code(prefix+ask.Help+" "+ask.WhoSaid) + " shows what a search can do."})
	}
	var order []*index.Hit
	for gi := range s.Groups {
		g := &s.Groups[gi]
		for hi := range g.Hits {
			blocks = append(blocks, quoteBlocks(&g.Hits[hi], g.Speaker, len(order))...)
			order = append(order, &g.Hits[hi])
		}
	}
	return quiet(messages(head, blocks, func(item int) (string, string) {
		var b strings.Builder
		for _, hit := range order[item:] {
			b.WriteString(plainQuote(hit))
		}
		return b.String(), inFile(len(order)-item, "quote")
	}), len(order))
}

// renderList packs a title and lines.
func renderList(title string, r ask.Reply, lines []string) []Message {
	blocks := notes(r)
	for i, l := range lines {
		blocks = append(blocks, block{body: l, item: i})
	}
	return messages(title, blocks, func(item int) (string, string) {
		return Unescape(strings.Join(lines[item:], "\n")) + "\n", inFile(len(lines)-item, "line")
	})
}

// inFile points to the file for the rest.
func inFile(left int, noun string) string {
	if left == 1 {
		return "the last " + noun + " is in the file"
	}
	return "the other " + count(left, noun) + " are in the file"
}

func renderSpeakers(r ask.Reply) []Message {
	var lines []string
	for _, s := range r.Speakers.Speakers {
		line := fmt.Sprintf("- %s · %s in %s", speakerLine(s.Speaker), count(s.Quotes, "quote"), count(s.Articles, "article"))
		if s.RoleDated() {
			line += " · role as of " + s.RoleDay.Format(ask.DayLayout)
		}
		lines = append(lines, line)
	}
	return quiet(renderList(title(r, tally(r.Speakers.Total, len(lines), ask.MaxList, "speaker")), r, lines), len(lines))
}

func renderArticles(r ask.Reply) []Message {
	var lines []string
	for i := range r.Articles.Articles {
		a := &r.Articles.Articles[i]
		parts := []string{"- " + link(&a.Article)}
		if a.Publisher != "" {
			parts = append(parts, Escape(clip(a.Publisher, shownPublisher)))
		}
		parts = append(parts, day(&a.Article), count(a.Quotes, "quote"))
		lines = append(lines, strings.Join(parts, " · "))
	}
	return quiet(renderList(title(r, tally(r.Articles.Total, len(lines), ask.MaxList, "article")), r, lines), len(lines))
}

// quiet makes an answer private that has nothing to show.
func quiet(m []Message, found int) []Message {
	for i := range m {
		m[i].Private = found == 0
	}
	return m
}

// renderContext shows the paragraphs around a quote, its words in bold type.
func renderContext(r ask.Reply) []Message {
	hit := &r.Context.Hit
	head := title(r, "the article around the quote by "+Escape(clip(hit.Quote.Speaker.String(), shownName)))
	foot := sourceLine(hit, hit.Quote.Speaker)
	whole := stretch{hit, corpus.Span{Start: hit.PassageAt, End: hit.PassageAt + len(hit.Passage)}, hit.Quote.Spans}
	blocks := notes(r)
	parts := whole.split(roomFor(foot) - len("> "))
	for i, s := range parts {
		body := "> " + strings.ReplaceAll(s.markdown(), "\n", "\n> ")
		if i == len(parts)-1 {
			body = joinLines(body, foot)
		}
		blocks = append(blocks, block{body: body, item: i})
	}
	return messages(head, blocks, func(item int) (string, string) {
		return hit.Slice(corpus.Span{Start: parts[item].span.Start, End: whole.span.End}), "the passage goes on in the file"
	})
}
