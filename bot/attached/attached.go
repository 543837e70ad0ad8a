// Package attached has the files that members send with messages and commands, and fetches them from Discord.
package attached

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/bot/slash"
	"verbatim/bot/typed"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// fileHosts are where Discord keeps what is attached to messages. Nothing is fetched from elsewhere: a member may have
// made up an address.
var fileHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// A File is a file that a member sends, or the text of a message in place of one.
type File struct {
	*discordgo.MessageAttachment
	text []byte // of a message without a file; nil for an attachment
}

// A Fetcher fetches files.
type Fetcher struct {
	Host  string        // another host than Discord's where files are kept; may be empty
	Limit time.Duration // for one file
	Log   *slog.Logger
}

// Fetch fetches files. A file that can't be fetched says why.
func (p *Fetcher) Fetch(ctx context.Context, attached []File) []ask.File {
	var files []ask.File
	for _, a := range attached {
		f := ask.File{Name: a.Filename, Data: a.text}
		if a.text == nil {
			var err error
			if f.Data, err = p.fetchFile(ctx, a.MessageAttachment); err != nil {
				f.Wrong = wording.Of(err)
			}
		}
		files = append(files, f)
	}
	return files
}

// Errors of files that can't be fetched. errLarge has the words of the loader of articles.
var (
	errLarge = wording.Say("the file is larger than %d MB; save the article without its pictures, or as .txt",
		corpus.MaxFileSize>>20)
	errElsewhere = wording.Say("it is not where Discord keeps files")
	errFetch     = wording.Say("it could not be fetched from Discord; attach it again")
	errPartial   = wording.Say("only a part of it could be fetched; attach it again")
)

// fetchFile fetches a file from where Discord keeps it.
func (p *Fetcher) fetchFile(ctx context.Context, a *discordgo.MessageAttachment) ([]byte, error) {
	if a.Size > corpus.MaxFileSize {
		return nil, errLarge
	}
	from, err := url.Parse(a.URL)
	if err != nil || !slices.Contains(fileHosts, from.Host) && from.Host != p.Host {
		return nil, errElsewhere
	}
	ctx, cancel := context.WithTimeout(ctx, p.Limit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, a.URL, nil)
	if err != nil {
		return nil, errElsewhere
	}
	answer, err := fileClient.Do(request)
	if err != nil {
		p.Log.Warn("fetching a file failed", "error", connect.Redact(err))
		return nil, errFetch
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		status := strings.ToLower(http.StatusText(answer.StatusCode))
		return nil, wording.Say("it could not be fetched: Discord answers %s; attach it again", status)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, corpus.MaxFileSize+1))
	switch {
	case err != nil:
		p.Log.Warn("fetching a file failed", "error", connect.Redact(err))
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

// To returns the files of a message, or of the message that it replies to.
func To(m *discordgo.Message) []File {
	files := m.Attachments
	if len(files) == 0 && m.ReferencedMessage != nil {
		files = m.ReferencedMessage.Attachments
	}
	return all(files)
}

// By returns the files of a command. The article of a message's menu is its attachment, or its text if it has none.
func By(u slash.Use) []File {
	if u.About == nil || !u.Command.TakesFiles() {
		return all(u.Files)
	}
	files := To(u.About)
	if len(files) == 0 && typed.Text(u.About) != "" {
		files = []File{asFile(u.About)}
	}
	return files
}

func all(files []*discordgo.MessageAttachment) []File {
	var list []File
	for _, a := range files {
		if a != nil {
			list = append(list, File{MessageAttachment: a})
		}
	}
	return list
}

// titleWords is how many words of a message name the file that its text becomes.
const titleWords = 8

// asFile makes a file of a message's text. Its day and first words name it.
func asFile(m *discordgo.Message) File {
	words := strings.Fields(show.Unescape(typed.Text(m)))
	name := m.Timestamp.UTC().Format(corpus.DateLayout) + " " + strings.Join(words[:min(len(words), titleWords)], " ")
	name = strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' || r == '.' {
			return ' '
		}
		return r
	}, name)
	return File{&discordgo.MessageAttachment{Filename: name + ".txt"}, []byte(typed.Text(m))}
}
