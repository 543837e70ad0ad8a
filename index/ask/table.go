package ask

import (
	"slices"
	"strconv"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/param"
	"verbatim/index/query"
	"verbatim/index/servers"
)

// Names of the parameters that commands share.
const (
	ParamLimit     = "limit"
	ParamSort      = "sort"
	ParamPublisher = query.FieldPublisher
	ParamAfter     = query.FieldAfter
	ParamBefore    = query.FieldBefore
	ParamQuoteKind = query.FieldKind
	ParamReason    = "reason"
	ParamSpeaker   = "speaker"
	ParamRole      = "role"
	ParamTitle     = "title"
	ParamDate      = "date"
	ParamURL       = "url"
	ParamWhere     = "where"
	ParamLoss      = "accept-loss"
	ParamExact     = "exact"
	ParamValue     = "value"
	ParamWords     = "words"
	ParamAsWords   = "as-words"
)

// The choices of ParamSort.
const (
	sortBest = "best"
	sortDate = "date"
)

// The most that one request may ask for. A line per speaker or article is cheap to find and to show, so a list of all
// of them is allowed.
const (
	MaxLimit = 100    // quotes
	MaxList  = 10_000 // speakers, articles, publishers
)

// The most characters of what moderators say of articles and quotes. Longer ones are no titles or names, and fill the
// screen.
const (
	MaxTitle   = 300
	MaxName    = 100 // of a publisher, a speaker
	MaxRole    = 200
	MaxReason  = 500
	MaxAddress = 500
)

// DoCancel as the word after reindex cancels the running reindex.
const DoCancel = "cancel"

// exampleID is the ID of a quote of the built-in sample.
const exampleID = "rlycunfv4i"

var (
	limit = Param{Name: ParamLimit, Summary: "how many quotes at most", Kind: param.Number, Min: 1, Max: MaxLimit,
		Default: strconv.Itoa(index.DefaultLimit)}
	length = Param{Name: ParamLimit, Summary: "how many at most", Kind: param.Number, Min: 1, Max: MaxList,
		Default: strconv.Itoa(listLimit)}
	order = Param{Name: ParamSort, Summary: "best first, or newest first", Kind: param.Choice,
		Choices: []string{sortBest, sortDate}, Default: sortBest}
	publisher = Param{Name: ParamPublisher, Summary: "only of this publisher", Complete: param.Publishers}
	after     = Param{Name: ParamAfter, Summary: "only this day and later, as 2021-12-17, 2021-12 or 2021"}
	before    = Param{Name: ParamBefore, Summary: "only days before this one"}
	exact     = Param{Name: ParamExact, Summary: "only quotes with the words, none that are near in meaning", Kind: param.Switch}
	asWords   = Param{Name: ParamAsWords, Kind: param.Switch,
		Summary: "a speaker's name counts as words, in quotes of others too"}
	kind = Param{Name: ParamQuoteKind, Summary: "only quotes of this kind", Kind: param.Choice, Choices: kinds()}

	quoteParam = Param{Name: "id", Summary: "the ten characters shown with a quote", Required: true, One: true,
		Complete: param.Quotes}
	articleParam = Param{Name: "article", Summary: "its path, its file's name, or its title in quotation marks", Required: true,
		Complete: param.Articles, One: true}
	titleParam = Param{Name: ParamTitle, Summary: "the headline, if the file's is wrong", Kind: param.Line, Max: MaxTitle}
	paperParam = Param{Name: ParamPublisher, Summary: "the publisher, if the file's is wrong", Kind: param.Line, Max: MaxName,
		Complete: param.Publishers}
	dateParam = Param{Name: ParamDate, Summary: "the day it was published, as 2021-12-21"}
	urlParam  = Param{Name: ParamURL, Summary: "the web address of the article"}
	reason    = Param{Name: ParamReason, Summary: "why, for other moderators", Kind: param.Line, Max: MaxReason}
	whyParam  = Param{Name: ParamReason, Summary: reason.Summary, Kind: reason.Kind, Max: reason.Max, Trails: true}
)

// kinds are the names of the kinds of quotes.
func kinds() []string {
	var names []string
	for _, k := range corpus.Kinds {
		names = append(names, string(k))
	}
	return names
}

// search returns the parameters of a command that searches: what to search for, and the options that all searches have.
func search(what Param) []Param { return slices.Insert(narrowed(what), 2, limit, order) }

// narrowed returns the parameters of a command that counts: what to search for, and the options that narrow a search.
// Whose quotes are searched for is an option unless it comes first; then the words are.
func narrowed(what Param) []Param {
	who := Param{Name: ParamSpeaker, Summary: "only of this speaker", Complete: param.Speakers}
	if what.Name == ParamSpeaker {
		who = Param{Name: ParamWords, Summary: "what the quotes are about, as for who-said", Complete: param.Topics}
	}
	return []Param{what, who, publisher, after, before, kind}
}

// Commands is the command table, in the order in which help lists it.
var Commands = []*Command{WhoSaid, SaidBy, Ask, Source, Timeline, Speakers, Publishers, Articles, Context, Status, Help,
	About, Subscribe, Alerts, Unsubscribe, ForgetMe, Settings,
	Reindex, Add, Remove, Edit, Hide, Unhide, Correct, Undo, Redo, AuditLog}

// Commands that search and list.
var (
	WhoSaid = &Command{Name: "who-said", Summary: "Find quotes by their words: who said it, where and when",
		Example: `who-said moratorium`, Fields: true, Searches: true, AsksWho: true,
		Params: append(search(Param{Name: "words", Required: true, Complete: param.Topics,
			Summary: `words, begin*, "an exact phrase", -without, speaker: publisher: after: before: kind: report:`}), exact),
		Answers: []Answer{&Quotes{}}, handle: func(s *Service) answerer { return s.searches.whoSaid }}
	SaidBy = &Command{Name: "said-by", Summary: "Find what a speaker said, with words or without",
		Example: `said-by "Lorna Whitcombe-Hale" moratorium`, Searches: true,
		Params: append(search(Param{Name: "speaker", Required: true, Complete: param.Speakers,
			Summary: `a speaker's name, in quotation marks if words follow`}), exact),
		Answers: []Answer{&Quotes{}}, handle: func(s *Service) answerer { return s.searches.saidBy }}
	Ask = &Command{Name: "ask", Summary: "Ask in plain English: who said …, what did … say about …",
		Example: `ask what did Whitcombe-Hale say about a moratorium`, Language: param.English, Searches: true, AsksWho: true,
		Params:  append(search(Param{Name: "question", Summary: "a question about who said what", Required: true}), exact),
		Answers: []Answer{&Quotes{}}, handle: func(s *Service) answerer { return s.searches.ask }}
	Source = &Command{Name: "source", Shared: true,
		Summary: "Find who said a sentence that you paste or that a message contains",
		Example: `source you can build a garage in a month`, Language: param.Pasted, Searches: true, AsksWho: true,
		Params:  search(Param{Name: "text", Summary: "the sentence, or a text with it in quotation marks", Required: true}),
		Answers: []Answer{&Quotes{}}, handle: func(s *Service) answerer { return s.searches.source }}
	Timeline = &Command{Name: "timeline", Summary: "Show who spoke of something when, or when a speaker spoke, as a chart",
		Example: `timeline moratorium`, Fields: true, Searches: true,
		Params: append(narrowed(Param{Name: "words", Required: true, Complete: param.Topics,
			Summary: `words as for who-said, or a speaker's name`}), asWords),
		Answers: []Answer{&TimelineInfo{}}, handle: func(s *Service) answerer { return s.searches.timeline }}
	Speakers = &Command{Name: "speakers", Summary: "List the speakers of the corpus, the most quoted first",
		Example: `speakers institute`,
		Params: []Param{{Name: "words", Complete: param.Speakers,
			Summary: "words of a name or role; without words, all speakers"}, length},
		Answers: []Answer{&SpeakerList{}}, handle: func(s *Service) answerer { return s.lists.speakers }}
	Publishers = &Command{Name: "publishers", Summary: "List the publishers of the corpus, the one with the most quotes first",
		Example: `publishers post`,
		Params: []Param{{Name: "words", Complete: param.Publishers,
			Summary: "words of a publisher's name; without words, all publishers"}, length},
		Answers: []Answer{&PublisherList{}}, handle: func(s *Service) answerer { return s.lists.publishers }}
	Articles = &Command{Name: "articles", Summary: "List the articles of the corpus, the newest first",
		Example: `articles publisher:ledger`,
		Params: []Param{{Name: "words", Complete: param.PublisherFields,
			Summary: "words of a title, publisher: after: before:; without words, all articles"}, length},
		Answers: []Answer{&ArticleList{}}, handle: func(s *Service) answerer { return s.lists.articles }}
	Context = &Command{Name: "context", Summary: "Show the text around a quote, by the quote's ID",
		Example: "context " + exampleID, Params: []Param{quoteParam},
		Answers: []Answer{&QuoteContext{}}, handle: func(s *Service) answerer { return s.lists.context }}
)

// Commands about verbatim itself.
var (
	Status = &Command{Name: "status", Shared: true,
		Summary: "Show what is indexed, and when it was indexed", Example: `status`, ShowsNames: true,
		Answers: []Answer{&StatusInfo{}}, handle: func(s *Service) answerer { return s.state.status }}
	Help = &Command{Name: "help", Shared: true,
		Summary: "Explain the commands, or one of them", Example: `help who-said`, Explains: true,
		Params:  []Param{{Name: "command", Summary: "a command's name", One: true, Complete: param.Commands}},
		Answers: []Answer{&CommandHelp{}}, handle: func(s *Service) answerer { return s.state.help }}
	About = &Command{Name: "about", Shared: true,
		Summary: "Describe this program, its corpus, and what it stores about users", Example: `about`,
		Answers: []Answer{&AboutInfo{}}, handle: func(s *Service) answerer { return s.state.about }}
)

// Commands for alerts, which work only on Discord.
var (
	Subscribe = &Command{Name: "subscribe", Shared: true,
		Summary: "Get a message for each new quote that matches a search",
		Example: `subscribe moratorium`, Chat: true,
		Params: []Param{{Name: "words", Summary: "a search, as for who-said", Required: true, Complete: param.Topics},
			{Name: ParamWhere, Summary: "in your direct messages, or here for all (moderators)", Kind: param.Choice,
				Choices: []string{WhereMe, WhereHere}, Default: WhereMe}},
		Answers: []Answer{&Subscribed{}}, handle: func(s *Service) answerer { return s.alerts.subscribe }}
	Alerts = &Command{Name: "alerts", Shared: true,
		Summary: "List your alerts, and those of the channel", Example: `alerts`, Chat: true,
		Answers: []Answer{&AlertList{}}, handle: func(s *Service) answerer { return s.alerts.list }}
	Unsubscribe = &Command{Name: "unsubscribe", Shared: true,
		Summary: "End an alert", Example: `unsubscribe 1`, Chat: true,
		Params: []Param{{Name: "number", Summary: "the alert's number, as alerts lists it", Required: true, One: true,
			Complete: param.Alerts}},
		Answers: []Answer{&Unsubscribed{}}, handle: func(s *Service) answerer { return s.alerts.unsubscribe }}
	ForgetMe = &Command{Name: "forget-me", Summary: "End all your alerts and delete everything that is stored about you",
		Example: `forget-me`, Chat: true,
		Answers: []Answer{&Forgotten{}}, handle: func(s *Service) answerer { return s.alerts.forgetMe }}
)

// Settings is for the moderators of any server.
var Settings = &Command{Name: nameSettings, Shared: true, Summary: "Show or change how the bot behaves in this server",
	Example: nameSettings + " answers private", Chat: true, Manages: true, Language: param.Arguments,
	Params: []Param{
		{Name: "setting", Summary: "which to change; all are shown without it",
			Kind: param.Choice, Choices: servers.Names(), One: true},
		{Name: ParamValue, Summary: "what it is to be; default for the usual value", Trails: true}},
	Answers: []Answer{&SettingsInfo{}}, handle: func(s *Service) answerer { return s.alerts.settings }}

// Commands for moderators.
var (
	Reindex = &Command{Name: "reindex", Summary: "Read the corpus again and serve its current content", Example: `reindex`,
		For: Moderators, Slow: true, Rebuilds: true, ShowsNames: true,
		Params: []Param{{Name: "do", Summary: "cancel stops the running reindex", Kind: param.Choice, Choices: []string{DoCancel}},
			{Name: ParamLoss, Summary: "index the corpus even if most of its articles are gone", Kind: param.Switch}},
		Answers: []Answer{&Reindexed{}, &ReindexCancelled{}, &ReindexStopped{}},
		handle:  func(s *Service) answerer { return s.reindexing.reindex }}
	Add = &Command{Name: "add", Shared: true,
		Summary: "Add an article to the corpus, from a file", Example: `add talks.txt`,
		For: Moderators, Language: param.Arguments, Slow: true, Writes: true, Confirms: true,
		Params: []Param{{Name: "file", Summary: "an article as .txt, .md, .html, .docx, .eml, .mhtml, .vtt or .srt", Kind: param.Files, Required: true},
			titleParam, paperParam, dateParam, urlParam, reason},
		Answers: []Answer{&Preview{}, &Edited{}}, handle: func(s *Service) answerer { return s.editing.add }}
	Remove = &Command{Name: "remove", Shared: true,
		Summary: "Remove an article from the corpus", Example: `remove talks.txt it is there twice`,
		For: Moderators, Language: param.Arguments, Slow: true, Writes: true, Confirms: true,
		Params:  []Param{articleParam, whyParam},
		Answers: []Answer{&Preview{}, &Edited{}}, handle: func(s *Service) answerer { return s.editing.remove }}
	Edit = &Command{Name: "edit", Shared: true, Summary: "Change an article's title, publisher, date or address",
		Example: `edit talks.txt date:2021-12-21 the file has none`,
		For:     Moderators, Language: param.Arguments, Slow: true, Writes: true,
		Params:  []Param{articleParam, titleParam, paperParam, dateParam, urlParam, whyParam},
		Answers: []Answer{&Edited{}}, handle: func(s *Service) answerer { return s.editing.edit }}
	Hide = &Command{Name: "hide", Shared: true,
		Summary: "Hide a quote everywhere", Example: "hide " + exampleID + " it is a headline",
		For: Moderators, Language: param.Arguments, Writes: true, Params: []Param{quoteParam, whyParam},
		Answers: []Answer{&Change{}}, handle: func(s *Service) answerer { return s.curation.hide }}
	Unhide = &Command{Name: "unhide", Shared: true,
		Summary: "Show a hidden quote again", Example: "unhide " + exampleID + " it was right",
		For: Moderators, Language: param.Arguments, Writes: true, Params: []Param{quoteParam, whyParam},
		Answers: []Answer{&Change{}}, handle: func(s *Service) answerer { return s.curation.unhide }}
	Correct = &Command{Name: "correct", Summary: "Correct the speaker of a quote",
		Example: "correct " + exampleID + ` speaker:"Renske Aldenhoven" role:"an inspector" she is named above`,
		For:     Moderators, Language: param.Arguments, Writes: true,
		Params: []Param{quoteParam,
			{Name: ParamSpeaker, Summary: "who spoke", Required: true, Kind: param.Line, Max: MaxName, Complete: param.Speakers},
			{Name: ParamRole, Summary: "the speaker's role", Kind: param.Line, Max: MaxRole}, whyParam},
		Answers: []Answer{&Change{}}, handle: func(s *Service) answerer { return s.curation.correct }}
	Undo = &Command{Name: "undo", Shared: true,
		Summary: "Undo the very last change of the corpus, or that of a quote or an article",
		Example: "undo " + exampleID + " a slip",
		For:     Moderators, Language: param.Arguments, Slow: true, Writes: true, Confirms: true,
		Params: []Param{{Name: "id", One: true,
			Summary: "a quote's ID or an article's path; without it, the very last change, after a preview"}, whyParam},
		Answers: []Answer{&Preview{}, &Change{}, &Edited{}}, handle: func(s *Service) answerer { return s.undo }}
	Redo = &Command{Name: nameRedo, Shared: true, Summary: "Make the change again that was undone last", Example: nameRedo,
		For: Moderators, Language: param.Arguments, Slow: true, Writes: true, Confirms: true,
		Params:  []Param{{Name: ParamReason, Summary: reason.Summary, Kind: reason.Kind, Max: reason.Max}},
		Answers: []Answer{&Preview{}, &Change{}, &Edited{}}, handle: func(s *Service) answerer { return s.redo }}
	AuditLog = &Command{Name: "audit", Shared: true,
		Summary: "List what moderators have changed, the newest first", Example: `audit`,
		For: Moderators, Language: param.Arguments,
		Params:  []Param{{Name: "words", Summary: "words of an entry; without words, all entries"}, length},
		Answers: []Answer{&Audit{}}, handle: func(s *Service) answerer { return s.curation.audit }}
)

// AlertPost is the command that the first line of an alert's message names. Users can't type it.
var AlertPost = &Command{Name: "alert"}
