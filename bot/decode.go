package bot

import (
	"slices"
	"strings"
	"unicode"

	"verbatim/index/ask"
	"verbatim/index/query"
)

// Hearing says how a text came to the bot, which decides whether it is meant for it.
type Hearing struct {
	Prefix string // what a command begins with in a channel
	Self   string // the bot's user id; empty when nobody can mention it. "&" and an id is a role's
	Name   string // the bot's name, which somebody may type behind an @ without mentioning it; empty when unknown
	Direct bool   // a direct message: neither prefix nor mention is needed
}

// Decode reads the command in what somebody typed, and reports whether it is meant for the bot at all. Behind the prefix
// stands a command by its name. Behind a mention, and in a direct message, plain words do too: "who said …" is who-said,
// nothing is help, and anything else is a question.
func Decode(text string, h Hearing) (ask.Request, bool) {
	text = strings.TrimSpace(text)
	rest, mentioned := cutMention(text, h)
	called := false
	if h.Prefix != "" {
		rest, called = strings.CutPrefix(rest, h.Prefix)
		rest = strings.TrimSpace(rest)
	}
	spoken := mentioned || h.Direct
	if !spoken && !called {
		return ask.Request{}, false
	}
	if c, words, ok := cutCommand(rest, spoken); ok {
		return request(c, words), true
	}
	switch {
	case !spoken:
		return ask.Request{}, false
	case strings.Trim(rest, h.Prefix+" ?!.") == "":
		return ask.Request{Command: ask.Help}, mentioned || rest != ""
	}
	c, _ := ask.Lookup(ask.Ask)
	words, options, err := ask.ReadFlags(uncode(rest), c)
	return ask.Request{Command: c.Name, Words: words, Options: options, Wrong: err}, true
}

// request reads the words after a command, with the options in them.
func request(c ask.Command, typed string) ask.Request {
	words, options, err := ask.ReadOptions(uncode(typed), c)
	return ask.Request{Command: c.Name, Words: words, Options: options, Wrong: err}
}

// uncode takes away the marks of code, in which the bot shows what can be copied.
func uncode(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "`", "")) }

// greetings may stand before a mention that begins a text.
var greetings = strings.Fields("hey hi hello ok okay so please dear")

// cutMention takes a mention of the bot from the beginning or the end of a text.
func cutMention(text string, h Hearing) (rest string, found bool) {
	if h.Self == "" {
		return text, false
	}
	begin := text
	if first, behind := cutWord(text); slices.Contains(greetings, strings.ToLower(strings.TrimRight(first, ",!"))) {
		begin = behind
	}
	if name := "@" + h.Name; h.Name != "" {
		if first, behind := cutWord(begin); strings.EqualFold(strings.TrimRight(first, ",:"), name) {
			return behind, true
		}
	}
	for _, m := range []string{"<@" + h.Self + ">", "<@!" + h.Self + ">"} {
		if rest, ok := strings.CutPrefix(begin, m); ok {
			return strings.TrimLeft(rest, " \t\n,:"), true
		}
		for _, end := range []string{"", "?", ".", "!"} {
			if rest, ok := strings.CutSuffix(text, m+end); ok {
				return strings.TrimRight(rest, " \t\n,") + end, true
			}
		}
	}
	return text, false
}

// cutCommand takes a command's name from the beginning of a text. Names made of two words may be typed with a space, with
// another dash or with none, and with one slip of the finger; short names are words of ordinary talk, and are taken as they
// are, unless the text was spoken to the bot: then even a "help!" is a command. A question mark behind plain words goes.
func cutCommand(text string, spoken bool) (c ask.Command, words string, ok bool) {
	first, rest := cutWord(text)
	if spoken {
		first = strings.TrimRight(first, "?!.,:")
	}
	second, behind := cutWord(rest)
	if c, ok := lookup(first+second, true); ok && second != "" && plainLetters(first) {
		third, _ := cutWord(behind)
		return c, unquestion(behind), !spoken || !slices.Contains(inQuestions, strings.ToLower(third))
	}
	if c, ok := ask.Lookup(first); ok {
		return c, rest, true
	}
	c, ok = lookup(first, !spoken)
	return c, rest, ok
}

// inQuestions are the words behind "who said" that make it a question in plain English: "who said anything about coins".
var inQuestions = strings.Fields("that about on something anything what it")

// lookup finds a command by a name that may be spelled otherwise, or only one of two words.
func lookup(typed string, twoWords bool) (ask.Command, bool) {
	typed = letters(typed)
	for _, c := range ask.Commands {
		if twoWords && !strings.Contains(c.Name, "-") {
			continue
		}
		if name := letters(c.Name); name == typed || len(name) >= shortest && query.Distance(name, typed) <= 1 {
			return c, true
		}
	}
	return ask.Command{}, false
}

// shortest is the length from which on a name with one slip still is that name.
const shortest = 6

// letters returns s in lower case without dashes and the like.
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

func unquestion(s string) string { return strings.TrimSpace(strings.TrimRight(s, "?")) }
