package servers

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
	"verbatim/corpus/wording"
)

// Usual is the value that takes a setting back to what the operator has.
const Usual = "default"

// Channels is the name of the setting of channels. Its value is mentions of channels.
const Channels = "channels"

// A Setting is a row of [All].
type Setting struct {
	Name    string
	Summary string // what it decides
	Takes   string // which values, besides Usual
	Default string // what holds without a value, in words
	Example string // the setting with a value

	read func(s *Settings, value string) error // value is not Usual
	show func(s *Settings) string
}

// Corpus is the setting that says which corpus a server asks. It is only of use where the operator lists several.
var Corpus = &Setting{Name: "corpus", Summary: "which articles are searched", Takes: "a name that the operator has listed",
	Example: "corpus main", Default: "the operator's",
	read: readCorpus, show: func(s *Settings) string { return s.Corpus }}

// All are the settings, in the order in which they are shown.
var All = []*Setting{
	{Name: "prefix", Summary: "what commands in messages begin with", Takes: "up to 5 characters, as ? or v!",
		Example: "prefix ?", Default: "the operator's",
		read: readPrefix, show: func(s *Settings) string { return s.Prefix }},
	{Name: "answers", Summary: "who sees the answers to slash commands", Takes: "public or private",
		Example: "answers private", Default: "public",
		read: choose(map[string]func(*Settings){
			"public": func(s *Settings) { s.Private = false }, "private": func(s *Settings) { s.Private = true },
		}), show: func(s *Settings) string { return either(s.Private, "private") }},
	{Name: Channels, Summary: "where commands with the prefix are heard", Takes: "channels from the list that # opens",
		Example: "channels #news", Default: "all",
		read: readChannels, show: showChannels},
	{Name: "off", Summary: "commands that no one can use here", Takes: "names of commands, as ask source",
		Example: "off source", Default: "none",
		read: readOff,
		show: func(s *Settings) string { return strings.Join(s.Off, " ") }},
	{Name: "layout", Summary: "how answers look", Takes: "cards or text",
		Example: "layout text", Default: "cards",
		read: choose(map[string]func(*Settings){
			"cards": func(s *Settings) { s.PlainText = false }, "text": func(s *Settings) { s.PlainText = true },
		}), show: func(s *Settings) string { return either(s.PlainText, "text") }},
	{Name: "shared-names", Summary: "whether !help and others that many bots have are heard without a mention",
		Takes: "yes or no", Example: "shared-names yes", Default: "no",
		read: choose(map[string]func(*Settings){
			"no": func(s *Settings) { s.SharedNames = false }, "yes": func(s *Settings) { s.SharedNames = true },
		}), show: func(s *Settings) string { return either(s.SharedNames, "yes") }},
	{Name: "dates", Summary: "how days are written", Takes: "day-first, month-first or year-first",
		Example: "dates month-first", Default: "day-first",
		read: choose(map[string]func(*Settings){
			string(DayFirst):   func(s *Settings) { s.Dates = "" },
			string(MonthFirst): func(s *Settings) { s.Dates = MonthFirst },
			string(YearFirst):  func(s *Settings) { s.Dates = YearFirst },
		}), show: func(s *Settings) string { return string(s.Dates) }},
	Corpus,
	{Name: "language", Summary: "what the bot speaks, instead of each member's language",
		Takes:   "english, deutsch or français",
		Example: "language deutsch", Default: "each member's",
		read: choose(map[string]func(*Settings){
			"english": english, "en": english, "deutsch": german, "german": german, "de": german,
			"français": french, "francais": french, "french": french, "fr": french,
		}), show: func(s *Settings) string { return languages[s.Language] }},
}

func english(s *Settings) { s.Language = "en" }
func german(s *Settings)  { s.Language = "de" }
func french(s *Settings)  { s.Language = "fr" }

// languages are the names of languages by their codes, as the setting takes them.
var languages = map[string]string{"en": "english", "de": "deutsch", "fr": "français"}

// Named returns the setting with a name, in any case, and whether there is one.
func Named(name string) (*Setting, bool) {
	i := slices.IndexFunc(All, func(x *Setting) bool { return strings.EqualFold(x.Name, name) })
	if i < 0 {
		return nil, false
	}
	return All[i], true
}

// Names are the names of all settings.
func Names() []string {
	var names []string
	for _, x := range All {
		names = append(names, x.Name)
	}
	return names
}

// In returns the value of the setting in s; "" for the usual one.
func (x *Setting) In(s *Settings) string { return x.show(s) }

// Read returns s with a value as a moderator types it. The error for a value that the setting does not take says which
// it takes.
func (x *Setting) Read(s Settings, value string) (Settings, error) {
	value = strings.TrimSpace(value)
	if strings.EqualFold(value, Usual) {
		return x.usual(s), nil
	}
	err := errTaken
	if value != "" {
		err = x.read(&s, value)
	}
	if err != nil {
		return s, wording.Say("%s takes %s, or %s", x.Name, wording.Known(x.Takes), Usual)
	}
	return s, nil
}

// usual returns s with the usual value of the setting: all others are read again into new settings.
func (x *Setting) usual(s Settings) (kept Settings) {
	for _, other := range All {
		if value := other.show(&s); other != x && value != "" {
			_ = other.read(&kept, value) // it was read before
		}
	}
	return kept
}

// errTaken means that a setting does not take a value.
var errTaken = errors.New("the setting takes other values")

// choose returns what reads one of several values.
func choose(set map[string]func(*Settings)) func(*Settings, string) error {
	return func(s *Settings, value string) error {
		do, ok := set[strings.ToLower(value)]
		if !ok {
			return errTaken
		}
		do(s)
		return nil
	}
}

// either returns a value if it is set, and otherwise "".
func either(set bool, value string) string {
	if set {
		return value
	}
	return ""
}

// maxPrefix is how many characters a prefix may have.
const maxPrefix = 5

// readPrefix reads a prefix. Discord's client takes what begins with one of the signs for itself.
func readPrefix(s *Settings, value string) error {
	odd := func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }
	if utf8.RuneCountInString(value) > maxPrefix || strings.ContainsFunc(value, odd) ||
		strings.ContainsAny(value[:1], "/@#<`") {
		return errTaken
	}
	s.Prefix = value
	return nil
}

func readCorpus(s *Settings, value string) error {
	value = strings.ToLower(value)
	if value != MainCorpus && !IsCorpusName(value) {
		return errTaken
	}
	s.Corpus = value
	return nil
}

// channel finds the mention of a channel, or its id.
var channel = regexp.MustCompile(`^(?:<#)?(\d{1,20})>?$`)

func readChannels(s *Settings, value string) error {
	var ids []string
	for _, w := range words(value) {
		id := channel.FindStringSubmatch(w)
		if id == nil {
			return errTaken
		}
		if !slices.Contains(ids, id[1]) {
			ids = append(ids, id[1])
		}
	}
	s.Channels = ids
	return nil
}

func readOff(s *Settings, value string) error {
	if s.Off = words(value); len(s.Off) == 0 {
		return errTaken
	}
	return nil
}

func showChannels(s *Settings) string {
	var mentions []string
	for _, id := range s.Channels {
		mentions = append(mentions, "<#"+id+">")
	}
	return strings.Join(mentions, " ")
}

// words are what a list has, each once, in lower case.
func words(list string) []string {
	var all []string
	split := func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '!' }
	for _, w := range strings.FieldsFunc(strings.ToLower(list), split) {
		if w = strings.TrimLeft(w, "/"); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}
