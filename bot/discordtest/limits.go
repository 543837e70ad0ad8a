package discordtest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of a message, of the message page. Lengths are in code points, without white space around.
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxEmbedSum    = 6000     // over all embeds of a message
	maxFile        = 10 << 20 // bytes
	maxFiles       = 10
	maxNonce       = 25
)

// An Embed is a rich embed, as far as its text goes.
type Embed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	URL         string `json:"url"`
	Fields      []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"fields"`
	Footer struct {
		Text string `json:"text"`
	} `json:"footer"`
	Author struct {
		Name string `json:"name"`
	} `json:"author"`
}

// length counts a text as Discord counts it.
func length(s string) int { return utf8.RuneCountInString(strings.TrimSpace(s)) }

// check returns the first rule that the form breaks.
func (f *form) check() error {
	if n := length(f.Content); n > maxContent {
		return invalid("content: must be %d or fewer in length, not %d", maxContent, n)
	}
	if f.Nonce != nil && length(fmt.Sprint(f.Nonce)) > maxNonce {
		return invalid("nonce: must be %d or fewer in length", maxNonce)
	}
	if len(f.Embeds) > maxEmbeds {
		return invalid("embeds: must be %d or fewer", maxEmbeds)
	}
	if len(f.files) > maxFiles {
		return invalid("files: must be %d or fewer", maxFiles)
	}
	for _, file := range f.files {
		if len(file.Content) > maxFile {
			return errTooLarge
		}
	}
	sum := 0
	for _, e := range f.Embeds {
		n, err := e.check()
		if err != nil {
			return err
		}
		sum += n
	}
	if sum > maxEmbedSum {
		return invalid("embeds: embed size exceeds maximum size of %d", maxEmbedSum)
	}
	if err := checkComponents(f.Components); err != nil {
		return err
	}
	return f.AllowedMentions.check()
}

// check returns how many characters of the sum the embed takes.
func (e *Embed) check() (int, error) {
	sum := 0
	var err error
	limit := func(name, text string, most int) {
		n := length(text)
		sum += n
		if n > most && err == nil {
			err = invalid("embeds: %s must be %d or fewer in length, not %d", name, most, n)
		}
	}
	limit("title", e.Title, maxTitle)
	limit("description", e.Description, maxDescription)
	limit("footer.text", e.Footer.Text, maxFooter)
	limit("author.name", e.Author.Name, maxAuthor)
	if len(e.Fields) > maxFields {
		return 0, invalid("embeds: fields must be %d or fewer", maxFields)
	}
	for _, f := range e.Fields {
		if length(f.Name) == 0 || length(f.Value) == 0 {
			return 0, invalid("embeds: a field needs a name and a value")
		}
		limit("field.name", f.Name, maxFieldName)
		limit("field.value", f.Value, maxFieldValue)
	}
	return sum, err
}
