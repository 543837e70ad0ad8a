package ask

import (
	"context"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/ask/change"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/param"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// A Keeper changes the folder of a corpus.
type Keeper = change.Keeper

// A File is a file that a user sends.
type File = draft.Sent

// editing carries out the commands by which moderators change articles.
type editing struct{ *core }

// cantChange is the error for a change of a corpus that is no folder.
func cantChange(what wording.Text) error {
	return &UsageError{Message: wording.Say("the built-in sample %s", what),
		Hint: Hint{Text: wording.Say("name a folder of articles: --corpus or VERBATIM_CORPUS")}}
}

// add shows what files would become as articles, and adds them once that is confirmed.
func (e *editing) add(ctx context.Context, r *Request) (Answer, error) {
	if e.Keeper == nil {
		return nil, cantChange(wording.Say("can't be added to"))
	}
	if r.Draft != "" {
		return e.confirm(ctx, r, e.maker.Add)
	}
	if len(r.Files) == 0 {
		return nil, &UsageError{Message: wording.Say("add requires a file: an article as .txt, .md, .html, .docx, " +
			".eml, .mhtml, .vtt or .srt"),
			Hint: Hint{Text: wording.Say("attach it to the message, or name it"), Example: r.Command.Example}}
	}
	given, err := e.givenFields(r)
	if err != nil {
		return nil, err
	}
	if given.Title+given.URL != "" && len(r.Files) > 1 {
		return nil, &UsageError{Message: wording.Say("a title or an address belongs to one article, and there are %d files",
			len(r.Files)),
			Hint: Hint{Text: wording.Say("add them one by one")}}
	}
	d := draft.Draft{Command: r.Command.Name, By: r.By, Fields: given, Reason: strings.TrimSpace(r.Options[ParamReason])}
	p := &Preview{Head: r.head()}
	taken := map[string]bool{}
	for _, f := range r.Files {
		file, err := e.maker.Examiner().Examine(ctx, f, given, taken)
		if err != nil {
			return nil, err
		}
		p.Files = append(p.Files, file)
		if file.Reason.IsZero() {
			d.Files = append(d.Files, draft.File{Name: file.Article.Path, Data: f.Data})
		}
	}
	if len(d.Files) > 0 {
		p.Draft, err = e.Drafts.Save(&d)
	}
	return p, err
}

// givenFields returns what the options say of an article.
func (e *editing) givenFields(r *Request) (corrections.Fields, error) {
	option := func(name string) string { return strings.Join(strings.Fields(r.Options[name]), " ") }
	f := corrections.Fields{Title: option(ParamTitle), Publisher: option(ParamPublisher), Date: option(ParamDate), URL: option(ParamURL)}
	if f.Date != "" {
		if err := param.CheckDay(f.Date, e.Now()); err != nil {
			return f, err
		}
	}
	if f.URL != "" {
		if err := param.CheckAddress(ParamURL, r.Options[ParamURL], MaxAddress); err != nil {
			return f, err
		}
	}
	return f, nil
}

// wholeReason joins the reason given as an option with the one after the words, on one line.
func wholeReason(r *Request, after string) (string, error) {
	reason := strings.Join(strings.Fields(r.Options[ParamReason]+" "+after), " ")
	if reason == "" {
		return "", &UsageError{Message: wording.Say("%s requires a reason, for other moderators", r.Command.Name),
			Hint: Hint{Example: r.Command.Example}}
	}
	return reason, param.CheckLine(ParamReason, reason, MaxReason)
}

// remove shows which article would be removed, and removes it once that is confirmed.
func (e *editing) remove(ctx context.Context, r *Request) (Answer, error) {
	if e.Keeper == nil {
		return nil, cantChange(wording.Say("can't be changed"))
	}
	if r.Draft != "" {
		return e.confirm(ctx, r, e.maker.Remove)
	}
	name, reason, err := named(r)
	if err != nil {
		return nil, err
	}
	file, err := e.toRemove(ctx, name)
	if err != nil {
		return nil, err
	}
	p := &Preview{Head: r.head(), Removes: true, Files: []PreviewFile{file}}
	p.Asked = name
	p.Draft, err = e.Drafts.Save(&draft.Draft{Command: r.Command.Name, By: r.By, Reason: reason, Files: []draft.File{{Name: file.Article.Path}}})
	return p, err
}

// toRemove returns the article that a name means, or the file of that path, which may not be readable as an article.
func (e *editing) toRemove(ctx context.Context, name string) (PreviewFile, error) {
	var p PreviewFile
	err := e.Index.Do(ctx, func(snap view.Snapshot) error {
		a, err := meaning.Article(snap, name)
		if err != nil {
			if has, _ := e.Keeper.HasFile(name); !has {
				return err
			}
			p = PreviewFile{Sent: name, Article: corpus.Article{Path: name}}
			return nil
		}
		p.Sent, p.Article = name, a.Article
		whole, quotes, err := snap.Whole(a)
		p.Quotes = draft.HitsOf(&whole, quotes)
		return err
	})
	return p, err
}

// named returns the article and the reason that the words of a request give.
func named(r *Request) (name, reason string, err error) {
	words := strings.TrimSpace(r.Words)
	if rest, ok := strings.CutPrefix(words, `"`); ok {
		name, reason, _ = strings.Cut(rest, `"`)
	} else {
		name, reason, _ = strings.Cut(words, " ")
	}
	reason, err = wholeReason(r, reason)
	return name, reason, err
}
