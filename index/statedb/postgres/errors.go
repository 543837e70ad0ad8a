package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"verbatim/corpus/wording"
)

// An UnreachableError means that the server did not answer, or not in time. What was asked for may have been done if it
// was a transaction's end; nothing else was.
type UnreachableError struct {
	Server string // its Name
	Err    error
}

// Error says which server it is, and why it can't be reached. It never has the password.
func (e *UnreachableError) Error() string {
	return fmt.Sprintf("the state in PostgreSQL at %s can't be reached: %v", e.Server, e.Err)
}

// Unwrap returns what went wrong.
func (e *UnreachableError) Unwrap() error { return e.Err }

// What says in words for members what is wrong.
func (e *UnreachableError) What() wording.Text {
	return wording.Say("the bot can't reach the database that keeps alerts, settings and changes; searches work")
}

// Todo says what to do.
func (e *UnreachableError) Todo() wording.Text {
	return wording.Say("try again in a minute; nothing that was stored is lost")
}

// away are the classes and codes of errors with which a server says that it does not serve for now: it stops, starts,
// has lost the connection, or has too many.
var away = []string{"08", "57P01", "57P02", "57P03", "57P05", "53300"}

// failed turns an error into an *UnreachableError if the server could not be reached. ctx is that of the caller: its
// end is no fault of the server.
func (s *Server) failed(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var said *pgconn.PgError
	var prepared *prepareError
	if errors.As(err, &prepared) && !errors.As(err, &said) {
		err = prepared.error
	}
	if errors.As(err, &said) {
		for _, code := range away {
			if strings.HasPrefix(said.Code, code) {
				return &UnreachableError{s.Name, said}
			}
		}
		if prepared != nil {
			return prepared.error
		}
		return said
	}
	var operation *net.OpError
	var connecting *pgconn.ConnectError
	switch {
	case errors.As(err, &operation):
		return &UnreachableError{s.Name, operation}
	case errors.As(err, &connecting):
		return &UnreachableError{s.Name, plain(connecting.Unwrap())}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed),
		errors.Is(err, context.DeadlineExceeded), pgconn.Timeout(err), isLocked(err):
		return &UnreachableError{s.Name, err}
	}
	return err
}

// isLocked reports whether an error says that the connection was closed before.
func isLocked(err error) bool { return pgconn.SafeToRetry(err) }

// plain puts an error of several attempts into one line.
func plain(err error) error {
	text := err.Error()
	if line, _, several := strings.Cut(text, "\n"); several {
		return errors.New(line)
	}
	return err
}

// A prepareError is what a new connection's preparation has returned.
type prepareError struct{ error }

// Unwrap returns the error of the preparation.
func (e *prepareError) Unwrap() error { return e.error }
