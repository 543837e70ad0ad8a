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

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/bot/slash"
	"verbatim/bot/typed"
	"verbatim/corpus"
	"verbatim/index/ask"
)

// fileHosts are where Discord keeps what is attached to messages. Nothing is fetched from elsewhere: a member may have
// made up an address.
var fileHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// An attachedFile is a file that a member sends, or the text of a message in place of one.
type attachedFile struct {
	*discordgo.MessageAttachment
	text []byte // of a message without a file; nil for an attachment
}

// fetch fetches the attached files. A file that can't be fetched says why.
func (p *replier) fetch(ctx context.Context, attached []attachedFile) []ask.File {
	var files []ask.File
	for _, a := range attached {
		f := ask.File{Name: a.Filename, Data: a.text}
		if a.text == nil {
			var err error
			if f.Data, err = p.fetchFile(ctx, a.MessageAttachment); err != nil {
				f.Wrong = err.Error()
			}
		}
		files = append(files, f)
	}
	return files
}

// Errors of files that can't be fetched. errLarge has the words of the loader of articles.
var (
	errLarge = fmt.Errorf("the file is larger than %d MB; save the article without its pictures, or as .txt",
		corpus.MaxFileSize>>20)
	errElsewhere = errors.New("it is not where Discord keeps files")
	errFetch     = errors.New("it could not be fetched from Discord; attach it again")
	errPartial   = errors.New("only a part of it could be fetched; attach it again")
)

// fetchFile fetches a file from where Discord keeps it.
func (p *replier) fetchFile(ctx context.Context, a *discordgo.MessageAttachment) ([]byte, error) {
	if a.Size > corpus.MaxFileSize {
		return nil, errLarge
	}
	from, err := url.Parse(a.URL)
	if err != nil || !slices.Contains(fileHosts, from.Host) && from.Host != p.conn.Host() {
		return nil, errElsewhere
	}
	ctx, cancel := context.WithTimeout(ctx, p.timing.fetch)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, a.URL, nil)
	if err != nil {
		return nil, errElsewhere
	}
	answer, err := fileClient.Do(request)
	if err != nil {
		p.log.Warn("fetching a file failed", "error", connect.Redact(err))
		return nil, errFetch
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		status := strings.ToLower(http.StatusText(answer.StatusCode))
		return nil, fmt.Errorf("it could not be fetched: Discord answers %s; attach it again", status)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, corpus.MaxFileSize+1))
	switch {
	case err != nil:
		p.log.Warn("fetching a file failed", "error", connect.Redact(err))
		return nil, errPartial
	case len(data) > corpus.MaxFileSize:
		return nil, errLarge
	}
	return data, nil
}

// fileClient fetches files. It follows no redirect: that could lead away from Discord.
var fileClient = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     http.DefaultTransport.(*http.Transport).Clone(),
}

// attachedTo returns the files of a message, or of the message that it replies to.
func attachedTo(m *discordgo.Message) []attachedFile {
	files := m.Attachments
	if len(files) == 0 && m.ReferencedMessage != nil {
		files = m.ReferencedMessage.Attachments
	}
	return attachments(files)
}

// filesOf returns the files of a command. The article of a message's menu is its attachment, or its text if it has none.
func filesOf(u slash.Use) []attachedFile {
	if u.About == nil || !u.Command.TakesFiles() {
		return attachments(u.Files)
	}
	files := attachedTo(u.About)
	if len(files) == 0 && typed.Text(u.About) != "" {
		files = []attachedFile{asFile(u.About)}
	}
	return files
}

func attachments(files []*discordgo.MessageAttachment) []attachedFile {
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

// asFile makes a file of a message's text. Its day and first words name it.
func asFile(m *discordgo.Message) attachedFile {
	words := strings.Fields(show.Unescape(typed.Text(m)))
	name := m.Timestamp.UTC().Format(corpus.DateLayout) + " " + strings.Join(words[:min(len(words), titleWords)], " ")
	name = strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' || r == '.' {
			return ' '
		}
		return r
	}, name)
	return attachedFile{&discordgo.MessageAttachment{Filename: name + ".txt"}, []byte(typed.Text(m))}
}
