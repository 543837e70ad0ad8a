package schema

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// maxAlt is the length of the description of a file, of the message page, and of a picture, of the component reference.
const maxAlt = 1024

// A File is a file sent with a message, or as an option of a command.
type File struct {
	Name    string
	Content []byte
	Type    string // its content type; derived from the name when empty

	Description string // for those who can't see it; may be empty

	ID  string // of the attachment; "" before it is uploaded
	URL string // to fetch it from; "" before it is uploaded

	part string // the number of its part in a multipart request: "0"
}

// String implements fmt.Stringer. It returns the file's name, so that no log shows the content.
func (f File) String() string { return f.Name }

// Wire returns the attachment as the API and the gateway send it.
func (f File) Wire() Object {
	o := Object{"id": f.ID, "filename": f.Name, "size": len(f.Content), "url": f.URL, "proxy_url": f.URL}
	if f.Type != "" {
		o["content_type"] = f.Type
	}
	if f.Description != "" {
		o["description"] = f.Description
	}
	return o
}

// An Attachment is what a form says of a file: of one that it has, by the number of its part, or of one that the
// message has already, by its id.
type Attachment struct {
	ID          json.RawMessage `json:"id"` // a number, or one in quotation marks
	Name        string          `json:"filename"`
	Description string          `json:"description"`
}

// Attach returns the files that a message has after a form, and had before: those that the form lists and those that it
// uploads. A form without a list keeps all. It returns an error for the first rule that the list breaks, or for a
// component that shows a file which is not there.
func (f *Form) Attach(had []File) ([]File, error) {
	files := slices.Concat(had, f.Files)
	if f.Attachments != nil {
		files = nil
		for _, a := range *f.Attachments {
			file, err := a.of(had, f.Files)
			if err != nil {
				return nil, err
			}
			files = append(files, file)
		}
		for _, sent := range f.Files {
			if !slices.ContainsFunc(files, func(a File) bool { return a.ID == "" && a.part == sent.part }) {
				return nil, Invalid("attachments: files[%s] is not listed", sent.part)
			}
		}
	}
	return files, checkMedia(f.Components, files)
}

// of returns the file that an attachment is about.
func (a *Attachment) of(had, sent []File) (File, error) {
	id := strings.Trim(string(a.ID), `"`)
	at := slices.IndexFunc(sent, func(f File) bool { return f.part == id })
	if at < 0 {
		at, sent = slices.IndexFunc(had, func(f File) bool { return f.ID == id }), had
	}
	switch {
	case at < 0:
		return File{}, Invalid("attachments: there is no file %s", id)
	case Length(a.Description) > maxAlt:
		return File{}, Invalid("attachments: description must be %d or fewer in length", maxAlt)
	}
	f := sent[at]
	if a.Name != "" {
		f.Name = a.Name
	}
	f.Description = a.Description
	return f, nil
}

// checkMedia returns an error for a picture that is neither among the files nor on the web.
func checkMedia(components []Component, files []File) error {
	for c := range Each(components) {
		for _, item := range c.Items {
			name, attached := strings.CutPrefix(item.Media.URL, attachmentScheme)
			to, err := url.Parse(item.Media.URL)
			switch {
			case attached && !slices.ContainsFunc(files, func(f File) bool { return f.Name == name }):
				return Invalid("components: The referenced attachment was not found: %s", name)
			case !attached && (err != nil || to.Scheme != "https" && to.Scheme != "http" || to.Host == ""):
				return Invalid("components: not a well formed URL: %s", item.Media.URL)
			}
		}
	}
	return nil
}

// attachmentScheme begins the address of a file that is sent with the message.
const attachmentScheme = "attachment://"

// Shown returns components with the addresses of the files instead of their names.
func Shown(components []Component, files []File) []Component {
	shown := slices.Clone(components)
	for i := range shown {
		shown[i].Components = Shown(shown[i].Components, files)
		shown[i].Items = slices.Clone(shown[i].Items)
		for j := range shown[i].Items {
			media := &shown[i].Items[j].Media
			for _, f := range files {
				if media.URL == attachmentScheme+f.Name {
					media.URL = f.URL
				}
			}
		}
	}
	return shown
}

// maxItems is how many pictures a gallery has, of the component reference.
const maxItems = 10

// checkGallery returns an error for the first rule that a gallery of pictures breaks.
func (c *Component) checkGallery() error {
	if n := len(c.Items); n < 1 || n > maxItems {
		return Invalid("components: a media gallery must have between 1 and %d items, not %d", maxItems, n)
	}
	for _, item := range c.Items {
		if Length(item.Description) > maxAlt {
			return Invalid("components: description must be %d or fewer in length", maxAlt)
		}
	}
	return nil
}

// An Item is a picture of a gallery.
type Item struct {
	Media struct {
		URL string `json:"url"`
	} `json:"media"`
	Description string `json:"description,omitempty"`
}
