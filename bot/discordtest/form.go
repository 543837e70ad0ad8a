package discordtest

import (
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
)

// A form is what a request for a new or changed message holds.
type form struct {
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
	Nonce        any  `json:"nonce"`
	EnforceNonce bool `json:"enforce_nonce"`

	has   map[string]json.RawMessage // the fields that were sent, for edits
	files []File
	modal Modal // of a response that opens one
}

// readForm reads and checks a form of a message, from JSON or from multipart with payload_json.
func readForm(r *http.Request) (*form, error) {
	f, err := parseForm(r, nil)
	if err != nil {
		return nil, err
	}
	return f, f.check()
}

// parseForm reads a form. With outer, the form is the field "data" of what was sent, and outer takes the rest.
func parseForm(r *http.Request, outer any) (*form, error) {
	data, files, err := readBody(r)
	if err != nil {
		return nil, err
	}
	f := &form{files: files}
	if outer != nil {
		if err := json.Unmarshal(data, outer); err != nil {
			return nil, errInvalidJSONBody
		}
		var wrap struct {
			Data json.RawMessage `json:"data"`
		}
		json.Unmarshal(data, &wrap)
		if data = wrap.Data; len(data) == 0 {
			data = []byte("{}")
		}
	}
	if json.Unmarshal(data, f) != nil || json.Unmarshal(data, &f.has) != nil {
		return nil, errInvalidJSONBody
	}
	return f, nil
}

func readBody(r *http.Request) (data []byte, files []File, err error) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		data, err = io.ReadAll(r.Body)
		if err != nil {
			return nil, nil, errTooLarge
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
			return nil, nil, errInvalidJSONBody
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, errTooLarge
		}
		if part.FormName() == "payload_json" {
			data = content
		} else if strings.HasPrefix(part.FormName(), "files[") {
			files = append(files, File{Name: part.FileName(), Content: content, Type: part.Header.Get("Content-Type")})
		}
	}
}

// empty reports whether nothing would be shown; buttons alone are no message.
func (f *form) empty() bool { return length(f.Content) == 0 && len(f.Embeds) == 0 && len(f.files) == 0 }
