package show

import (
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
	Quotes  []string // the ids of the quotes that it shows, in order
	Private bool     // only the member who asked sees it, where Discord can do that: in answers to slash commands

	Components []discordgo.MessageComponent // rows of buttons and menus
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
	text, n := head, 0
	for _, line := range lines {
		if longer := JoinLines(text, line); n > 0 && (n == linesPerPage || !fits(longer)) {
			pages = append(pages, Message{Content: text})
			text, n = head, 0
		}
		text, n = JoinLines(text, line), n+1
	}
	return append(pages, Message{Content: text})
}
