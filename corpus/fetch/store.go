package fetch

import (
	"context"
	"errors"
	"path"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/fetch/web"
	"verbatim/corpus/load"
)

// readable reports whether a media type may be that of a page.
func readable(kind string) bool {
	_, ok := pageTypes[kind]
	return ok
}

// request requests a page and stores it.
func (r *run) request(ctx context.Context, k string, e entry) Item {
	q := web.Request{Address: e.Address, Max: corpus.MaxFileSize, Wants: readable}
	r.mu.Lock()
	if p := r.state.Pages[k]; p != nil && p.Path != "" && r.folder.Exists(p.Path) {
		p.validators.addTo(&q, e.from.Publisher)
	}
	r.mu.Unlock()
	got, err := r.client.Get(ctx, q)
	if err != nil {
		return r.leftOut(k, e, late(err))
	}
	return r.storePage(k, e, got)
}

// leftOut records why there is no page, unless a later run may succeed.
func (r *run) leftOut(k string, e entry, err error) Item {
	item := Item{Outcome: LeftOut, Address: web.Shown(e.Address.String()), Title: e.Title,
		Reason: strings.ReplaceAll(err.Error(), "\n", "; ")}
	var w *web.Error
	if errors.As(err, &w) && w.Again || errors.Is(err, errLate) || errors.Is(err, context.Canceled) {
		item.again = true
		return item
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.known(k, e)
	p.Reason = item.Reason
	item.Path = p.Path
	return item
}

// known returns the record of a page that was just requested, a new one if there is none. The caller holds mu.
func (r *run) known(k string, e entry) *known {
	p := r.state.Pages[k]
	if p == nil {
		p = &known{}
		if !r.DryRun {
			r.state.Pages[k] = p
		}
	}
	r.claimed[k] = true
	p.Mark, p.Reason, p.Asked, p.Seen = e.mark, "", r.now(), r.now()
	return p
}

// storePage stores a fetched page, unless the corpus has it.
func (r *run) storePage(k string, e entry, got *web.Page) Item {
	item := Item{Address: web.Shown(e.Address.String()), Title: e.Title}
	if got.Unchanged {
		r.mu.Lock()
		defer r.mu.Unlock()
		item.Outcome, item.Path = Unchanged, r.known(k, e).Path
		return item
	}
	f, err := makePage(got, e)
	if err != nil {
		return r.leftOut(k, e, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.known(k, e)
	item.Title = f.article.Title
	if item.Outcome, item.Path, err = r.writePage(k, p, f); err != nil {
		item.Outcome, item.Reason = LeftOut, err.Error()
		if p.Reason = item.Reason; !errors.Is(err, errEdited) {
			item.again, p.Asked = true, time.Time{} // the disk may work in the next run
		}
		return item
	}
	p.validators = validatorsOf(got, e.from.Publisher)
	return item
}

// errEdited is the error for a page whose file was edited since it was written.
var errEdited = errors.New("the page has changed, but its file was edited since it was fetched; " +
	"move the file away to fetch the page again")

// writePage writes the file of a page if the article is new, and records it in p. The caller holds mu, so that of two
// addresses of the same article one comes first.
func (r *run) writePage(k string, p *known, f *file) (Outcome, string, error) {
	name := f.name
	if !p.Copy && path.Ext(p.Path) == path.Ext(name) {
		name = p.Path // its first path: a new address in the page moves nothing
	}
	if owner := r.state.owners[name]; owner != "" && owner != k && r.folder.Exists(name) {
		p.Path, p.Copy = name, true
		return Same, name, nil
	}
	if r.wasRemoved(name) {
		p.Path = name
		return Removed, name, nil
	}
	is := articleSum(&f.article)
	what, written := New, sum(string(f.data))
	if r.folder.Exists(name) {
		var err error
		if what, err = r.compare(p, name, is); err != nil {
			return LeftOut, name, err
		}
	}
	if what != Unchanged && !r.DryRun {
		if err := r.folder.Replace(name, f.data); err != nil {
			return LeftOut, name, err
		}
		p.Written = written
	}
	p.Path, p.Copy, p.Article = name, false, is
	r.state.owners[name] = k
	return what, name, nil
}

// compare compares the article in an existing file with the one that has that sum.
func (r *run) compare(p *known, name, is string) (Outcome, error) {
	if p.Path == name && p.Article == is {
		return Unchanged, nil
	}
	data, err := r.folder.Read(name, corpus.MaxFileSize)
	if err != nil {
		return LeftOut, err
	}
	there, err := load.Parse(name, data)
	switch {
	case err == nil && articleSum(&there) == is:
		p.Written = sum(string(data))
		return Unchanged, nil
	case p.Written != "" && p.Written != sum(string(data)):
		return LeftOut, errEdited
	}
	return Changed, nil
}
