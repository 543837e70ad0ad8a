package schema

// A File is a file sent with a message, or as an option of a command.
type File struct {
	Name    string
	Content []byte
	Type    string // its content type; derived from the name when empty

	ID  string // of the attachment; "" before it is uploaded
	URL string // to fetch it from; "" before it is uploaded
}

// String implements fmt.Stringer. It returns the file's name, so that no log shows the content.
func (f File) String() string { return f.Name }

// Wire returns the attachment as the API and the gateway send it.
func (f File) Wire() Object {
	o := Object{"id": f.ID, "filename": f.Name, "size": len(f.Content), "url": f.URL, "proxy_url": f.URL}
	if f.Type != "" {
		o["content_type"] = f.Type
	}
	return o
}
