package main

import (
	"errors"

	"verbatim/bot/discordtest"
)

// Marks at the beginning of a line that is a direct message, that replaces the text of the last message that was typed,
// and that deletes it; and of one that uses a command of the message's menu.
const (
	directMark = "~"
	editMark   = "^"
	deleteMark = "--"
	menuMark   = "*"
)

// errNothingTyped is the error of a line that needs a message.
var errNothingTyped = errors.New("no message was typed, or it is deleted")

// post posts a message that was typed.
func (t *talk) post(c *discordtest.Channel, text string) *discordtest.Exchange {
	x := t.Say(c, t.member, t.mentioning(text))
	t.keepTyped(x)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.typed = x
	return x
}

// keepTyped puts a message that was typed on the sheet.
func (t *talk) keepTyped(x *discordtest.Exchange) {
	if m, ok := t.Messages.Find(x.ID); ok {
		t.keep(discordtest.Event{Kind: discordtest.Posted, Message: m})
	}
}

// direct writes to the bot.
func (t *talk) direct(text string) (*discordtest.Exchange, error) {
	return t.post(t.World.Direct(t.member), text), nil
}

// last returns the last message that was typed, as it is now.
func (t *talk) last() (*discordtest.Exchange, discordtest.Message, error) {
	t.mu.Lock()
	x := t.typed
	t.mu.Unlock()
	if x == nil {
		return nil, discordtest.Message{}, errNothingTyped
	}
	m, ok := t.Messages.Find(x.ID)
	if !ok {
		return nil, m, errNothingTyped
	}
	return x, m, nil
}

// edit replaces the text of the last message. What the bot does then is printed with what it has done before.
func (t *talk) edit(text string) (*discordtest.Exchange, error) {
	x, _, err := t.last()
	if err == nil {
		t.Messages.Edit(x, t.mentioning(text))
		t.keepTyped(x)
	}
	return nil, err
}

// remove deletes the last message, and so its answer.
func (t *talk) remove(string) (*discordtest.Exchange, error) {
	_, m, err := t.last()
	if err == nil {
		t.Messages.Remove(m)
		t.keep(discordtest.Event{Kind: discordtest.Deleted, Message: m})
	}
	return nil, err
}

// menu uses a command of the menu of the last message.
func (t *talk) menu(command string) (*discordtest.Exchange, error) {
	x, m, err := t.last()
	if err != nil {
		return nil, err
	}
	c := t.channel
	if x.Channel != c.ID {
		c = t.World.Direct(t.member)
	}
	return t.Menu(c, t.member, command, m)
}
