package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index/ask"
)

// mostTyped is how many characters a field of the form takes: as many as a query may have.
const mostTyped = "512"

// form returns the search form. It works without scripts: a browser completes names from lists in the page.
func (s *Site) form(asked *visit.Search) g.Node {
	return h.Form(h.Class("search"), h.Action(visit.Results), h.Method("get"), h.Role("search"), h.Aria("label", "Quotes"),
		h.Div(h.Class("words"),
			h.Label(h.For("q"), g.Text("Words, or a question")),
			h.Input(h.ID("q"), h.Type("search"), h.Name(visit.ParamWords), h.Value(asked.Words), h.MaxLength(mostTyped),
				g.Attr("autocapitalize", "off"), g.Attr("spellcheck", "false"), g.Attr("list", "topics")),
			h.Button(h.Type("submit"), g.Text("Search")),
		),
		h.Details(
			h.Summary(g.Text(cmp.Or(narrowed(asked), "Narrow the search"))),
			h.Div(h.Class("fields"),
				field(visit.ParamSpeaker, "Speaker", asked.Speaker, "speakers"),
				field(visit.ParamPublisher, "Outlet", asked.Publisher, "publishers"),
				field(visit.ParamAfter, "From (2021, 2021-12 or a day)", asked.After, ""),
				field(visit.ParamBefore, "Before", asked.Before, ""),
				choice(visit.ParamKind, "Kind", asked.Kind, append([][2]string{{"", "all"}}, kinds()...)),
				choice(visit.ParamSort, "Order", asked.Sort, [][2]string{{"", "best first"}, {"date", "newest first"}}),
				choice(visit.ParamAs, "The words are", as(asked), [][2]string{
					{"", "words, or a question"}, {ask.Ask.Name, "a question"}, {ask.Source.Name, "a sentence that someone said"},
				}),
			),
		),
		suggestions("speakers", s.Speakers), suggestions("publishers", s.Publishers), suggestions("topics", s.topics()),
	)
}

// narrowed says to what a search is narrowed, so that the fields can stay closed. It is empty if that is nothing.
func narrowed(s *visit.Search) string {
	var parts []string
	for _, p := range [][2]string{
		{"speaker", s.Speaker}, {"outlet", s.Publisher}, {"from", s.After}, {"before", s.Before}, {"kind", s.Kind},
	} {
		if p[1] != "" {
			parts = append(parts, p[0]+" "+terminal.Clean(p[1]))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Narrowed to " + strings.Join(parts, ", ")
}

// topics are suggestions for the words: what the most quoted speakers said.
func (s *Site) topics() []string {
	var list []string
	for _, name := range s.Speakers[:min(len(s.Speakers), 10)] {
		list = append(list, fmt.Sprintf("what did %s say?", name))
	}
	return list
}

// as returns how the words are read, "" for the usual way.
func as(s *visit.Search) string {
	if s.As == nil || s.As == ask.WhoSaid {
		return ""
	}
	return s.As.Name
}

func kinds() (list [][2]string) {
	for _, k := range corpus.Kinds {
		list = append(list, [2]string{string(k), string(k)})
	}
	return list
}

// field returns a labelled input of the form, with the id of a list of suggestions.
func field(name, label, value, list string) g.Node {
	return h.Div(h.Label(h.For("f-"+name), g.Text(label)),
		h.Input(h.ID("f-"+name), h.Type("text"), h.Name(name), h.Value(value), h.MaxLength(mostTyped),
			g.If(list != "", g.Attr("list", list))))
}

// choice returns a labelled list to choose from. Each option is a value with its label. A value that is none of them is
// shown too, because it was asked for.
func choice(name, label, value string, options [][2]string) g.Node {
	if !slices.ContainsFunc(options, func(o [2]string) bool { return o[0] == value }) {
		options = append(options, [2]string{value, value})
	}
	return h.Div(h.Label(h.For("f-"+name), g.Text(label)),
		h.Select(h.ID("f-"+name), h.Name(name), g.Map(options, func(o [2]string) g.Node {
			return h.Option(h.Value(o[0]), g.If(o[0] == value, h.Selected()), g.Text(o[1]))
		})))
}

// suggestions returns a list from which a browser completes a field.
func suggestions(id string, values []string) g.Node {
	return h.DataList(h.ID(id), g.Map(values, func(v string) g.Node { return h.Option(h.Value(v)) }))
}
