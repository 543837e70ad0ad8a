// Package ask says what verbatim's commands mean on every surface. The table [Commands] has a row per command, and
// [Service.Do] turns a [Request] into an [Answer]. Discord and the terminal each decode a Request and render an Answer,
// and do nothing else, so that they can't drift apart.
package ask

import (
	"context"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// Audience says who may run a command.
type Audience int

// The audiences.
const (
	Everyone   Audience = iota
	Moderators          // on Discord, members with a moderator's role or the right to manage the server
)

// A Command is a row of the command table: what users type, what surfaces need to know, and what carries it out.
type Command struct {
	Name     string // lower case, dashes
	Summary  string // one line, at most 100 characters (Discord's limit)
	Example  string // what a user would type after the prefix: "who-said moratorium"
	Params   []Param
	For      Audience
	Language param.Language // what the words after its name are

	Fields     bool // its help lists the fields of the query language
	Searches   bool // it looks for quotes: many queries may be asked of it
	AsksWho    bool // in reply to a message it asks who said what the message says
	Explains   bool // it explains commands: a surface with other commands too explains all of them itself
	ShowsNames bool // it names files that were left out, to moderators only
	Chat       bool // it is for Discord, where there are members and channels
	Manages    bool // it is for those who may manage the server where it is used
	Shared     bool // many bots have a command of its name
	Writes     bool // it changes the corpus folder
	Confirms   bool // it shows what it would do, and does it once that is confirmed
	Slow       bool // it may read the corpus again: it shows its progress, and takes as long as that takes
	Rebuilds   bool // it rebuilds the index: it shows progress at once, can be cancelled, and its outcome is reported

	Answers []Answer                // a zero value of each type of answer that it may give
	handle  func(*Service) answerer // what carries it out
}

// An answerer carries out a request.
type answerer func(context.Context, *Request) (Answer, error)

// Usage returns how the command is typed. See [param.Form.Usage].
func (c *Command) Usage() string { return c.form().Usage() }

// String returns the command's name.
func (c *Command) String() string { return c.Name }

// Trailing returns the parameter whose value is the words after the first parameter. See [param.Form.Trailing].
func (c *Command) Trailing() (p Param, ok bool) { return c.form().Trailing() }

// TakesFiles reports whether the command's first parameter is files.
func (c *Command) TakesFiles() bool { return len(c.Params) > 0 && c.Params[0].Kind == param.Files }

// form is what package param needs to know of the command.
func (c *Command) form() *param.Form {
	return &param.Form{Name: c.Name, Example: c.Example, Language: c.Language, Params: c.Params}
}

// CheckGiven returns an error if the command requires words, or files, and they were not given.
func (c *Command) CheckGiven(given bool) error { return c.form().Check(given, nil) }

// ReadOptions splits what was typed after the command's name into its words and its options. See
// [param.Form.ReadOptions].
func (c *Command) ReadOptions(text string) (words string, options map[string]string, err error) {
	return c.form().ReadOptions(text)
}

// ReadFlags reads only the options with two dashes. See [param.Form.ReadFlags].
func (c *Command) ReadFlags(text string) (words string, options map[string]string, err error) {
	return c.form().ReadFlags(text)
}

// CutOptions reads only the options such as "limit:3". See [param.Form.CutOptions].
func (c *Command) CutOptions(text string) (words string, options map[string]string) {
	return c.form().CutOptions(text)
}

// Lookup returns the command of that name, in any case, and whether there is one.
func Lookup(name string) (*Command, bool) { return lookupIn(Commands, name) }

func lookupIn(table []*Command, name string) (*Command, bool) {
	for _, c := range table {
		if strings.EqualFold(c.Name, name) {
			return c, true
		}
	}
	return nil, false
}

// unknownCommand is the error for a name that the table does not have.
func unknownCommand(table []*Command, name string) error {
	var names []string
	for _, c := range table {
		names = append(names, c.Name)
	}
	hint := wording.Say("help lists the commands")
	if near, ok := query.Nearest(name, names); ok {
		hint = wording.Say("did you mean %s? %s", near, hint)
	}
	return &UsageError{Message: wording.Say("unknown command %s", notice.Repeated(name)), Hint: Hint{Text: hint}}
}
