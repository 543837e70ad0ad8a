// Package visit is what visitors of the site ask, as the addresses of its pages say it. Start with [ReadSearch], which
// reads an address, and [Search.Address], which writes one.
package visit

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"verbatim/index/ask"
)

// Paths of the pages.
const (
	Home      = "/"
	Results   = "/search"
	Timeline  = "/timeline"
	Speaker   = "/speaker"
	Speakers  = "/speakers"
	Article   = "/article"
	Articles  = "/articles"
	Quote     = "/quote/"
	RSS       = "/search.rss"
	Atom      = "/search.atom"
	Style     = "/style.css"
	Searching = "/opensearch.xml"
	OpenAPI   = "/openapi.yaml"
	Robots    = "/robots.txt"
)

// Names of the parameters of addresses.
const (
	ParamWords     = "q"
	ParamAs        = "as"
	ParamSpeaker   = ask.ParamSpeaker
	ParamPublisher = ask.ParamPublisher
	ParamAfter     = ask.ParamAfter
	ParamBefore    = ask.ParamBefore
	ParamKind      = ask.ParamQuoteKind
	ParamSort      = ask.ParamSort
	ParamFrom      = "from"
	ParamName      = "name"
	ParamPath      = "path"
	ParamFormat    = "format"
)

// JSON is the value of ParamFormat for answers as in docs/json.md.
const JSON = "json"

// PageQuotes is how many quotes a page has at most.
const PageQuotes = 10

// MostQuotes is how many quotes of a search can be reached: as many as any request may ask for.
const MostQuotes = ask.MaxLimit

// commands are the ways to read the words of a search.
var commands = []*ask.Command{ask.WhoSaid, ask.Ask, ask.Source}

// A Search is what the form of the site asks for.
type Search struct {
	Words                                   string
	As                                      *ask.Command // who-said, ask or source
	Speaker, Publisher, After, Before, Kind string
	Sort                                    string
	From                                    int // how many quotes come before those shown
}

// A ParamError is a parameter of an address with a wrong value.
type ParamError struct{ Name, Want string }

// Error implements error.
func (e *ParamError) Error() string { return fmt.Sprintf("the parameter %s is not %s", e.Name, e.Want) }

// ReadSearch reads the parameters of an address. It ignores those that it does not know, because other sites add their
// own to links.
func ReadSearch(v url.Values) (Search, error) {
	get := func(name string) string { return strings.TrimSpace(v.Get(name)) }
	s := Search{
		Words: get(ParamWords), Speaker: get(ParamSpeaker), Publisher: get(ParamPublisher), After: get(ParamAfter),
		Before: get(ParamBefore), Kind: get(ParamKind), Sort: get(ParamSort),
	}
	var err error
	if s.From, err = ReadFrom(v, MostQuotes-1); err != nil {
		return s, err
	}
	as := cmp.Or(get(ParamAs), usual(s.Words).Name)
	for _, c := range commands {
		if c.Name == as {
			s.As = c
		}
	}
	if s.As == nil {
		return s, &ParamError{ParamAs, "one of who-said, ask and source"}
	}
	return s, nil
}

// usual returns how words are read unless the visitor says how: what ends with a question mark is a question.
func usual(words string) *ask.Command {
	if strings.HasSuffix(words, "?") {
		return ask.Ask
	}
	return ask.WhoSaid
}

// ReadFrom reads where a page begins: a number from 0 to most.
func ReadFrom(v url.Values, most int) (int, error) {
	raw := v.Get(ParamFrom)
	if raw == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(raw)
	if err != nil || n < 0 || n > most {
		return 0, &ParamError{ParamFrom, fmt.Sprintf("a number from 0 to %d", most)}
	}
	return n, nil
}

// IsZero reports whether nothing is asked for.
func (s *Search) IsZero() bool {
	return s.Words == "" && s.Speaker == "" && s.Publisher == "" && s.After == "" && s.Before == "" && s.Kind == ""
}

// Address returns the address of a page for the search: its path with parameters.
func (s Search) Address(path string) string {
	v := url.Values{}
	set := func(name, value, usual string) {
		if value != usual {
			v.Set(name, value)
		}
	}
	set(ParamWords, s.Words, "")
	if s.As != nil && s.As != usual(s.Words) {
		v.Set(ParamAs, s.As.Name)
	}
	set(ParamSpeaker, s.Speaker, "")
	set(ParamPublisher, s.Publisher, "")
	set(ParamAfter, s.After, "")
	set(ParamBefore, s.Before, "")
	set(ParamKind, s.Kind, "")
	set(ParamSort, s.Sort, "")
	set(ParamFrom, strconv.Itoa(s.From), "0")
	return address(path, v)
}

// Request returns the request for the quotes up to the end of the page.
func (s *Search) Request() ask.Request {
	r := s.request(s.As)
	r.Counts = true
	r.Options[ask.ParamLimit] = strconv.Itoa(min(s.From+PageQuotes, MostQuotes))
	if s.Sort != "" {
		r.Options[ask.ParamSort] = s.Sort
	}
	return r
}

// TimelineRequest returns the request for who spoke of the subject when.
func (s *Search) TimelineRequest() ask.Request { return s.request(ask.Timeline) }

// request returns a request for the words and what narrows them. A command needs words: without any, what narrows the
// search is written as fields.
func (s *Search) request(c *ask.Command) ask.Request {
	r := ask.Request{Command: c, Words: s.Words, Options: map[string]string{}}
	if s.Words == "" && c != ask.Timeline {
		r.Command = ask.WhoSaid
	}
	for _, o := range []struct{ name, value string }{
		{ask.ParamSpeaker, s.Speaker}, {ask.ParamPublisher, s.Publisher}, {ask.ParamAfter, s.After},
		{ask.ParamBefore, s.Before}, {ask.ParamQuoteKind, s.Kind},
	} {
		switch {
		case o.value == "":
		case s.Words == "":
			r.Words += o.name + ":" + quoted(o.value) + " "
		default:
			r.Options[o.name] = o.value
		}
	}
	return r
}

// QuoteAddress returns the address of the page of a quote.
func QuoteAddress(id string) string { return Quote + url.PathEscape(id) }

// SpeakerAddress returns the address of the page of a speaker.
func SpeakerAddress(name string) string { return address(Speaker, url.Values{ParamName: {name}}) }

// ArticleAddress returns the address of the page of an article, or of the part of it that begins at a paragraph.
func ArticleAddress(path string, from int) string {
	v := url.Values{ParamPath: {path}}
	if from > 0 {
		v.Set(ParamFrom, strconv.Itoa(from))
	}
	return address(Article, v)
}

// AsJSON returns the address of the same page as JSON.
func AsJSON(address string) string {
	if strings.Contains(address, "?") {
		return address + "&" + ParamFormat + "=" + JSON
	}
	return address + "?" + ParamFormat + "=" + JSON
}

// SpeakerRequest returns the request for what a speaker said, the newest first.
func SpeakerRequest(name string) ask.Request {
	return ask.Request{Command: ask.SaidBy, Words: quoted(name), Options: map[string]string{
		ask.ParamLimit: strconv.Itoa(MostQuotes), ask.ParamSort: "date",
	}}
}

// SpeakerTimeline returns the request for when a speaker spoke.
func SpeakerTimeline(name string) ask.Request {
	s := Search{Speaker: name}
	return s.TimelineRequest()
}

// quoted returns a name in quotation marks, so that no word of it is read as something else.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, " ") + `"` }

func address(path string, v url.Values) string {
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}
