// Package schema has the objects of Discord's API as they go over the wire, and the rules that Discord holds a bot to:
// limits in code points, and what components, modals and commands must look like. It refuses what breaks a rule with
// Discord's own error codes. It keeps no state. Start with [ParseForm] and [Command].
//
// The rules are those of Discord's developer documentation as of August 2026.
// Package schema has the objects of Discord's API as they go over the wire, and the rules that Discord holds a bot to:
// limits in code points, and what components, modals and commands must look like. It refuses what breaks a rule with
// Discord's own error codes. It keeps no state. Start with [ParseForm] and [Command].
//
// The rules are those of Discord's developer documentation as of August 2026.
package schema

import (
	"fmt"
)

// An Error is an error as Discord answers it.
type Error struct {
	Status  int // of HTTP
	Code    int // Discord's error code; 0 for none
	Message string
}

// Error implements error.
func (e *Error) Error() string { return fmt.Sprintf("%d: %s (%d)", e.Code, e.Message, e.Status) }

// Discord's errors that the server answers with, of its page of opcodes and status codes.
var (
	ErrUnauthorized     = &Error{401, 0, "401: Unauthorized"}
	ErrUserAgent        = &Error{403, 40333, "internal network error"}
	ErrNotFound         = &Error{404, 0, "404: Not Found"}
	ErrUnknownChannel   = &Error{404, 10003, "Unknown Channel"}
	ErrUnknownGuild     = &Error{404, 10004, "Unknown Guild"}
	ErrUnknownMember    = &Error{404, 10007, "Unknown Member"}
	ErrUnknownMessage   = &Error{404, 10008, "Unknown Message"}
	ErrUnknownUser      = &Error{404, 10013, "Unknown User"}
	ErrUnknownWebhook   = &Error{404, 10015, "Unknown Webhook"}
	ErrUnknownAction    = &Error{404, 10062, "Unknown interaction"}
	ErrTooManyCommands  = &Error{400, 30032, "Maximum number of application commands reached (100)."}
	ErrTooManyFollowUps = &Error{400, 40094, "The interaction has reached the maximum number of follow up messages."}
	ErrDirectMessages   = &Error{403, 50003, "Cannot execute action on a DM channel"}
	ErrAcknowledged     = &Error{400, 40060, "Interaction has already been acknowledged."}
	ErrTooLarge         = &Error{413, 40005, "Request entity too large"}
	ErrMissingAccess    = &Error{403, 50001, "Missing Access"}
	ErrNotYours         = &Error{403, 50005, "Cannot edit a message authored by another user"}
	ErrEmpty            = &Error{400, 50006, "Cannot send an empty message"}
	ErrNoPermission     = &Error{403, 50013, "Missing Permissions"}
	ErrArchived         = &Error{400, 50083, "Thread is archived"}
	ErrLocked           = &Error{400, 160005, "Thread is locked"}
	ErrAutoMod          = &Error{400, 200000, "Message was blocked by automatic moderation"}
	ErrNoHistory        = &Error{403, 160002, "Cannot reply without permission to read message history"}
	ErrTokenExpired     = &Error{401, 50027, "Invalid Webhook Token"}
	ErrOutage           = &Error{502, 0, "502: Bad Gateway"}
	ErrInvalidJSONBody  = &Error{400, 50109, "The request body contains invalid JSON."}
)

// Invalid returns the error of a form that breaks a rule: code 50035.
func Invalid(format string, args ...any) *Error {
	return &Error{400, 50035, "Invalid Form Body: " + fmt.Sprintf(format, args...)}
}

// An Object is a JSON object on the wire.
type Object = map[string]any
