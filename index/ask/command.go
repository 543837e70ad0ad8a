// Package ask is what verbatim's commands mean on every surface: the table [Commands] names them, and [Service.Do]
// answers a [Request] with a [Reply]. Discord and the terminal each decode a Request and render a Reply, and do nothing
// else, so that they can't drift apart.
package ask

import (
	"strconv"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/query"
)

// Audience says who may run a command.
type Audience int

const (
	Everyone   Audience = iota
	Moderators          // on Discord, members with a moderator's role or the right to manage the server
)

// ParamKind says what values a parameter takes.
type ParamKind int

const (
	Text   ParamKind = iota // any words
	Number                  // a whole number from Min to Max
	Choice                  // one of Choices
	Switch                  // yes or no; without it, no
	Line                    // one line of text, of at most Max characters; see corpus.CheckLine
	Files                   // the contents of files: Request.Files
)

// A Param is a parameter of a command. The first parameter of a command takes the words typed after its name; the
// others are options: flags in a terminal, named options of a slash command.
type Param struct {
	Name     string // as Discord and the terminal show it: lower case, dashes
	Summary  string // one line, at most 100 characters (Discord's limit)
	Kind     ParamKind
	Required bool
	Choices  []string
	Min, Max int        // of a Number; Max of a Line, in characters
	Default  string     // what is taken without it; empty where nothing is
	Complete Completion // what its value is completed with while it is typed
}

// A Command is a row of the command table.
type Command struct {
	Name    string // lower case, dashes
	Summary string // one line, at most 100 characters (Discord's limit)
	Example string // what a user would type after the prefix: "who-said moratorium"
	Params  []Param
	For     Audience
	Plain   bool // its words are no query: what looks like a field of one is an option
	Chat    bool // it is for Discord, where there are members and channels
	Slow    bool // it may read the corpus again: it shows how far it is, and takes as long as that takes
}

// Usage returns how the command is typed: its name and its parameters, optional ones in brackets. "who-said words [limit]
// [sort]".
func (c *Command) Usage() string {
	usage := c.Name
	for _, p := range c.Params {
		if p.Required {
			usage += " " + p.Name
		} else {
			usage += " [" + p.Name + "]"
		}
	}
	return usage
}

// The names of the commands.
const (
	WhoSaid  = "who-said"
	SaidBy   = "said-by"
	Ask      = "ask"
	Source   = "source"
	Speakers = "speakers"
	Articles = "articles"
	Context  = "context"
	Status   = "status"
	Help     = "help"
	About    = "about"
	Reindex  = "reindex"
	Hide     = "hide"
	Unhide   = "unhide"
	Correct  = "correct"
	Add      = "add"
	Remove   = "remove"
	Edit     = "edit"
	Undo     = "undo"
	AuditLog = "audit"

	Subscribe   = "subscribe"
	Unsubscribe = "unsubscribe"
	Alerts      = "alerts"
	ForgetMe    = "forget-me"
)

// AlertPost stands in the place of a command above what an alert brings.
const AlertPost = "alert"

// Names of the parameters that searches share.
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
)

// The choices of ParamSort.
const (
	sortBest = "best"
	sortDate = "date"
)

// The most that one request may ask for. A line a speaker or article is cheap to find and to show, so a corpus' list comes whole.
const (
	MaxLimit = 100    // quotes
	MaxList  = 10_000 // speakers, articles
)

// The most characters of what moderators say of articles and quotes. Longer ones are no titles or names, and fill what
// shows them.
const (
	MaxTitle   = 300
	MaxName    = 100 // of an outlet, a speaker
	MaxRole    = 200
	MaxReason  = 500
	MaxAddress = 500
)

// DoCancel as the word after reindex ends the one under way.
const DoCancel = "cancel"

var (
	limit = Param{Name: ParamLimit, Summary: "how many quotes at most", Kind: Number, Min: 1, Max: MaxLimit,
		Default: strconv.Itoa(index.DefaultLimit)}
	length       = Param{Name: ParamLimit, Summary: "how many at most", Kind: Number, Min: 1, Max: MaxList, Default: strconv.Itoa(listLimit)}
	publisher    = Param{Name: ParamPublisher, Summary: "only of this outlet", Complete: PublisherName}
	after        = Param{Name: ParamAfter, Summary: "only this day and later, as 2021-12-17, 2021-12 or 2021"}
	before       = Param{Name: ParamBefore, Summary: "only days earlier than this one"}
	kind         = Param{Name: ParamQuoteKind, Summary: "only quotes of this kind", Kind: Choice, Choices: kinds()}
	quoteParam   = Param{Name: "id", Summary: "the ten characters shown with a quote", Required: true}
	articleParam = Param{Name: "article", Summary: "its path, its file's name, or its title in quotation marks", Required: true, Complete: ArticlePaths}
	titleParam   = Param{Name: ParamTitle, Summary: "the headline, where the file says otherwise", Kind: Line, Max: MaxTitle}
	outletParam  = Param{Name: ParamPublisher, Summary: "the outlet, where the file says otherwise", Kind: Line, Max: MaxName, Complete: PublisherName}
	dateParam    = Param{Name: ParamDate, Summary: "the day it appeared, as 2021-12-21"}
	urlParam     = Param{Name: ParamURL, Summary: "where it can be read"}
	reason       = Param{Name: ParamReason, Summary: "why, for other moderators", Kind: Line, Max: MaxReason}
	order        = Param{Name: ParamSort, Summary: "best first, or newest first", Kind: Choice, Choices: []string{sortBest, sortDate},
		Default: sortBest}
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
func search(what Param) []Param {
	return []Param{what, limit, order, publisher, after, before, kind}
}

// Commands is the command table, in the order in which help lists it.
var Commands = []Command{
	{Name: WhoSaid, Summary: "Find quotes by their words: who said it, where and when", Example: `who-said moratorium`,
		Params: search(Param{Name: "words", Summary: `words, "an exact phrase", -without, speaker: publisher: after: before: kind: report:`,
			Required: true, Complete: Topics})},
	{Name: SaidBy, Summary: "Find what a speaker said, with words or without", Example: `said-by "Lorna Whitcombe-Hale" moratorium`,
		Params: search(Param{Name: "speaker", Summary: `a speaker's name, in quotation marks if words follow`,
			Required: true, Complete: SpeakerNames})},
	{Name: Ask, Summary: "Ask in plain English: who said …, what did … say about …", Example: `ask what did Whitcombe-Hale say about a moratorium`,
		Params: search(Param{Name: "question", Summary: "a question about who said what", Required: true})},
	{Name: Source, Summary: "Find who said a sentence that you paste, or that stands in a message", Example: `source you can build a garage in a month`,
		Params: search(Param{Name: "text", Summary: "the sentence, or a text with it in quotation marks", Required: true})},
	{Name: Speakers, Summary: "List the speakers of the corpus, the most quoted first", Example: `speakers institute`,
		Params: []Param{{Name: "words", Summary: "words of a name or role; all speakers without", Complete: SpeakerNames}, length}},
	{Name: Articles, Summary: "List the articles of the corpus, the newest first", Example: `articles publisher:ledger`,
		Params: []Param{{Name: "words", Summary: "words of a title, publisher: after: before:; all articles without"}, length}},
	{Name: Context, Summary: "Show what stands around a quote, by the quote's id", Example: `context rlycunfv4i`,
		Params: []Param{{Name: "id", Summary: "the ten characters shown with a quote", Required: true}}},
	{Name: Status, Summary: "Show what is indexed, and since when", Example: `status`},
	{Name: Help, Summary: "Explain the commands, or one of them", Example: `help who-said`,
		Params: []Param{{Name: "command", Summary: "a command's name"}}},
	{Name: About, Summary: "Say what this is, what it serves, and what it stores about users", Example: `about`},
	{Name: Subscribe, Summary: "Be told of each new quote that a search finds", Example: `subscribe moratorium`, Chat: true,
		Params: []Param{{Name: "words", Summary: "a search, as for who-said", Required: true, Complete: Topics},
			{Name: ParamWhere, Summary: "in your direct messages, or here for all (moderators)", Kind: Choice, Choices: []string{WhereMe, WhereHere}, Default: WhereMe}}},
	{Name: Alerts, Summary: "List your alerts, and those of the channel", Example: `alerts`, Chat: true},
	{Name: Unsubscribe, Summary: "End an alert", Example: `unsubscribe 1`, Chat: true,
		Params: []Param{{Name: "number", Summary: "the alert's, as alerts lists it", Required: true}}},
	{Name: ForgetMe, Summary: "End all your alerts and delete all that is kept about you", Example: `forget-me`, Chat: true},
	{Name: Reindex, Summary: "Read the corpus again and serve what it holds now", Example: `reindex`, For: Moderators, Slow: true,
		Params: []Param{{Name: "do", Summary: "cancel ends the one under way", Kind: Choice, Choices: []string{DoCancel}},
			{Name: ParamLoss, Summary: "index the corpus also where most of its articles are gone", Kind: Switch}}},
	{Name: Add, Summary: "Add an article to the corpus, from a file", Example: `add talks.txt`, For: Moderators, Plain: true, Slow: true,
		Params: []Param{{Name: "file", Summary: "an article as .txt, .md or .html", Kind: Files, Required: true}, titleParam, outletParam, dateParam, urlParam, reason}},
	{Name: Remove, Summary: "Take an article out of the corpus", Example: `remove talks.txt it is there twice`, For: Moderators, Plain: true, Slow: true,
		Params: []Param{articleParam, reason}},
	{Name: Edit, Summary: "Say what an article's title, outlet, day or address is", Example: `edit talks.txt date:2021-12-21 the file has none`, For: Moderators, Plain: true, Slow: true,
		Params: []Param{articleParam, titleParam, outletParam, dateParam, urlParam, reason}},
	{Name: Hide, Summary: "Show a quote nowhere any more", Example: `hide rlycunfv4i it is a headline`, For: Moderators, Plain: true,
		Params: []Param{quoteParam, reason}},
	{Name: Unhide, Summary: "Show a hidden quote again", Example: `unhide rlycunfv4i it was right`, For: Moderators, Plain: true,
		Params: []Param{quoteParam, reason}},
	{Name: Correct, Summary: "Say who spoke, where that is wrong", For: Moderators, Plain: true,
		Example: `correct rlycunfv4i speaker:"Renske Aldenhoven" role:"an inspector" she is named above`,
		Params: []Param{quoteParam, {Name: ParamSpeaker, Summary: "who spoke", Kind: Line, Max: MaxName, Complete: SpeakerNames},
			{Name: ParamRole, Summary: "in what capacity", Kind: Line, Max: MaxRole}, reason}},
	{Name: Undo, Summary: "Undo the last change of a quote or an article", Example: `undo rlycunfv4i a slip`, For: Moderators, Plain: true, Slow: true,
		Params: []Param{{Name: "id", Summary: "the ten characters shown with a quote, or an article's path", Required: true}, reason}},
	{Name: AuditLog, Summary: "List what moderators have changed, the newest first", Example: `audit`, For: Moderators, Plain: true,
		Params: []Param{{Name: "words", Summary: "words of an entry; all entries without"}, length}},
}

// Lookup returns the command of that name, in any case, and whether there is one.
func Lookup(name string) (Command, bool) {
	for _, c := range Commands {
		if strings.EqualFold(c.Name, name) {
			return c, true
		}
	}
	return Command{}, false
}
