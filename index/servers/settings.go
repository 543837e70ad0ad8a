package servers

import (
	"regexp"
	"slices"
)

// Settings are those of one server. The zero value is as the operator has it.
type Settings struct {
	Prefix      string   // of commands in messages; "" for the operator's
	Private     bool     // only the member who uses a slash command sees the answer, unless they say otherwise
	Channels    []string // ids of the channels where commands with the prefix are heard; empty for all
	Off         []string // names of the commands that are turned off
	PlainText   bool     // answers are text instead of cards
	SharedNames bool     // commands such as !help, which other bots may have too, are heard without a mention
	Dates       Dates
	Corpus      string // the name of the corpus that is asked; "" for the operator's
	Language    string // the code of the language of the bot's own words; "" for each member's own
}

// MainCorpus is the name of the usual corpus, for operators who list further ones.
const MainCorpus = "main"

// corpusName is what corpora can be called. Names are typed, and stand in custom ids of Discord and in metrics.
var corpusName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,23}$`)

// IsCorpusName reports whether a further corpus can have a name.
func IsCorpusName(name string) bool {
	return corpusName.MatchString(name) && name != Usual && name != MainCorpus
}

// Hears reports whether commands with the prefix are heard in a channel. For a thread, parent is the id of its
// channel; otherwise "".
func (s *Settings) Hears(channel, parent string) bool {
	return len(s.Channels) == 0 || slices.Contains(s.Channels, channel) ||
		parent != "" && slices.Contains(s.Channels, parent)
}

// Allows reports whether a command is not turned off.
func (s *Settings) Allows(command string) bool { return !slices.Contains(s.Off, command) }

// Dates is how days are written.
type Dates string

// How days are written; the values are those of the setting.
const (
	DayFirst   Dates = "day-first"   // 17 December 2021
	MonthFirst Dates = "month-first" // December 17, 2021
	YearFirst  Dates = "year-first"  // 2021-12-17
)

// layouts are the layouts of package time for days and months, by those of DayFirst.
var layouts = map[Dates]map[string]string{
	MonthFirst: {"2 January 2006": "January 2, 2006", "2 Jan 2006": "Jan 2, 2006", "2 Jan": "Jan 2"},
	YearFirst: {"2 January 2006": "2006-01-02", "2 Jan 2006": "2006-01-02", "2 Jan": "01-02", "January 2006": "2006-01",
		"Jan 2006": "2006-01"},
}

// Write returns the layout of package time in place of one of DayFirst. The zero value is DayFirst.
func (d Dates) Write(layout string) string {
	if other, ok := layouts[d][layout]; ok {
		return other
	}
	return layout
}
