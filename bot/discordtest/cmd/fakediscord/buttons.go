package main

import (
	"fmt"
	"strings"

	"verbatim/bot/discordtest"
)

// buttonMark precedes the label of a button to press.
const buttonMark = "+"

// show prints what the bot did, and where if that is not in answer to a line. It keeps a modal, and a message with
// buttons or select menus, so that they can be used.
func (t *talk) show(where string, e discordtest.Event) {
	if e.Kind == discordtest.Opened {
		t.open(e.Modal)
		return
	}
	t.keep(e)
	t.print("[%s%s%s]\n%s", e.Kind, where, seenBy(e.Message), e.Message.Text())
	for _, f := range e.Message.Files {
		t.print("[file %s, %d bytes]", f.Name, len(f.Content))
	}
	var labels []string
	for _, b := range e.Message.Buttons() {
		switch {
		case b.URL != "":
			labels = append(labels, b.Label+": "+b.URL)
		case !b.Disabled:
			labels = append(labels, buttonMark+b.Label)
		}
	}
	if labels = append(labels, menus(e.Message)...); len(labels) > 0 && e.Kind != discordtest.Deleted {
		t.print("[%s]", strings.Join(labels, " | "))
		t.mu.Lock()
		t.newest = e.Message
		t.mu.Unlock()
	}
}

// press presses a button of the newest message that has buttons.
func (t *talk) press(label string) (*discordtest.Exchange, error) {
	t.mu.Lock()
	m := t.newest
	t.mu.Unlock()
	for _, b := range m.Buttons() {
		if b.Label == label && b.CustomID != "" {
			return t.Press(m, t.member, b.CustomID)
		}
	}
	return nil, fmt.Errorf("the newest message has no button %q", label)
}
