package bot

import (
	"sync/atomic"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/show"
)

// A body is what is sent of a message: content with rows of components, or a layout.
type body struct {
	content    string
	components []discordgo.MessageComponent // never nil: an edit without components would keep the old ones
	flags      discordgo.MessageFlags
	picture    *show.Picture // sent with it; nil for none
}

// A shape is how a message is shown. A message keeps its shape: Discord lets no layout become content, and a message
// that jumps from one to the other would be hard to follow.
type shape int

const (
	unset shape = iota // nothing is shown yet
	content
	layout
)

// shapeOf returns the shape of a message of the bot.
func shapeOf(m *discordgo.Message) shape {
	if m != nil && m.Flags&discordgo.MessageFlagsIsComponentsV2 != 0 {
		return layout
	}
	return content
}

// bodyOf returns what is sent of a message in a shape. If none is set, it is a layout if the message has one and the
// server takes layouts.
func (d *sender) bodyOf(m show.Message, f shape) (body, shape) {
	if f == unset {
		f = content
		if m.Layout != nil && d.layouts.taken() {
			f = layout
		}
	}
	b := body{content: m.Content, components: *m.Buttons(), flags: discordgo.MessageFlagsSuppressEmbeds}
	if f == layout {
		b = body{components: m.Layout, flags: discordgo.MessageFlagsIsComponentsV2}
		if m.Layout == nil {
			b.components = control.Plain(m)
		}
	}
	b.picture = m.Picture
	if m.Private {
		b.flags |= discordgo.MessageFlagsEphemeral
	}
	return b, f
}

// deliver sends a message by send. If the server refuses it as a layout, it is sent as content, unless what it replaces
// is a layout. If the server takes no picture, it is sent without. It returns the shape in which it was sent.
func (d *sender) deliver(m show.Message, f shape, send func(body) error) (shape, error) {
	sent, err := d.deliverWhole(m, f, send)
	if m.Picture == nil || !connect.Forbidden(err) && !connect.Refused(err) && connect.Status(err) < 500 {
		return sent, err
	}
	d.log.Warn("the server has not taken a picture; the answer is sent without it", "error", connect.Redact(err))
	return d.deliverWhole(m.WithoutPicture(), f, send)
}

// deliverWhole is deliver with the picture.
func (d *sender) deliverWhole(m show.Message, f shape, send func(body) error) (shape, error) {
	b, sent := d.bodyOf(m, f)
	err := send(b)
	if sent != layout || f == layout {
		return sent, err
	}
	if err == nil {
		d.layouts.refusals.Store(0)
	}
	const answered = discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged
	if !connect.Refused(err) || connect.ByAutoMod(err) || connect.IsCode(err, answered) {
		return sent, err // text would be no better
	}
	d.log.Warn("the server has refused a layout; the answer is sent as text", "error", connect.Redact(err))
	b, sent = d.bodyOf(m, content)
	if err = send(b); err == nil {
		d.layouts.refusals.Add(1)
	}
	return sent, err
}

// A layoutLog is whether layouts are sent.
type layoutLog struct {
	off      bool         // by the operator
	refusals atomic.Int32 // layouts in a row in place of which text was taken
}

// mostRefusals is how many layouts are tried one after another on a server that refuses them. One alone may be a fault
// of that layout.
const mostRefusals = 3

func (l *layoutLog) taken() bool { return !l.off && l.refusals.Load() < mostRefusals }
