package ask

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A Keeper changes the folder of a corpus. Paths are relative, with slashes.
type Keeper interface {
	// Preview reads what would be the article at a path and finds its quotes. An error says why it would be left out.
	Preview(path string, data []byte, given corrections.Fields) (corpus.Article, []corpus.Quote, error)
	// HasFile reports whether there is a file of that path.
	HasFile(path string) (bool, error)
	// HoldsFile reports whether there is a file of that path with just this content.
	HoldsFile(path string, data []byte) (bool, error)
	// AddFile adds a file; the error wraps fs.ErrExist where there is one.
	AddFile(path string, data []byte) error
	// RemoveFile takes a file away and returns where it is kept.
	RemoveFile(path string) (kept string, err error)
	// RestoreFile brings back what RemoveFile has kept.
	RestoreFile(kept, path string) error
	// Ensure indexes the corpus where it has changed, behind whoever does so already; it reports whether it had to.
	Ensure(ctx context.Context, progress func(Progress)) (bool, error)
}

// A File is a file that somebody sends.
type File struct {
	Name  string
	Data  []byte
	Wrong string // why there is no Data: it could not be fetched; empty when all is well
}

// A Preview is what would change in the corpus, the answer of add and remove before they are confirmed.
type Preview struct {
	Draft string // confirms it as Request.Draft; empty where there is nothing to confirm
	Files []PreviewFile
}

// A PreviewFile is a file that would be added or removed.
type PreviewFile struct {
	Sent    string // what it was called by whoever sent it
	Reason  string // why it is left out; empty when it is not
	Notes   []string
	Article corpus.Article // without Text
	Quotes  []index.Hit    // those found in it
}

// An Edited is what was changed of the corpus, the answer of add and remove when they are confirmed, of edit, and of undo for an article.
type Edited struct {
	Entries []corrections.Entry // as they were kept, an article each
	Wrong   []PreviewFile       // what was left out, with the reason
	Served  int                 // how many of these articles are served now
	Quotes  int                 // how many quotes they have
}

// cantChange is the error for what would change a corpus that is no folder.
func cantChange(what string) error {
	return &UsageError{Message: "the built-in sample can't be " + what, Hint: "name a folder of articles: --corpus or VERBATIM_CORPUS"}
}

// add shows what files would become as articles, and adds them once that is confirmed.
func (s *Service) add(ctx context.Context, r *Request, reply *Reply) error {
	if s.Keeper == nil {
		return cantChange("added to")
	}
	if r.Draft != "" {
		return s.confirm(ctx, r, reply)
	}
	if len(r.Files) == 0 {
		return &UsageError{Message: "add needs a file: an article as .txt, .md or .html", Hint: "attach it to the message, or name it: as in: " + example(Add)}
	}
	given, err := s.givenFields(r)
	if err != nil {
		return err
	}
	if given.Title+given.URL != "" && len(r.Files) > 1 {
		return &UsageError{Message: fmt.Sprintf("a title or an address is one article's, and there are %d files", len(r.Files)), Hint: "add them one by one"}
	}
	d := draft{Command: Add, By: r.By, Fields: given, Reason: strings.TrimSpace(r.Options[ParamReason])}
	var p Preview
	taken := map[string]bool{}
	for _, f := range r.Files {
		file, err := s.examine(ctx, f, given, taken)
		if err != nil {
			return err
		}
		p.Files = append(p.Files, file)
		if file.Reason == "" {
			d.Files = append(d.Files, File{Name: file.Article.Path, Data: f.Data})
		}
	}
	reply.Preview = &p
	if len(d.Files) == 0 {
		return nil
	}
	p.Draft, err = s.Drafts.save(&d)
	return err
}

// givenFields returns what the options say of an article.
func (s *Service) givenFields(r *Request) (corrections.Fields, error) {
	option := func(name string) string { return strings.Join(strings.Fields(r.Options[name]), " ") }
	f := corrections.Fields{Title: option(ParamTitle), Publisher: option(ParamPublisher), Date: option(ParamDate), URL: option(ParamURL)}
	if f.Date != "" {
		if err := checkDay(f.Date, s.Now()); err != nil {
			return f, err
		}
	}
	if f.URL != "" {
		if err := checkAddress(r.Options[ParamURL]); err != nil {
			return f, err
		}
	}
	return f, nil
}

// firstDay is the earliest day that an article can have: the first newspapers were printed in the years after.
var firstDay = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)

// checkDay reports why an article can't have appeared on a day.
func checkDay(typed string, now time.Time) error {
	var wrong *day.Error
	appeared, err := day.ISO.Parse(typed)
	last := corpus.LastCredibleDay(now)
	switch {
	case errors.As(err, &wrong):
		return &UsageError{Message: wrong.Message(), Hint: wrong.Hint()}
	case appeared.Before(firstDay) || appeared.After(last):
		return &UsageError{Message: "date can't be " + repeated(typed),
			Hint: "expected a day from " + firstDay.Format(corpus.DateLayout) + " to " + last.Format(corpus.DateLayout)}
	}
	return nil
}

// checkAddress reports why what was typed is no address of a page. A name before the host is refused:
// "https://harbour.example@elsewhere.example" leads elsewhere than it seems to.
func checkAddress(typed string) error {
	typed = strings.TrimSpace(typed)
	if err := checkLine(ParamURL, typed, MaxAddress); err != nil {
		return err
	}
	u, err := url.Parse(typed)
	web := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
	if !web || strings.ContainsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>\"\\^`{|}", r) }) {
		return &UsageError{Message: "url can't be " + repeated(typed), Hint: "expected an address that begins with http:// or https://, as https://example.org/page"}
	}
	return nil
}

// wholeReason joins the reason given as an option with the one after the words, on one line.
func wholeReason(r *Request, command, after string) (string, error) {
	reason := strings.Join(strings.Fields(r.Options[ParamReason]+" "+after), " ")
	if reason == "" {
		return "", &UsageError{Message: command + " needs a reason, for other moderators", Hint: "as in: " + example(command)}
	}
	return reason, checkLine(ParamReason, reason, MaxReason)
}

// remove shows which article would be taken away, and does so once that is confirmed.
func (s *Service) remove(ctx context.Context, r *Request, reply *Reply) error {
	if s.Keeper == nil {
		return cantChange("changed")
	}
	if r.Draft != "" {
		return s.confirm(ctx, r, reply)
	}
	name, reason, err := named(r, reply)
	if err != nil {
		return err
	}
	var p PreviewFile
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		a, err := OneArticle(snap, name)
		if err != nil {
			if has, _ := s.Keeper.HasFile(name); !has {
				return err
			}
			p = PreviewFile{Sent: name, Article: corpus.Article{Path: name}} // a file that can't be read as an article
			return nil
		}
		p.Sent, p.Article = name, a.Article
		whole, quotes, err := snap.Whole(a)
		p.Quotes = hitsOf(&whole, quotes)
		return err
	})
	if err != nil {
		return err
	}
	reply.Preview = &Preview{Files: []PreviewFile{p}}
	reply.Preview.Draft, err = s.Drafts.save(&draft{Command: Remove, By: r.By, Reason: reason, Files: []File{{Name: p.Article.Path}}})
	return err
}

// named returns the article and the reason that the words of a request give.
func named(r *Request, reply *Reply) (name, reason string, err error) {
	words := strings.TrimSpace(r.Words)
	if rest, ok := strings.CutPrefix(words, `"`); ok {
		name, reason, _ = strings.Cut(rest, `"`)
	} else {
		name, reason, _ = strings.Cut(words, " ")
	}
	if reason, err = wholeReason(r, reply.Command, reason); err != nil {
		return "", "", err
	}
	reply.Asked = name
	return name, reason, nil
}
