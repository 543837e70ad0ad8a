// Package typed reads what members type in messages: whether it is meant for the bot, and what it asks.
package typed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"verbatim/bot/show"
	"verbatim/index/ask"
	"verbatim/index/query"
)

// Hearing says how a text reached the bot, which decides whether it is meant for the bot.
type Hearing struct {
	Prefix string // what a command begins with in a channel; empty where only mentions are heard
	Ours   bool   // the prefix is this bot's alone, so that it need not leave commands to other bots
	Self   string // the bot's user id, or "&" and the id of its role; empty where it can't be mentioned
	Name   string // the bot's name, which members may type after an @ without mentioning it; empty when unknown
	Direct bool   // a direct message: neither prefix nor mention is needed
}

// UsualPrefix is what commands begin with unless something else is set. Many bots have it.
const UsualPrefix = "!"

// Decode reads the command in a text that was typed, and reports whether the text is meant for the bot at all. A
// prefix is followed by the name of a command. One that other bots may have too follows the bot's name, unless the
// prefix is the bot's alone: "!verbatim help". After a mention, and in a direct message, plain words work too: "who
// said …" is who-said, no words are help, a greeting needs no answer, and anything else is a question. Before a mention
// only a command or what asks is meant for the bot: "I asked @verbatim" is not.
func Decode(text string, h Hearing) (ask.Request, bool) {
	text = strings.TrimSpace(text)
	rest, mentioned, before := cutMention(text, h)
	called := false
	if h.Prefix != "" {
		rest, called = strings.CutPrefix(rest, h.Prefix)
		rest = strings.TrimSpace(rest)
	}
	spoken := mentioned || h.Direct
	if !spoken && !called {
		return ask.Request{}, false
	}
	named := false
	if called {
		rest, named = cutName(rest, h.Name)
	}
	if c, words, ok := cutCommand(rest, spoken || named); ok {
		return request(c, words), spoken || named || h.Ours || !c.Shared
	}
	if named && !strings.Contains(rest, " ") { // no command, or one that is misspelt
		return ask.Request{Command: ask.Help, Words: rest}, true
	}
	spoken = spoken || named
	switch {
	case !spoken, before && !asks(rest), query.TalkOf(rest) == query.Greeting:
		return ask.Request{}, false
	case strings.Trim(rest, h.Prefix+" ?!.") == "":
		return ask.Request{Command: ask.Help}, mentioned || rest != ""
	}
	words, options, err := ask.Ask.ReadFlags(Plain(rest))
	return ask.Request{Command: ask.Ask, Words: words, Options: options, Wrong: err}, true
}

// cutName cuts the bot's name off the beginning of a text: that of its account, or of the program.
func cutName(text, name string) (rest string, found bool) {
	first, after := cutWord(text)
	if strings.EqualFold(first, show.Program) || name != "" && strings.EqualFold(first, name) {
		return after, true
	}
	return text, false
}

// request reads the words after a command, with the options in them.
func request(c *ask.Command, typed string) ask.Request {
	if !c.Manages { // settings are given as mentions of channels
		typed = Plain(typed)
	}
	words, options, err := c.ReadOptions(typed)
	return ask.Request{Command: c, Words: words, Options: options, Wrong: err}
}

// Plain removes what members send beside words: backquotes, between which the bot shows what can be copied, mentions
// of members, roles and channels, and emoji of a server.
func Plain(s string) string { return strings.TrimSpace(besideWords.ReplaceAllString(s, "")) }

// besideWords finds what Plain removes, of Discord's reference of message formatting.
var besideWords = regexp.MustCompile("`|<(?:@[!&]?|#|a?:\\w{2,32}:)\\d+>")

// greetings are the words that may precede a mention at the beginning of a text.
var greetings = strings.Fields("hey hi hello ok okay so please dear")

// questionWords are the words that begin a question.
var questionWords = strings.Fields("who what when where why how which whose did does do is are was were has have had " +
	"can could will would")

// asks reports whether a text asks something.
func asks(text string) bool {
	first, _ := cutWord(text)
	return strings.HasSuffix(text, "?") || slices.Contains(questionWords, strings.ToLower(strings.Trim(first, ",.!")))
}

// cutMention cuts a mention of the bot off the beginning or the end of a text. before says that the rest stands before
// the mention.
func cutMention(text string, h Hearing) (rest string, found, before bool) {
	if h.Self == "" {
		return text, false, false
	}
	begin := text
	if first, after := cutWord(text); slices.Contains(greetings, strings.ToLower(strings.TrimRight(first, ",!"))) {
		begin = after
	}
	if name := "@" + h.Name; h.Name != "" {
		if first, after := cutWord(begin); strings.EqualFold(strings.TrimRight(first, ",:"), name) {
			return after, true, false
		}
	}
	for _, m := range []string{"<@" + h.Self + ">", "<@!" + h.Self + ">"} {
		if rest, ok := strings.CutPrefix(begin, m); ok {
			return strings.TrimLeft(rest, " \t\n,:"), true, false
		}
		for _, end := range []string{"", "?", ".", "!"} {
			if rest, ok := strings.CutSuffix(text, m+end); ok {
				return strings.TrimRight(rest, " \t\n,") + end, true, true
			}
		}
	}
	return text, false, false
}

// cutCommand cuts a command's name off the beginning of a text. A name of two words may be typed with a space, with
// another dash or with none, and with one typing error. Other names are ordinary words and must be typed exactly,
// unless the text is spoken to the bot: then even "help!" is a command. A question mark after plain words is dropped.
func cutCommand(text string, spoken bool) (c *ask.Command, words string, ok bool) {
	first, rest := cutWord(text)
	if spoken {
		first = strings.TrimRight(first, "?!.,:")
	}
	second, after := cutWord(rest)
	if c, ok := lookup(first+second, true); ok && second != "" && plainLetters(first) {
		third, _ := cutWord(after)
		return c, trimQuestion(after), !spoken || !slices.Contains(inQuestions, strings.ToLower(third))
	}
	if c, ok := ask.Lookup(first); ok {
		return c, rest, true
	}
	c, ok = lookup(first, !spoken)
	return c, rest, ok
}

// inQuestions are the words after "who said" that make it a question in plain English: "who said anything about coins".
var inQuestions = strings.Fields("that about on something anything what it")

// lookup finds a command by a name that may be spelled differently. With twoWords it finds only names of two words.
func lookup(typed string, twoWords bool) (*ask.Command, bool) {
	typed = letters(typed)
	for _, c := range ask.Commands {
		if twoWords && !strings.Contains(c.Name, "-") {
			continue
		}
		if name := letters(c.Name); name == typed || len(name) >= shortest && query.Distance(name, typed) <= 1 {
			return c, true
		}
	}
	return nil, false
}

// shortest is the length of the shortest name that is recognised with one typing error.
const shortest = 6

// letters returns s in lower case, without dashes and underscores.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

func plainLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func cutWord(s string) (word, rest string) {
	i := strings.IndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

func trimQuestion(s string) string { return strings.TrimSpace(strings.TrimRight(s, "?")) }
