package pages

import (
	"fmt"
	"slices"
	"time"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// Speaker returns the page of a speaker: the roles that articles give, when the speaker spoke, and the newest quotes.
func Speaker(name string, q *ask.Quotes, t *ask.TimelineInfo) *Page {
	s := visit.Search{Speaker: name, Sort: "date"}
	shown := fitting(q, 0)
	main := g.Group{h.H1(g.Text(terminal.Clean(name))), notes(&q.Head)}
	if roles := rolesOf(q.Hits); len(roles) > 0 {
		main = append(main, h.Section(h.Aria("label", "Roles"), h.H2(g.Text("Roles")),
			roleList(roles, len(q.Hits) < q.Total)))
	}
	if t.Found() {
		main = append(main, h.Section(h.Aria("label", "Timeline"), h.H2(g.Text(texts.TimelineFound(t).String())),
			chart(&t.Chart)))
	}
	if shown > 0 {
		main = append(main, h.H2(g.Text("Newest quotes")), groups(q, 0, shown))
	}
	if shown < q.Total {
		main = append(main, h.P(h.A(h.Href(s.Address(visit.Results)), g.Text("All "+wording.Count(q.Total, "quote")))))
	}
	return &Page{
		Title: terminal.Clean(name), Search: s, JSON: visit.AsJSON(visit.SpeakerAddress(name)), Main: main, Feeds: true,
	}
}

// A role is what articles call a speaker, with the days of the first and the last of these articles.
type role struct {
	text        string
	first, last time.Time // zero if no day is known
	quotes      int
}

// rolesOf returns the roles that articles give with quotes, the newest first.
func rolesOf(hits []index.Hit) []role {
	var roles []role
	for i := range hits {
		hit := &hits[i]
		text := terminal.Clean(hit.Quote.Speaker.Role)
		if text == "" {
			continue
		}
		at := slices.IndexFunc(roles, func(r role) bool { return r.text == text })
		if at < 0 {
			at = len(roles)
			roles = append(roles, role{text: text})
		}
		roles[at].add(hit)
	}
	slices.SortStableFunc(roles, func(a, b role) int { return b.last.Compare(a.last) })
	return roles
}

// add counts a quote whose article gives the role. A day that can't be right does not count.
func (r *role) add(hit *index.Hit) {
	r.quotes++
	day := hit.Article.Date
	if day.IsZero() || hit.Article.Future || hit.DayDoubted() {
		return
	}
	if r.first.IsZero() || day.Before(r.first) {
		r.first = day
	}
	if day.After(r.last) {
		r.last = day
	}
}

// String returns the role with its days.
func (r *role) String() string {
	text := r.text + " ("
	if !r.last.IsZero() {
		text += r.first.Format(ask.DayLayout)
		if !r.first.Equal(r.last) {
			text += " to " + r.last.Format(ask.DayLayout)
		}
		text += ", "
	}
	return text + wording.Count(r.quotes, "quote") + ")"
}

// roleList lists roles.
func roleList(roles []role, some bool) g.Node {
	var list g.Group
	for i := range roles {
		list = append(list, h.Li(g.Text(roles[i].String())))
	}
	return g.Group{h.Ul(list), g.If(some, h.P(quiet(fmt.Sprintf("From the newest %d quotes.", visit.MostQuotes))))}
}
