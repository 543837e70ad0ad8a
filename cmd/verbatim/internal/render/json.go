package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/ask"
)

// docs/json.md describes the objects of this package field by field; the golden files of testdata have examples. A
// list is never null. What is unknown is an empty string, or null for a span.

// An objectOf makes the JSON object of an answer of one type, given the words typed. Each file has its own at its top.
type objectOf = ask.Renderer[string, any]

// objects make the JSON object of each type of answer.
var objects = ask.NewRenderers(slices.Concat(listObjects, timelineObjects, changeObjects)...)

// JSON returns the object that answers the words typed.
func JSON(typed string, a ask.Answer) any { return objects.Render(typed, a) }

// jsonWrong stands for a line of standard input that could not be answered.
type jsonWrong struct {
	Query   string       `json:"query"`
	Error   jsonError    `json:"error"`
	Answers []jsonAnswer `json:"answers"`
}

type jsonError struct {
	Message string `json:"message"`
	Column  int    `json:"column"`
	Hint    string `json:"hint"`
}

// WrongObject returns the object for words that could not be answered.
func WrongObject(typed string, err error) jsonWrong {
	o := jsonWrong{Query: typed, Error: jsonError{Message: err.Error()}, Answers: []jsonAnswer{}}
	var h *problem.Error
	if errors.As(err, &h) {
		o.Error.Column, o.Error.Hint = h.Column, h.Hint
	}
	return o
}

// list0 returns list, or an empty one in place of nil, which would print as null.
func list0[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// WriteJSON writes v as one line. Beside what JSON must escape it escapes DEL and the C1 controls, which some terminals
// act on.
func WriteJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	var out bytes.Buffer
	out.Grow(b.Len())
	for _, r := range b.String() {
		if 0x7f <= r && r <= 0x9f {
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	_, err := w.Write(out.Bytes())
	return err
}
