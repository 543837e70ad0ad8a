package fetch

import (
	"context"
	"errors"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fetch/feed"
	"verbatim/corpus/fetch/web"
)

// listable reports whether a media type may be that of a feed or a page: servers send feeds with many types.
func listable(kind string) bool {
	_, page := pageTypes[kind]
	return page || strings.HasSuffix(kind, "xml") || kind == "application/octet-stream"
}

// errLate is the error for a line that the run had no time for.
var errLate = errors.New("this run reached its time limit; the next run fetches it")

// fetchLine fetches the feed or page of a line.
func (r *run) fetchLine(ctx context.Context, l Line) Result {
	out := Result{Line: l}
	k := key(l.Address)
	if item, known := r.claimListed(k, l); known {
		if item.Outcome == "" {
			item = r.request(ctx, k, single(l))
		}
		out.setPage(item)
		return out
	}
	r.mu.Lock()
	earlier, isKnown := r.state.Feeds[k]
	r.mu.Unlock()
	q := web.Request{Address: l.Address, Max: corpus.MaxFileSize, Wants: listable}
	earlier.addTo(&q, l.Publisher)
	got, err := r.client.Get(ctx, q)
	switch {
	case err != nil:
		out.Feed, out.Err = isKnown, late(err)
		return out
	case got.Unchanged:
		out.Feed, out.Same = true, true
		return out
	}
	text, err := toUTF8(got.Body, got.Charset, declaredXML)
	if err == nil {
		text = undeclare(text)
	}
	if err == nil && feed.Is(text) {
		r.fetchFeed(ctx, &out, k, text, got)
		return out
	}
	out.setPage(r.storePage(k, single(l), got))
	return out
}

// late turns the end of a run's time into errLate.
func late(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return errLate
	}
	return err
}

// setPage makes a single page the result. If it was left out, the reason is the error of the line.
func (r *Result) setPage(item Item) {
	if item.Outcome == LeftOut {
		r.Err = errors.New(item.Reason)
		return
	}
	r.Items = []Item{item}
}

// claimListed claims the page of a line that led to a page before, and returns what is known of it. If the item
// has no Outcome, the page must be requested.
func (r *run) claimListed(k string, l Line) (Item, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.state.Pages[k]
	if p == nil || p.Path == "" {
		return Item{}, false
	}
	item := Item{Address: web.Shown(l.Address.String()), Path: p.Path}
	switch {
	case r.claimed[k]:
		item.Outcome = Same
	case r.wasRemoved(p.Path):
		item.Outcome, p.Seen = Removed, r.now()
	}
	r.claimed[k] = true
	return item, true
}

// fetchFeed reads a feed and fetches its new pages.
func (r *run) fetchFeed(ctx context.Context, out *Result, k string, text []byte, got *web.Page) {
	out.Feed = true
	if len(text) > feed.MaxSize {
		out.Err = errors.New("the feed is larger than 5 MB")
		return
	}
	f, err := feed.Read(text, got.Address)
	if err != nil {
		out.Err = err
		return
	}
	out.Title, out.Broken = f.Title, f.Broken
	all := make([]entry, len(f.Entries))
	for i := range f.Entries {
		all[i] = newEntry(f.Entries[i], out.Line)
	}
	whole := r.fetchEntries(ctx, out, all)
	r.mu.Lock()
	defer r.mu.Unlock()
	if delete(r.state.Feeds, k); whole {
		r.state.Feeds[k] = validatorsOf(got, out.Line.Publisher) // otherwise the next run must see the entries again
	}
}

// fetchEntries fetches the pages of a feed, and reports whether none is left for the next run.
func (r *run) fetchEntries(ctx context.Context, out *Result, entries []entry) (whole bool) {
	fresh, again := 0, 0
	whole = true
	listed := map[string]bool{}
	r.step(0, len(entries))
	for _, e := range entries {
		r.step(1, 0)
		k := key(e.Address)
		if listed[k] {
			continue
		}
		listed[k] = true
		item, isNew := r.claim(k, e)
		switch {
		case item.Outcome != "":
		case ctx.Err() != nil, isNew && fresh == r.Limit:
			out.Waiting++
			whole = false
			r.release(k)
			continue
		case !isNew && again == r.Limit:
			r.release(k)
			item.Outcome, whole = Unchanged, false
		default:
			if isNew {
				fresh++
			} else {
				again++
			}
			item = r.fetchEntry(ctx, k, e)
			if whole = whole && !item.again; ctx.Err() != nil && item.Outcome == LeftOut {
				out.Waiting++
				continue
			}
		}
		out.Items = append(out.Items, item)
	}
	return whole
}

// fetchEntry fetches the page of an entry; a dry run only reports it.
func (r *run) fetchEntry(ctx context.Context, k string, e entry) Item {
	if r.DryRun {
		return Item{Outcome: ToFetch, Address: web.Shown(e.Address.String()), Title: e.Title}
	}
	return r.request(ctx, k, e)
}

// claim claims a page for this run and returns what is known of an entry. If the item has no Outcome, the page must
// be requested; isNew reports that it has no file.
func (r *run) claim(k string, e entry) (item Item, isNew bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	item = Item{Address: web.Shown(e.Address.String()), Title: e.Title}
	p := r.state.Pages[k]
	if r.claimed[k] {
		item.Outcome = Same
		return item, false
	}
	r.claimed[k] = true
	if p == nil {
		return item, true
	}
	p.Seen = r.now()
	lately := p.Mark == e.mark && p.Seen.Sub(p.Asked) < askAgain
	switch item.Path = p.Path; {
	case p.Reason != "" && lately:
		item.Outcome, item.Reason = LeftOut, p.Reason
	case p.Path == "":
		return item, true
	case r.wasRemoved(p.Path):
		item.Outcome = Removed
	case !r.folder.Exists(p.Path):
		return item, true
	case p.Copy:
		item.Outcome = Same
	case lately:
		item.Outcome = Unchanged
	}
	return item, false
}

// release releases a page, so that another line may fetch it.
func (r *run) release(k string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.claimed, k)
}

// wasRemoved reports whether a moderator removed a file from the corpus.
func (r *run) wasRemoved(name string) bool {
	return !r.folder.Exists(name) && r.folder.WasRemoved(name)
}
