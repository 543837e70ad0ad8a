package schema

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of a message, of the message page. Lengths are in code points, without surrounding white space.
const (
	MaxContent     = 2000
	maxEmbeds      = 10
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxEmbedSum    = 6000     // over all embeds of a message
	MaxFile        = 10 << 20 // bytes
	MaxFiles       = 10
	maxNonce       = 25
)

// An Embed is the text of a rich embed.
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

// Length returns the length of a text as Discord counts it.
func Length(s string) int { return utf8.RuneCountInString(strings.TrimSpace(s)) }

// Check returns an error for the first rule that the form breaks.
func (f *Form) Check() error {
	if n := Length(f.Content); n > MaxContent {
		return Invalid("content: must be %d or fewer in length, not %d", MaxContent, n)
	}
	if f.Nonce != nil && Length(fmt.Sprint(f.Nonce)) > maxNonce {
		return Invalid("nonce: must be %d or fewer in length", maxNonce)
	}
	if len(f.Embeds) > maxEmbeds {
		return Invalid("embeds: must be %d or fewer", maxEmbeds)
	}
	if len(f.Files) > MaxFiles {
		return Invalid("files: must be %d or fewer", MaxFiles)
	}
	for _, file := range f.Files {
		if len(file.Content) > MaxFile {
			return ErrTooLarge
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
		return Invalid("embeds: embed size exceeds maximum size of %d", maxEmbedSum)
	}
	if err := f.checkComponents(); err != nil {
		return err
	}
	return f.AllowedMentions.check()
}

// checkComponents returns an error for the first rule that the components break.
func (f *Form) checkComponents() error {
	switch {
	case f.Flags&FlagLayout == 0:
		return checkRows(f.Components)
	case f.Content != "" || len(f.Embeds) > 0:
		return Invalid("content: The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	return checkLayout(f.Components)
}

// check returns how many characters of the sum the embed uses.
func (e *Embed) check() (int, error) {
	sum := 0
	var err error
	limit := func(name, text string, most int) {
		n := Length(text)
		sum += n
		if n > most && err == nil {
			err = Invalid("embeds: %s must be %d or fewer in length, not %d", name, most, n)
		}
	}
	limit("title", e.Title, maxTitle)
	limit("description", e.Description, maxDescription)
	limit("footer.text", e.Footer.Text, maxFooter)
	limit("author.name", e.Author.Name, maxAuthor)
	if len(e.Fields) > maxFields {
		return 0, Invalid("embeds: fields must be %d or fewer", maxFields)
	}
	for _, f := range e.Fields {
		if Length(f.Name) == 0 || Length(f.Value) == 0 {
			return 0, Invalid("embeds: a field needs a name and a value")
		}
		limit("field.name", f.Name, maxFieldName)
		limit("field.value", f.Value, maxFieldValue)
	}
	return sum, err
}
