package render

import (
	"math"
	"path"

	"verbatim/corpus"
	"verbatim/index"
)

// The objects of a quote and of an answer; json.go says what holds for all objects.

type jsonQuote struct {
	ID         string        `json:"id"`
	Article    string        `json:"article"`
	Path       string        `json:"path"`
	Kind       corpus.Kind   `json:"kind"`
	Text       string        `json:"text"`
	Spans      []corpus.Span `json:"spans"`
	Cue        *corpus.Span  `json:"cue"`
	Source     *corpus.Span  `json:"source"`
	Report     jsonReport    `json:"report"`
	Shown      string        `json:"shown"`
	Correction string        `json:"correction"`
	Post       *jsonPost     `json:"post"`
	Time       string        `json:"time"`
	Speaker    jsonCredit    `json:"speaker"`
	Speakers   []jsonCredit  `json:"speakers"`
	Confidence float64       `json:"confidence"`
	Method     corpus.Method `json:"method"`
	jsonArticle
}

// A jsonCredit is a speaker of a quote. Where another article gives the role, it is named with its day.
type jsonCredit struct {
	corpus.Speaker
	RoleDate string `json:"role_date"`
	RoleFrom string `json:"role_from"`
}

type jsonPost struct {
	Date string `json:"date"`
	URL  string `json:"url"`
}

type jsonReport struct {
	Class corpus.ReportClass `json:"class"`
	Start int                `json:"start"`
	End   int                `json:"end"`
	Text  string             `json:"text"`
}

type jsonArticle struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Byline    string `json:"byline"`
	Dateline  string `json:"dateline"`
	Date      string `json:"date"`
	Future    bool   `json:"date_in_future"`
	URL       string `json:"url"`
}

type jsonAnswer struct {
	jsonQuote
	Highlights []corpus.Span `json:"highlights"`
	Passage    jsonPassage   `json:"passage"`
	Score      float64       `json:"score"`
	AlsoIn     []jsonCopy    `json:"also_in"`
	FoundBy    string        `json:"found_by"` // words or meaning
	Answer     *jsonQuote    `json:"answer"`
}

type jsonCopy struct {
	ID      string `json:"id"`
	Article string `json:"article"`
	Path    string `json:"path"`
	jsonArticle
}

type jsonPassage struct {
	Start int    `json:"start"`
	Text  string `json:"text"`
}

// AnswerObject returns the JSON object of a hit: the quote with its copies, its highlights, its score and its passage.
// All offsets are bytes of the article's text. docs/json.md describes the fields.
func AnswerObject(h *index.Hit) jsonAnswer {
	copies := make([]jsonCopy, 0, len(h.AlsoIn))
	for i := range h.AlsoIn {
		c := &h.AlsoIn[i]
		copies = append(copies, jsonCopy{c.ID, path.Base(c.Article.Path), c.Article.Path, articleObject(&c.Article)})
	}
	return jsonAnswer{
		jsonQuote: QuoteObject(h), AlsoIn: copies, Highlights: list0(h.Highlights), Score: h.Score,
		Passage: jsonPassage{h.PassageAt, h.Passage}, Answer: replyObject(h.Answer), FoundBy: foundBy(h),
	}
}

// foundBy says how a search found a hit.
func foundBy(h *index.Hit) string {
	if h.Fit == index.FitMeaning {
		return "meaning"
	}
	return "words"
}

// replyObject returns the quote that answers a question, or nil.
func replyObject(h *index.Hit) *jsonQuote {
	if h == nil {
		return nil
	}
	o := QuoteObject(h)
	return &o
}

// QuoteObject returns the JSON object of a quote without the search that found it. All offsets are bytes of the
// article's text. docs/json.md describes the fields.
func QuoteObject(h *index.Hit) jsonQuote {
	q := &h.Quote
	return jsonQuote{
		ID: q.ID, Article: path.Base(h.Article.Path), Path: h.Article.Path, Kind: q.Kind,
		Text: joinPieces(h), Spans: list0(q.Spans), Cue: spanOrNull(q.Cue), Source: spanOrNull(q.Source),
		Report: reportObject(h), Shown: h.Shown(), Correction: h.Correction, Post: postObject(q.Post),
		Time:    q.Time,
		Speaker: creditOf(h, 0, q.Speaker), Speakers: credits(h), Confidence: rounded(q.Confidence), Method: q.Method,
		jsonArticle: articleObject(&h.Article),
	}
}

// postObject returns the day and address of a post, or nil.
func postObject(p corpus.Post) *jsonPost {
	if p.IsZero() {
		return nil
	}
	return &jsonPost{p.Date(), p.URL}
}

// reportObject returns the report of a quote.
func reportObject(h *index.Hit) jsonReport {
	r := jsonReport{Class: h.Quote.Report.Known()}
	if s := h.Quote.Report.Span; !s.IsZero() && h.Holds(s) {
		r.Start, r.End, r.Text = s.Start, s.End, h.Slice(s)
	}
	return r
}

// creditOf returns the object for the speaker of a quote with that number.
func creditOf(h *index.Hit, number int, who corpus.Speaker) jsonCredit {
	c := jsonCredit{Speaker: who}
	if known := h.KnownOf(number); !known.IsZero() {
		c.Role, c.RoleDate, c.RoleFrom = known.Role, (&corpus.Article{Date: known.Day}).Day(), known.Path
	}
	return c
}

// credits returns the objects for all speakers of a quote.
func credits(h *index.Hit) []jsonCredit {
	list := make([]jsonCredit, len(h.Quote.Speakers))
	for i, who := range h.Quote.Speakers {
		list[i] = creditOf(h, i, who)
	}
	return list
}

func articleObject(a *corpus.Article) jsonArticle {
	return jsonArticle{a.Title, a.Publisher, a.Byline, a.Dateline, a.Day(), a.Future, a.URL}
}

// joinPieces returns the words said as one string. The passage stands for the article's text.
func joinPieces(h *index.Hit) string {
	shifted := corpus.Quote{Spans: make([]corpus.Span, len(h.Quote.Spans))}
	for i, s := range h.Quote.Spans {
		shifted.Spans[i] = corpus.Span{Start: s.Start - h.PassageAt, End: s.End - h.PassageAt}
	}
	return shifted.Content(h.Passage)
}

// A jsonWhole is an article with its quotes.
type jsonWhole struct {
	Article string `json:"article"`
	Path    string `json:"path"`
	jsonArticle
	Text   string      `json:"text"`
	Quotes []jsonQuote `json:"quotes"`
}

// WholeObject returns the JSON object of an article with its text and the given quotes, in their order.
func WholeObject(a *corpus.Article, quotes []corpus.Quote) jsonWhole {
	list := make([]jsonQuote, 0, len(quotes))
	for _, h := range HitsOf(a, quotes) {
		list = append(list, QuoteObject(&h))
	}
	return jsonWhole{path.Base(a.Path), a.Path, articleObject(a), a.Text, list}
}

// HitsOf returns quotes of an article in the form in which they are shown; the whole text is their passage.
func HitsOf(a *corpus.Article, quotes []corpus.Quote) []index.Hit {
	hits := make([]index.Hit, len(quotes))
	for i := range quotes {
		hits[i] = index.Hit{Article: *a, Quote: quotes[i], Passage: a.Text, Correction: quotes[i].Correction.In(a.Text)}
	}
	return hits
}

// rounded returns a confidence with the four digits that mean something.
func rounded(confidence float64) float64 { return math.Round(confidence*1e4) / 1e4 }
