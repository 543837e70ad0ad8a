package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus"
	"verbatim/index/ask"
)

// fileHosts are where Discord keeps what is attached to messages. Nothing is fetched from elsewhere: an address may stand in what somebody
// made up.
var fileHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// An attachedFile is a file that somebody sends, or the text of a message in place of one.
type attachedFile struct {
	*discordgo.MessageAttachment
	text []byte // of a message without a file; nil for an attachment
}

// fetch gets the files that are attached. Of one that can't be had, why is said.
func (b *Bot) fetch(ctx context.Context, attached []attachedFile) []ask.File {
	var files []ask.File
	for _, a := range attached {
		f := ask.File{Name: a.Filename, Data: a.text}
		if a.text == nil {
			var err error
			if f.Data, err = b.fetchFile(ctx, a.MessageAttachment); err != nil {
				f.Wrong = err.Error()
			}
		}
		files = append(files, f)
	}
	return files
}

// errLarge says that a file is too large, as the loader of articles does.
var errLarge = fmt.Errorf("the file is larger than %d MB; save the article without its pictures, or as .txt", corpus.MaxFileSize>>20)

// fetchFile gets a file from where Discord keeps it.
func (b *Bot) fetchFile(ctx context.Context, a *discordgo.MessageAttachment) ([]byte, error) {
	if a.Size > corpus.MaxFileSize {
		return nil, errLarge
	}
	from, err := url.Parse(a.URL)
	api, _ := url.Parse(b.options.API) // which options have been checked for
	if err != nil || !slices.Contains(fileHosts, from.Host) && from.Host != api.Host {
		return nil, errors.New("it is not where Discord keeps files")
	}
	ctx, cancel := context.WithTimeout(ctx, b.timing.fetch)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, a.URL, nil)
	if err != nil {
		return nil, errors.New("it has no address that can be fetched")
	}
	answer, err := fileClient.Do(request)
	if err != nil {
		b.log.Warn("fetching a file failed", "error", redact(err))
		return nil, errors.New("it could not be fetched from Discord; attach it again")
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it could not be fetched: Discord answers %s; attach it again", strings.ToLower(http.StatusText(answer.StatusCode)))
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, corpus.MaxFileSize+1))
	switch {
	case err != nil:
		b.log.Warn("fetching a file failed", "error", redact(err))
		return nil, errors.New("it could not be fetched whole; attach it again")
	case len(data) > corpus.MaxFileSize:
		return nil, errLarge
	}
	return data, nil
}

// fileClient fetches files, and follows no redirect away from where they are.
var fileClient = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     http.DefaultTransport.(*http.Transport).Clone(),
}

// attachedTo are the files of a message, or of the one that it replies to.
func attachedTo(m *discordgo.Message) []attachedFile {
	files := m.Attachments
	if len(files) == 0 && m.ReferencedMessage != nil {
		files = m.ReferencedMessage.Attachments
	}
	var list []attachedFile
	for _, a := range files {
		if a != nil {
			list = append(list, attachedFile{MessageAttachment: a})
		}
	}
	return list
}

// titleWords is how many words of a message name the file that its text becomes.
const titleWords = 8

// asFile makes a file of a message's text: its day and first words name it.
func asFile(m *discordgo.Message) attachedFile {
	words := strings.Fields(Unescape(m.Content))
	name := m.Timestamp.UTC().Format(corpus.DateLayout) + " " + strings.Join(words[:min(len(words), titleWords)], " ") + ".txt"
	name = strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' || r == '.' {
			return ' '
		}
		return r
	}, strings.TrimSuffix(name, ".txt")) + ".txt"
	return attachedFile{&discordgo.MessageAttachment{Filename: name}, []byte(m.Content)}
}
