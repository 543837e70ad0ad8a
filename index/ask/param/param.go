// Package param has the parameters of commands: what values they take, and how they are read from what was typed. Start
// with [Param] and [Form.ReadOptions].
package param

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// A Kind says what values a parameter takes.
type Kind int

// The kinds of parameters.
const (
	Text   Kind = iota // any words
	Number             // a whole number from Min to Max
	Choice             // one of Choices
	Switch             // yes or no; no by default
	Line               // one line of text, of at most Max characters; see corpus.CheckLine
	Files              // the contents of files
)

// A Completion says what a parameter's value is completed with while it is typed.
type Completion string

// The completions.
const (
	NoCompletion    Completion = ""
	Speakers        Completion = "speakers"
	Publishers      Completion = "publishers"
	PublisherFields Completion = "publisher fields" // the value of publisher: in the last of the words typed
	Topics          Completion = "topics"           // the last of the words typed
	Articles        Completion = "articles"         // by path, title or words of it
	Commands        Completion = "commands"         // by name
	Quotes          Completion = "quotes"           // the ID of a quote, by its words
	Alerts          Completion = "alerts"           // the number of an alert of the user's
)

// A Param is a parameter of a command. The first parameter of a command takes the words typed after its name; the
// others are options: flags in a terminal, named options of a slash command.
type Param struct {
	Name     string // as Discord and the terminal show it: lower case, dashes
	Summary  string // one line, at most 100 characters (Discord's limit)
	Kind     Kind
	Required bool
	Choices  []string
	Min, Max int        // of a Number; Max of a Line, in characters
	Default  string     // the value without it; empty where there is none
	Complete Completion // what its value is completed with while it is typed
	One      bool       // it is one word, or one thing in quotation marks
	Trails   bool       // in a typed command, the words after the first parameter are its value; one is required
}

// A Language says what the words after a command's name are.
type Language int

// The languages.
const (
	Query     Language = iota // the query language
	English                   // a question in plain English
	Pasted                    // a text that is taken as it is: words that look like options may be part of it
	Arguments                 // an id or a name, and a reason: words that look like fields are options
)

// A Form is what is needed to read a command: its name, its parameters and the language of its words.
type Form struct {
	Name     string
	Example  string
	Language Language
	Params   []Param
}

// Values of a Switch that a surface may use.
const (
	Yes = "yes"
	No  = "no"
)

// What a Switch can be: what is typed, and what a boolean prints as.
var yes, no = []string{Yes, "true"}, []string{No, "false"}

// On reports whether the value of a Switch means yes.
func On(value string) bool { return slices.Contains(yes, value) }

// Check validates the options of a request, and that the first parameter was given where it is required.
func (f *Form) Check(given bool, options map[string]string) error {
	if len(f.Params) > 0 && f.Params[0].Required && !given {
		return &notice.UsageError{
			Message: wording.Say("%s requires %s", f.Name, wording.Known(wording.A(f.Params[0].Name))),
			Hint:    notice.Hint{Example: f.Example},
		}
	}
	for _, name := range slices.Sorted(maps.Keys(options)) {
		value := options[name]
		if value == "" {
			continue
		}
		p, err := f.option(name)
		if err != nil {
			return err
		}
		if err := p.check(value); err != nil {
			return err
		}
	}
	return nil
}

// options returns the parameters after the first.
func (f *Form) options() []Param { return f.Params[min(1, len(f.Params)):] }

// option returns the option with that name, or an error that names those there are.
func (f *Form) option(name string) (Param, error) {
	var names []string
	for _, p := range f.options() {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	e := &notice.UsageError{Message: wording.Say("%s has no option %s", f.Name, notice.Repeated(name))}
	if len(names) > 0 {
		e.Hint.Text = wording.Say("its options are %s", strings.Join(names, ", "))
	}
	if near, ok := query.Nearest(name, names); ok {
		e.Hint.Text = wording.Say("did you mean %s? %s", near, e.Hint.Text)
	}
	return Param{}, e
}

// named returns the option with that name, in any case.
func (f *Form) named(name string) (Param, bool) {
	for _, p := range f.options() {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Param{}, false
}

// check reports what is wrong with a value of the parameter.
func (p *Param) check(value string) error {
	if p.Kind == Line {
		return CheckLine(p.Name, value, p.Max)
	}
	if p.takes(value) {
		return nil
	}
	return &notice.UsageError{
		Message: wording.Say("%s can't be %s", p.Name, notice.Repeated(value)),
		Hint:    notice.Hint{Text: p.expected()},
	}
}

// CheckLine reports what is wrong with one line of text of at most so many characters.
func CheckLine(name, value string, most int) error {
	err := corpus.CheckLine(strings.TrimSpace(value), most)
	if err == nil {
		return nil
	}
	return &notice.UsageError{
		Message: wording.Say("%s %s", name, err.Wrong), Hint: notice.Hint{Text: err.Hint},
	}
}

// takes reports whether a value is one of the parameter's.
func (p *Param) takes(value string) bool {
	switch p.Kind {
	case Number:
		n, err := strconv.Atoi(value)
		return err == nil && n >= p.Min && n <= p.Max
	case Choice:
		return slices.Contains(p.Choices, value)
	case Switch:
		return slices.Contains(yes, value) || slices.Contains(no, value)
	}
	return true
}

// expected says what values the parameter takes.
func (p *Param) expected() wording.Text {
	if p.Kind == Number {
		return wording.Say("expected a whole number from %s to %s", strconv.Itoa(p.Min), strconv.Itoa(p.Max))
	}
	if values := p.Values(); !values.IsZero() {
		return wording.Say("expected %s", values)
	}
	return wording.Say("expected %s", wording.Known(p.Summary))
}

// Values returns which values the parameter takes, if they are only some: "1 to 100", "best or date". For others it
// returns an empty text.
func (p *Param) Values() wording.Text {
	switch p.Kind {
	case Number:
		return wording.Say("%s to %s", wording.Number(p.Min), wording.Number(p.Max))
	case Choice:
		return wording.AnyOf(p.Choices)
	case Switch:
		return wording.AnyOf([]string{Yes, No})
	}
	return wording.Text{}
}

// Limits returns the values that the parameter takes and its default, in parentheses: "(1 to 100; default 5)". It
// returns an empty text if there is nothing to say.
func (p *Param) Limits() wording.Text {
	var says []wording.Text
	if values := p.Values(); !values.IsZero() && len(p.Choices) != 1 { // the summary explains a single choice
		says = append(says, values)
	}
	if p.Default != "" {
		says = append(says, wording.Say("default %s", p.Default))
	}
	if len(says) == 0 {
		return wording.Text{}
	}
	return wording.Say("(%s)", wording.Joined("; ", says...))
}
