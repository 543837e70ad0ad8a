package discordtest

import (
	"context"
	"fmt"

	"verbatim/bot/discordtest/feed"
	"verbatim/bot/discordtest/schema"
)

// EventKind says what happened in an Exchange.
type EventKind string

const (
	Posted   EventKind = "posted"   // a new message
	Edited   EventKind = "edited"   // a message was changed
	Deferred EventKind = "deferred" // an interaction was acknowledged; the answer comes later
	Updated  EventKind = "updated"  // the message was changed whose button was pressed or whose menu was used
	Deleted  EventKind = "deleted"  // a message was deleted
	Opened   EventKind = "opened"   // a modal was opened
)

// An Event is something that the bot did in answer to a message or an interaction.
type Event struct {
	Kind    EventKind
	Message Message // as it was then; of a Deferred, and of a Deleted that was deferred, only Flags are set
	Modal   Modal   // of an Opened, which has no message
}

// A Modal is a form that the bot shows a user.
type Modal struct {
	schema.Modal
	of *interaction // that it responds to
}

// An Exchange is something that a user said or did, with all that the bot does in answer.
type Exchange struct {
	ID      string // of the message or interaction
	Channel string
	events  feed.Feed[Event]
}

// Next waits for the next event. Each is returned once.
func (x *Exchange) Next(ctx context.Context) (Event, error) { return x.events.Next(ctx) }

// Answer waits for the next message that is posted, edited or updated, and skips deferrals and deletions. It fails if a
// modal is opened.
func (x *Exchange) Answer(ctx context.Context) (Message, error) {
	for {
		e, err := x.Next(ctx)
		if err != nil {
			return Message{}, fmt.Errorf("waiting for an answer to %s: %w", x.ID, err)
		}
		if e.Kind == Opened {
			return Message{}, fmt.Errorf("a modal was opened in answer to %s", x.ID)
		}
		if e.Kind != Deferred && e.Kind != Deleted {
			return e.Message, nil
		}
	}
}

// Modal waits for the bot to open a modal. It fails if the bot does something else first: only the first response to an
// interaction can open one.
func (x *Exchange) Modal(ctx context.Context) (Modal, error) {
	e, err := x.Next(ctx)
	if err != nil {
		return Modal{}, fmt.Errorf("waiting for a modal in answer to %s: %w", x.ID, err)
	}
	if e.Kind != Opened {
		return Modal{}, fmt.Errorf("a message was %s in answer to %s, and no modal opened", e.Kind, x.ID)
	}
	return e.Modal, nil
}

// Pending returns how many events neither Next nor Answer has returned.
func (x *Exchange) Pending() int { return x.events.Len() }
