package site

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"verbatim/bot/standby"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/pages"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// An answer is what a page shows, in each form that it has.
type answer struct {
	status int                 // 0 means that all is well
	page   *pages.Page         // nil if there is only a feed
	object any                 // the same as JSON; nil if there is none
	kind   string              // the media type of a feed
	write  func(w *body) error // writes a feed
}

// An answerer answers the request for one page.
type answerer func(r *http.Request) (*answer, error)

// errNoPage is returned for an address that no page has.
var errNoPage = errors.New("there is no such page")

// answered returns the handler that sends what an answerer returns.
func (s *server) answered(next answerer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		format, err := wants(r)
		var a *answer
		if err == nil {
			a, err = next(r)
		}
		if err == nil && format == visit.JSON && a.object == nil {
			err = &visit.ParamError{Name: visit.ParamFormat, Want: "for this page"}
			if r.URL.Path == visit.Results || r.URL.Path == visit.Timeline { // without words, they explain themselves
				err = &visit.ParamError{Name: visit.ParamWords, Want: "given: write what to search for"}
			}
		}
		if err != nil {
			if r.Context().Err() != nil {
				return // the visitor is gone
			}
			a = s.trouble(r, err)
		}
		b := &body{kind: "text/html; charset=utf-8", status: max(a.status, http.StatusOK)}
		switch {
		case a.write != nil:
			b.kind = a.kind
			err = a.write(b)
		case format == visit.JSON && a.object != nil:
			b.kind = "application/json"
			err = render.WriteJSON(b, a.object)
		default:
			err = s.site(r.Context()).Write(b, a.page)
		}
		if err != nil {
			s.Log.Error("a page of the site could not be made", "path", r.URL.Path, "error", err)
			http.Error(w, "Something went wrong. Try again in a moment.", http.StatusInternalServerError)
			return
		}
		if b.status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", "10")
		}
		send(w, r, b)
	})
}

// refuse sends a short text and says when to try again.
func refuse(w http.ResponseWriter, status int, wait time.Duration, text string) {
	w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, text, status)
}

// trouble returns the answer that explains an error. What the visitor can't mend is logged, without what was asked.
func (s *server) trouble(r *http.Request, err error) *answer {
	asked, _ := visit.ReadSearch(r.URL.Query())
	told, status := ask.Explain(err), http.StatusInternalServerError
	var wrong *visit.ParamError
	switch {
	case errors.Is(err, errNoPage):
		told.Message = wording.Say("There is no such page")
		told.Hint.Text = wording.Say("Search for words of a quote.")
		status = http.StatusNotFound
	case errors.Is(err, ErrNoArticle):
		told.Message = wording.Say("No article has this address")
		told.Hint.Text = wording.Say("The list of articles has those that are served.")
		status = http.StatusNotFound
	case errors.As(err, &wrong):
		told, status = ask.Trouble{Message: wording.Typed(wrong.Error()), Usage: true}, http.StatusBadRequest
	case standby.Is(err):
		status = http.StatusServiceUnavailable
	case errors.Is(err, index.ErrNoQuote):
		status = http.StatusNotFound
	case told.Usage:
		status = http.StatusBadRequest
	case errors.Is(err, index.ErrNoSnapshot), errors.Is(err, context.DeadlineExceeded):
		status = http.StatusServiceUnavailable
	}
	if status == http.StatusInternalServerError {
		s.Log.Error("a request of the site failed", "path", r.URL.Path, "error", err)
	}
	told.Hint.Example = typedHere(told.Hint.Example)
	hint := told.Hint.In("")
	if told.Column > 0 {
		hint = fmt.Sprintf("At character %d: %s", told.Column, hint)
	}
	known := &problem.Error{Err: told.Message, Hint: told.Hint.In(""), Column: told.Column}
	return &answer{
		status: status, page: pages.Problem(sentence(told.Message.String()), sentence(terminal.Clean(hint)), asked),
		object: render.WrongObject(asked.Words, known),
	}
}

// typedHere returns what a visitor types into the field for words to do what an example does; "" if it is a command that
// the site does not have.
func typedHere(example string) string {
	if words, ok := strings.CutPrefix(example, ask.WhoSaid.Name+" "); ok {
		return words
	}
	question, ok := strings.CutPrefix(example, ask.Ask.Name+" ")
	if ok && !strings.HasSuffix(question, "?") {
		question += "?"
	}
	if !ok {
		return ""
	}
	return question
}

// sentence returns a message as a sentence begins.
func sentence(text string) string {
	text = terminal.Clean(text)
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return string(text[0]-'a'+'A') + text[1:]
}
