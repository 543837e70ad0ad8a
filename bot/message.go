package bot

import (
	"strings"
	"unicode/utf8"
)

// MaxContent is the length of a message in code points, of Discord's message page.
const MaxContent = 2000

// maxMessages is how many messages one answer may fill a channel with; what doesn't fit goes into a file.
const maxMessages = 4

// maxFile is the size of a file in bytes; Discord takes 10 MiB.
const maxFile = 9 << 20

// A Message is one message to be sent. It is within Discord's limits and holds nothing that pings.
type Message struct {
	Content string // Discord's markdown
	File    *File  // sent with it; may be nil
	Private bool   // for the eyes of whoever asked alone, where Discord can do that: in answers to slash commands
}

// A File is a text file sent with a message.
type File struct {
	Name string
	Text string
}

// A block is a stretch of an answer that stands in one message.
type block struct {
	head string // the line above it; shown once for the blocks of one message that share it
	body string
	item int // the number of what it shows: a quote, a speaker
}

// closing is the room that is kept in each message for the line that points to the file.
const closing = 100

// roomFor returns how long a body may be below a head.
func roomFor(head string) int {
	return MaxContent - closing - utf8.RuneCountInString(head) - len(continued) - 2
}

// continued stands behind a head that is repeated in a further message.
const continued = " (continued)"

// A packed message holds the blocks up to item, exclusive, wholly.
type packed struct {
	text  string
	whole int
}

// pack fills messages with the title and the blocks, in order.
func pack(title string, blocks []block) []packed {
	var out []packed
	text, size, head := title, utf8.RuneCountInString(title), ""
	for i, b := range blocks {
		piece := b.body
		if b.head != head {
			piece = joinLines(b.head, b.body)
			if text != "" {
				piece = "\n" + piece
			}
		}
		if size > 0 && size+1+utf8.RuneCountInString(piece) > MaxContent-closing {
			out = append(out, packed{text, b.item})
			text, size = "", 0
			if piece = joinLines(b.head, b.body); b.head != "" && b.head == head {
				piece = joinLines(b.head+continued, b.body)
			}
		}
		text = joinLines(text, piece)
		size = utf8.RuneCountInString(text)
		head = b.head
		if i == len(blocks)-1 {
			out = append(out, packed{text, b.item + 1})
		}
	}
	if len(blocks) == 0 {
		out = append(out, packed{text, 0})
	}
	return out
}

// joinLines joins the parts that are not empty, each on lines of its own.
func joinLines(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "\n")
}

// messages packs the blocks into at most maxMessages; rest returns the text of the items from a number on, for the file,
// and the line that points to it.
func messages(title string, blocks []block, rest func(item int) (text, note string)) []Message {
	all := pack(title, blocks)
	var out []Message
	for i, p := range all {
		m := Message{Content: p.text}
		if i == maxMessages-1 && i < len(all)-1 {
			text, note := rest(p.whole)
			if len(text) > maxFile {
				note = "the rest is too long even for a file: ask for less, or in other words"
			} else {
				m.File = &File{Name: "verbatim.txt", Text: text}
			}
			m.Content = joinLines(p.text, "-# "+note)
			return append(out, m)
		}
		out = append(out, m)
	}
	return out
}
