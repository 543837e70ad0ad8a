package site

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/feed"
	"verbatim/cmd/verbatim/internal/site/pages"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// do carries out a request and returns an answer of one type.
func do[A ask.Answer](s *server, r *http.Request, asked ask.Request) (a A, err error) {
	found, err := s.Service.Do(r.Context(), asked)
	if err != nil {
		return a, err
	}
	return found.(A), nil // a command has one type of answer, which the command table says
}

// home answers with what the site is. It has no JSON, which would name the folder of the corpus.
func (s *server) home(r *http.Request) (*answer, error) {
	about, err := do[*ask.AboutInfo](s, r, ask.Request{Command: ask.About})
	if err != nil {
		return nil, err
	}
	sample := about.Served.Corpus == local.SampleName
	return &answer{page: pages.Home(aboutLines(about), sample, s.site(r.Context()).Speakers)}, nil
}

// aboutLines returns the lines about the corpus that are for visitors: what is stored about members is for Discord.
func aboutLines(about *ask.AboutInfo) []string {
	lines := slices.DeleteFunc(wording.Strings(texts.About(about)), func(line string) bool {
		return strings.HasPrefix(line, "Data: ")
	})
	return append(lines, "The site sets no cookies, and stores nothing about its visitors.")
}

// missing answers for an address that no page has.
func (s *server) missing(*http.Request) (*answer, error) { return nil, errNoPage }

// results answers a search.
func (s *server) results(r *http.Request) (*answer, error) {
	asked, found, err := s.search(r)
	if err != nil {
		return nil, err
	}
	if asked.IsZero() {
		return s.home(r)
	}
	a := &answer{page: pages.Results(asked, found)}
	rest := *found
	rest.Hits = found.Hits[min(asked.From, len(found.Hits)):]
	a.object = render.JSON(asked.Words, &rest)
	return a, nil
}

// search returns the quotes that the parameters of an address ask for.
func (s *server) search(r *http.Request) (asked visit.Search, found *ask.Quotes, err error) {
	if asked, err = visit.ReadSearch(r.URL.Query()); err != nil || asked.IsZero() {
		return asked, nil, err
	}
	found, err = do[*ask.Quotes](s, r, asked.Request())
	return asked, found, err
}

// timeline answers who spoke of something when.
func (s *server) timeline(r *http.Request) (*answer, error) {
	asked, err := visit.ReadSearch(r.URL.Query())
	if err != nil {
		return nil, err
	}
	if asked.IsZero() {
		return s.home(r)
	}
	found, err := do[*ask.TimelineInfo](s, r, asked.TimelineRequest())
	if err != nil {
		return nil, err
	}
	return &answer{page: pages.Timeline(asked, found), object: render.JSON(asked.Words, found)}, nil
}

// speaker answers what is known of a speaker.
func (s *server) speaker(r *http.Request) (*answer, error) {
	name := strings.TrimSpace(r.URL.Query().Get(visit.ParamName))
	if name == "" {
		return nil, &visit.ParamError{Name: visit.ParamName, Want: "the name of a speaker"}
	}
	said, err := do[*ask.Quotes](s, r, visit.SpeakerRequest(name))
	if err != nil {
		return nil, err
	}
	spoke, err := do[*ask.TimelineInfo](s, r, visit.SpeakerTimeline(name))
	if err != nil {
		return nil, err
	}
	a := &answer{page: pages.Speaker(name, said, spoke), object: render.JSON(name, said)}
	if !said.Found() {
		a.status = http.StatusNotFound
	}
	return a, nil
}

// list reads the parameters of the address of a list.
func list(r *http.Request) (asked ask.Request, from int, err error) {
	v := r.URL.Query()
	from, err = visit.ReadFrom(v, ask.MaxList-pages.ListLength)
	return ask.Request{Words: strings.TrimSpace(v.Get(visit.ParamWords)), Options: map[string]string{
		ask.ParamLimit: strconv.Itoa(from + pages.ListLength),
	}}, from, err
}

// speakers lists speakers.
func (s *server) speakers(r *http.Request) (*answer, error) {
	asked, from, err := list(r)
	if err != nil {
		return nil, err
	}
	asked.Command = ask.Speakers
	found, err := do[*ask.SpeakerList](s, r, asked)
	if err != nil {
		return nil, err
	}
	rest := *found
	rest.Speakers = found.Speakers[min(from, len(found.Speakers)):]
	return &answer{page: pages.Speakers(asked.Words, found, from), object: render.JSON(asked.Words, &rest)}, nil
}

// articles lists articles.
func (s *server) articles(r *http.Request) (*answer, error) {
	asked, from, err := list(r)
	if err != nil {
		return nil, err
	}
	asked.Command = ask.Articles
	found, err := do[*ask.ArticleList](s, r, asked)
	if err != nil {
		return nil, err
	}
	rest := *found
	rest.Articles = found.Articles[min(from, len(found.Articles)):]
	return &answer{page: pages.Articles(asked.Words, found, from), object: render.JSON(asked.Words, &rest)}, nil
}

// article answers with a whole article.
func (s *server) article(r *http.Request) (*answer, error) {
	v := r.URL.Query()
	from, err := visit.ReadFrom(v, mostParagraphs)
	if err != nil {
		return nil, err
	}
	whole, quotes, err := s.Articles.Whole(r.Context(), v.Get(visit.ParamPath))
	if err != nil {
		return nil, err
	}
	page := pages.Article(&whole, quotes, from)
	if page == nil {
		return nil, &visit.ParamError{Name: visit.ParamFrom, Want: "the number of a paragraph"}
	}
	return &answer{page: page, object: render.WholeObject(&whole, quotes)}, nil
}

// mostParagraphs is more than any article has.
const mostParagraphs = 1_000_000

// quote answers with one quote and the text around it.
func (s *server) quote(r *http.Request) (*answer, error) {
	id := r.PathValue("id")
	found, err := do[*ask.QuoteContext](s, r, ask.Request{Command: ask.Context, Words: id})
	if err != nil {
		return nil, err
	}
	return &answer{page: pages.Quote(found), object: render.JSON(id, found)}, nil
}

// rss answers a search as RSS.
func (s *server) rss(r *http.Request) (*answer, error) {
	f, err := s.feed(r, visit.RSS)
	if err != nil {
		return nil, err
	}
	return &answer{kind: feed.RSSType, write: func(b *body) error { return f.RSS(b) }}, nil
}

// atom answers a search as Atom.
func (s *server) atom(r *http.Request) (*answer, error) {
	f, err := s.feed(r, visit.Atom)
	if err != nil {
		return nil, err
	}
	return &answer{kind: feed.AtomType, write: func(b *body) error { return f.Atom(b) }}, nil
}

// feedLength is how many quotes a feed has.
const feedLength = 20

// feed returns the newest quotes that a search finds.
func (s *server) feed(r *http.Request, path string) (*feed.Feed, error) {
	asked, err := visit.ReadSearch(r.URL.Query())
	if err != nil {
		return nil, err
	}
	if asked.IsZero() {
		return nil, &visit.ParamError{Name: visit.ParamWords, Want: "what to search for"}
	}
	asked.Sort, asked.From = "", 0
	request := asked.Request()
	request.Counts = false
	request.Options[ask.ParamSort], request.Options[ask.ParamLimit] = "date", strconv.Itoa(feedLength)
	found, err := do[*ask.Quotes](s, r, request)
	if err != nil {
		return nil, err
	}
	about, err := do[*ask.AboutInfo](s, r, ask.Request{Command: ask.About})
	if err != nil {
		return nil, err
	}
	built := about.IndexedAt
	if built.IsZero() {
		built = time.Unix(0, 0)
	}
	return &feed.Feed{
		Title: "Quotes: " + pages.Subject(&asked), Base: s.base(r),
		Self: asked.Address(path), Page: asked.Address(visit.Results), Built: built, Hits: found.Hits,
	}, nil
}
