package schema

import (
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
)

// A Form is the body of a request for a new or changed message.
type Form struct {
	Content         string           `json:"content"`
	Embeds          []Embed          `json:"embeds"`
	Components      []Component      `json:"components"`
	Flags           int              `json:"flags"`
	AllowedMentions *AllowedMentions `json:"allowed_mentions"`
	Reference       *struct {
		Message     string `json:"message_id"`
		FailIfNone  *bool  `json:"fail_if_not_exists"`
		ForwardType int    `json:"type"`
	} `json:"message_reference"`
	Attachments  *[]Attachment `json:"attachments"` // nil if the form has no list
	Nonce        any           `json:"nonce"`
	EnforceNonce bool          `json:"enforce_nonce"`

	Has   map[string]json.RawMessage `json:"-"` // the fields that were sent, for edits
	Files []File                     `json:"-"`
}

// ParseForm reads a form without checking it. With outer, the form is the field "data" of the body, and outer receives
// the rest.
func ParseForm(r *http.Request, outer any) (*Form, error) {
	data, files, err := readBody(r)
	if err != nil {
		return nil, err
	}
	f := &Form{Files: files}
	if outer != nil {
		if err := json.Unmarshal(data, outer); err != nil {
			return nil, ErrInvalidJSONBody
		}
		var wrap struct {
			Data json.RawMessage `json:"data"`
		}
		json.Unmarshal(data, &wrap)
		if data = wrap.Data; len(data) == 0 {
			data = []byte("{}")
		}
	}
	if json.Unmarshal(data, f) != nil || json.Unmarshal(data, &f.Has) != nil {
		return nil, ErrInvalidJSONBody
	}
	return f, nil
}

// readBody reads the JSON of a request, and the files of a multipart request.
func readBody(r *http.Request) (data []byte, files []File, err error) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		data, err = io.ReadAll(r.Body)
		if err != nil {
			return nil, nil, ErrTooLarge
		}
		return data, nil, nil
	}
	parts := multipart.NewReader(r.Body, params["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return data, files, nil
		}
		if err != nil {
			return nil, nil, ErrInvalidJSONBody
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, ErrTooLarge
		}
		if part.FormName() == "payload_json" {
			data = content
		} else if number, ok := strings.CutPrefix(part.FormName(), "files["); ok {
			files = append(files, File{Name: part.FileName(), Content: content, Type: part.Header.Get("Content-Type"),
				part: strings.TrimSuffix(number, "]")})
		}
	}
}

// Empty reports whether nothing would be shown. Buttons alone are not a message, unless they are a layout.
func (f *Form) Empty() bool {
	if f.Flags&FlagLayout != 0 {
		return len(f.Components) == 0
	}
	return Length(f.Content) == 0 && len(f.Embeds) == 0 && len(f.Files) == 0
}
