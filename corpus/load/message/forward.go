package message

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/origin"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// A forwarding is what a program writes above a message that it forwards.
type forwarding struct {
	subject, date, from string
}

// forwardMarks match the line above the header of a message that is forwarded.
var forwardMarks = table.Pattern(`(?m)^[> ]*(?:-{2,} ?(?i:forwarded message|original message|weitergeleitete nachricht|` +
	`message transféré) ?-{2,}|Begin forwarded message:|_{10,})[ \t]*\n`)

// forwardHeads match the start of that header where no line is above it.
var forwardHeads = table.Pattern(`(?m)^[> ]*\*?From\*?:.{1,300}\n[> ]*\*?(?:Sent|Date)\*?:`)

// headerLine matches a line of that header.
var headerLine = table.Pattern(`^[> ]*\*?(From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\*? *(.*)$`)

const (
	maxNote      = 1 << 16 // bytes above the forwarded message, in which the forwarder writes
	maxForwarded = 12      // lines of its header, blank ones included
)

// forwarded returns the header of the message that a text forwards, and where its body begins, or 0.
func forwarded(text string) (f forwarding, body int) {
	note := text[:wording.Floor(text, maxNote)]
	at, lines := 0, 0
	if mark := forwardMarks().FindStringIndex(note); mark != nil {
		at = mark[1]
	} else if head := forwardHeads().FindStringIndex(note); head != nil {
		at = head[0]
	} else {
		return f, 0
	}
	for range maxForwarded {
		line, _, more := strings.Cut(text[at:], "\n")
		m := headerLine().FindStringSubmatch(strings.TrimRight(line, "\r "))
		switch {
		case m != nil:
			f.set(m[1], m[2])
			lines++
		case strings.Trim(line, "> \r\t") != "":
			return f, at * min(lines, 1) // without a header it is only a line
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	return f, at * min(lines, 1)
}

func (f *forwarding) set(name, value string) {
	switch name {
	case "From":
		f.from = value
	case "Date", "Sent":
		f.date = value
	case "Subject":
		f.subject = value
	}
}

// overrule sets the fields of an article to those of the message that was forwarded. Its sender is as typed there, so
// it counts only if its name and its domain agree.
func (f *forwarding) overrule(a *corpus.Article) {
	if *f == (forwarding{}) {
		return
	}
	original := corpus.Article{}
	field.Set(&original, field.Title, field.CleanTitle(withoutPrefix(f.subject)))
	setDay(&original, f.date)
	name, host := sender(f.from)
	field.Set(&original, field.Publisher, origin.Sender(name, host, false))
	if original.Title != "" {
		a.Title = original.Title
	}
	if !original.Date.IsZero() {
		a.Date = original.Date
	}
	a.Publisher = original.Publisher // not the forwarder's
}

// withoutForwarding removes what is above the body of the message that an article forwards.
func withoutForwarding(a *corpus.Article) {
	_, body := forwarded(a.Text)
	body += len(a.Text[body:]) - len(strings.TrimLeft(a.Text[body:], "\n"))
	if body == 0 || strings.TrimSpace(a.Text[body:]) == "" {
		return
	}
	a.Text = a.Text[body:]
	a.Blocks = slices.DeleteFunc(a.Blocks, func(b corpus.Block) bool { return b.Span.End <= body })
	for i := range a.Blocks {
		b := &a.Blocks[i]
		b.Span = corpus.Span{Start: max(b.Span.Start-body, 0), End: b.Span.End - body}
		if b.Cite.Len() > 0 {
			b.Cite = corpus.Span{Start: b.Cite.Start - body, End: b.Cite.End - body}
		}
	}
}
