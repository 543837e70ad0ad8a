package render

import (
	"path"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
)

// listObjects are the objects of quotes, and of lists of what the corpus has.
var listObjects = []objectOf{
	ask.For(searchObject), ask.For(contextObject), ask.For(speakersObject), ask.For(publishersObject),
	ask.For(articlesObject),
}

// The objects of answers that find or list something.

type jsonSearch struct {
	Query      string       `json:"query"`
	Understood string       `json:"understood"`
	Notes      []string     `json:"notes"`
	Total      int          `json:"total"`
	Counts     *jsonCounts  `json:"counts"`
	Answers    []jsonAnswer `json:"answers"`
}

type jsonCounts struct {
	Speakers   []jsonCount `json:"speakers"`
	Publishers []jsonCount `json:"publishers"`
	Months     []jsonCount `json:"months"`
}

type jsonCount struct {
	Value  string `json:"value"`
	Quotes int    `json:"quotes"`
}

type jsonSpeaker struct {
	corpus.Speaker
	RoleDate  string   `json:"role_date"`
	RoleFrom  string   `json:"role_from"`
	Spellings []string `json:"spellings"`
	Quotes    int      `json:"quotes"`
	Articles  int      `json:"articles"`
}

type jsonSpeakers struct {
	Query    string        `json:"query"`
	Notes    []string      `json:"notes"`
	Total    int           `json:"total"`
	Speakers []jsonSpeaker `json:"speakers"`
}

type jsonListed struct {
	Article string `json:"article"`
	Path    string `json:"path"`
	jsonArticle
	Quotes int `json:"quotes"`
}

type jsonArticles struct {
	Query    string       `json:"query"`
	Notes    []string     `json:"notes"`
	Total    int          `json:"total"`
	Articles []jsonListed `json:"articles"`
}

type jsonPublisher struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Quotes   int    `json:"quotes"`
}

type jsonPublishers struct {
	Query      string          `json:"query"`
	Notes      []string        `json:"notes"`
	Total      int             `json:"total"`
	Publishers []jsonPublisher `json:"publishers"`
}

// searchObject returns the quotes that a search has found.
func searchObject(typed string, q *ask.Quotes) any {
	answers := make([]jsonAnswer, 0, len(q.Hits))
	for i := range q.Hits {
		answers = append(answers, AnswerObject(&q.Hits[i]))
	}
	return jsonSearch{typed, q.Query.String(), notice.Texts(q.Notes), q.Total, countsObject(q.Counts), answers}
}

func countsObject(c *index.Counts) *jsonCounts {
	if c == nil {
		return nil
	}
	list := func(counts []index.Count) []jsonCount {
		all := make([]jsonCount, 0, len(counts))
		for _, n := range counts {
			all = append(all, jsonCount(n))
		}
		return all
	}
	return &jsonCounts{list(c.Speakers), list(c.Publishers), list(c.Months)}
}

// contextObject returns a quote with the text around it.
func contextObject(_ string, c *ask.QuoteContext) any { return AnswerObject(&c.Hit) }

// speakersObject returns a list of speakers.
func speakersObject(typed string, l *ask.SpeakerList) any {
	list := make([]jsonSpeaker, 0, len(l.Speakers))
	for _, s := range l.Speakers {
		day := (&corpus.Article{Date: s.RoleDay}).Day()
		list = append(list, jsonSpeaker{s.Speaker, day, s.RoleFrom, list0(s.Spellings), s.Quotes, s.Articles})
	}
	return jsonSpeakers{Query: typed, Notes: notice.Texts(l.Notes), Total: l.Total, Speakers: list}
}

// publishersObject returns a list of publishers.
func publishersObject(typed string, l *ask.PublisherList) any {
	list := make([]jsonPublisher, 0, len(l.Publishers))
	for _, p := range l.Publishers {
		list = append(list, jsonPublisher(p))
	}
	return jsonPublishers{Query: typed, Notes: notice.Texts(l.Notes), Total: l.Total, Publishers: list}
}

// articlesObject returns a list of articles.
func articlesObject(typed string, l *ask.ArticleList) any {
	list := make([]jsonListed, 0, len(l.Articles))
	for _, a := range l.Articles {
		list = append(list, jsonListed{path.Base(a.Path), a.Path, articleObject(&a.Article), a.Quotes})
	}
	return jsonArticles{Query: typed, Notes: notice.Texts(l.Notes), Total: l.Total, Articles: list}
}

func spanOrNull(s corpus.Span) *corpus.Span {
	if s.IsZero() {
		return nil
	}
	return &s
}
