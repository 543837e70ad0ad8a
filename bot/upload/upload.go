// Package upload draws the picture of a message, and writes requests that send it. Start with [Draw] and [Encode].
package upload

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/index/timeline/picture"
)

// Draw returns a message with its picture drawn. If that fails, it returns the message without it, and the error.
func Draw(m show.Message) (show.Message, error) {
	if m.Picture == nil {
		return m, nil
	}
	drawn := *m.Picture
	var err error
	if drawn.Data, err = picture.PNG(drawn.Chart, drawn.Query, drawn.In); err != nil {
		return m.WithoutPicture(), err
	}
	m.Picture = &drawn
	return m, nil
}

// An Attachment is what a message says of a file that is sent with it. discordgo's type has no description.
type Attachment struct {
	ID          int    `json:"id"` // the number of the file in the request
	Name        string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// List returns the attachments of a message with a picture, which may be nil. The list is never nil: in an edit, an
// empty one removes the files that the message had.
func List(p *show.Picture) []Attachment {
	if p == nil {
		return []Attachment{}
	}
	return []Attachment{{Name: p.Name, Description: p.Description}}
}

// Encode returns the body of a request and its content type: the payload as JSON, and with a picture a form of both.
// The body can be sent again.
func Encode(payload any, p *show.Picture) (contentType string, body []byte, err error) {
	if p == nil {
		contentType = "application/json"
		body, err = json.Marshal(payload)
	} else {
		file := &discordgo.File{Name: p.Name, ContentType: "image/png", Reader: bytes.NewReader(p.Data)}
		contentType, body, err = discordgo.MultipartBodyWithJSON(payload, []*discordgo.File{file})
	}
	if err != nil {
		return "", nil, fmt.Errorf("writing a message: %w", err)
	}
	return contentType, body, nil
}
