package show

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// MaxContent is the most code points of a message, of Discord's message page.
const MaxContent = 2000

// maxPage is how much of a message a page of an answer may take. The rest is for a line below it.
const maxPage = MaxContent - 100

// A Message is one message to send: an answer, or a page of one. It keeps Discord's limits, and nothing in it pings.
type Message struct {
	Content string   // Discord's markdown
	Parts   []Part   // the same text in parts, for a layout of components; nil for one part
	Quotes  []string // the ids of the quotes that it shows, in order
	From    int      // the number of the first of these quotes, from 1
	Try     []string // queries that it proposes
	People  []Choice // people whom it names, with a query for the quotes of each
	Private bool     // only the member who asked sees it, where Discord can do that: in answers to slash commands
	Picture *Picture // sent with it; nil for none

	Components []discordgo.MessageComponent // rows of buttons and menus, below Content
	Layout     []discordgo.MessageComponent // the whole message as a layout, instead of Content; nil for none
}

// A Part is a part of a page, below the one before.
type Part struct {
	Text  string // Discord's markdown
	Quote string // the id of a quote, which the text shows or whose source it names; or ""
	Above Space  // what stands between the part and the one before

	Pictured bool // where the message's picture is shown in a layout, it stands in place of the text
}

// A Space stands between two parts.
type Space int

// The spaces, the least first.
const (
	Near Space = iota // a line break
	Gap               // an empty line
	Rule              // a line across the page; an empty line where there is only text
)

// pageOf returns the page that consists of parts.
func pageOf(parts []Part) Message {
	m := Message{Parts: parts}
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString("\n")
			if p.Above != Near {
				b.WriteString("\n")
			}
		}
		b.WriteString(p.Text)
		if p.Quote != "" && !slices.Contains(m.Quotes, p.Quote) {
			m.Quotes = append(m.Quotes, p.Quote)
		}
	}
	m.Content = b.String()
	return m
}

// Below returns the message with a line below it.
func (m Message) Below(line string) Message {
	m.Content = JoinLines(m.Content, line)
	if m.Parts != nil {
		m.Parts = append(slices.Clip(m.Parts), Part{Text: line})
	}
	return m
}

// Buttons returns the components of an edit. An empty list removes the old ones, which nil would keep.
func (m Message) Buttons() *[]discordgo.MessageComponent {
	list := m.Components
	if list == nil {
		list = []discordgo.MessageComponent{}
	}
	return &list
}

// fits reports whether a text can be a page.
func fits(text string) bool { return utf8.RuneCountInString(text) <= maxPage }

// JoinLines joins the parts that are not empty, each on lines of its own.
func JoinLines(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "\n")
}

// linesPerPage is how many lines of a list a page shows at most: as many as a phone's screen.
const linesPerPage = 15

// listPages puts lines below a head, as many on a page as fit.
func listPages(head string, lines []string) []Message {
	var pages []Message
	text, n := "", 0
	for _, line := range lines {
		if longer := JoinLines(text, line); n > 0 && (n == linesPerPage || !fits(head+"\n"+longer)) {
			pages = append(pages, headed(head, text))
			text, n = "", 0
		}
		text, n = JoinLines(text, line), n+1
	}
	return append(pages, headed(head, text))
}

// headed returns a page with a text below a head.
func headed(head, text string) Message {
	parts := []Part{{Text: head}}
	if text != "" {
		parts = append(parts, Part{Text: text})
	}
	return pageOf(parts)
}
