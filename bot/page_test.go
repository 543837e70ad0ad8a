package bot

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
	"verbatim/bot/form"
	"verbatim/bot/locale"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

const moderatorsPage = "../docs/moderators.md"

// clipped are the files that the page's moderators send, by name.
var clipped = map[string]string{
	"the_ice.txt":   ferryNews + "\n\"Nobody asked us about the ice,\" Bo Lind, the mayor, told reporters.\n",
	"the_thaw.txt":  "HARBOUR TOWN, Dec 9 (Harbour Wire) - \"The ice goes, and the ferries sail tomorrow,\" said Ana Falk, a harbour pilot.\n",
	"picture.png":   "\x89PNG",
	"empty_one.txt": "",
}

// unsteady are parts of messages that differ each time, and what stands in their place.
var unsteady = []struct{ is, shown string }{
	{`\d+ [A-Z][a-z]+ \d{4} \d\d:\d\d UTC`, "21 December 2021 10:30 UTC"},
	{`since \d+ [A-Z][a-z]+ 20[2-9]\d`, "since 21 December 2021"},
	{`It took [0-9.]+ seconds`, "It took 0.1 seconds"},
}

// onlyTheMember stands above an answer that others do not see.
const onlyTheMember = "(only the member who pressed the button sees this)"

// A session is what the page's moderators and members do, one after the other.
type session struct {
	*desk
	people   map[string]discordtest.User
	channels map[string]*discordtest.Channel
	last     discordtest.Message // what a button is pressed on
}

// newSession returns the server of the page, with a bot that speaks a language.
func newSession(t *testing.T, in *locale.Language) *session {
	t.Helper()
	p := &desk{place: newPlace(t, discordtest.Options{})}
	p.lang = in
	reports, quay := p.World.AddChannel(p.guild, "reports"), p.World.AddChannel(p.guild, "quay")
	bea, known := p.World.AddUser("bea"), serverStore(t, t.TempDir())
	p.World.Join(p.guild, bea, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	if in != nil {
		language, _ := servers.Named("language")
		if _, err := known.Set(t.Context(), language, servers.Change{Guild: p.guild.ID, Value: in.Code}); err != nil {
			t.Fatal(err)
		}
	}
	p.run(t, folderService(t), func(s *setup) {
		s.ReportChannel, s.SharedNames, s.Servers = reports.ID, false, known
	})
	return &session{p, map[string]discordtest.User{"bea": bea, "ines": p.member},
		map[string]*discordtest.Channel{"#quay": quay, "#reports": reports}, discordtest.Message{}}
}

// action is a line of the page that is done: who does what.
var action = regexp.MustCompile(`^([a-z]+(?: in #[a-z]+)?|#[a-z]+)>(?: (.*))?\n`)

// do does what a line of the page says, and returns what is shown:
//
//	bea> !remove pilots.txt old        types
//	bea in #quay> !alerts              in another channel than the usual one
//	bea> !add (the_ice.txt)            with a file attached
//	bea> [Add to the corpus]           presses a button of the last message
//	ines> [Wrong speaker?] why         and fills in its form
//	bea> [Ana Falk]                    chooses from its menu
//	#reports>                          is the next message in a channel
func (s *session) do(t *testing.T, who, what string) string {
	t.Helper()
	if c := s.channels[who]; c != nil {
		s.last = s.next(t, c)
		return s.shown(t)
	}
	name, where, elsewhere := strings.Cut(who, " in ")
	user, ok := s.people[name]
	if !ok {
		t.Fatalf("%s: there is no member %q", what, name)
	}
	channel := s.channel
	if elsewhere {
		channel = s.channels[where]
	}
	var x *discordtest.Exchange
	var err error
	text, file, _ := strings.Cut(strings.TrimSuffix(what, ")"), " (")
	label, written, _ := strings.Cut(strings.TrimPrefix(what, "["), "]")
	switch content, known := clipped[file]; {
	case known:
		x, err = s.SayFiles(channel, user, text, textFile(file, content))
	case strings.HasPrefix(what, "[Wrong speaker?]"):
		s.last = s.doubt(t, s.last, user, map[string]string{form.Reason: strings.TrimSpace(written)})
		return s.shown(t)
	case strings.HasPrefix(what, "["):
		x = s.pick(t, user, label)
	default:
		x = s.Say(channel, user, what)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.last = outcome(t, x)
	if elsewhere {
		s.next(t, channel) // the same
	}
	return s.shown(t)
}

// pick presses the button of that label, or chooses that option of a menu.
func (s *session) pick(t *testing.T, user discordtest.User, label string) *discordtest.Exchange {
	t.Helper()
	for _, menu := range s.last.Selects() {
		i := slices.IndexFunc(menu.Options, func(o schema.SelectOption) bool { return o.Label == label })
		if i < 0 {
			continue
		}
		x, err := s.Choose(s.last, user, menu.CustomID, menu.Options[i].Value)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	return s.press(t, s.last, user, label)
}

// shown is the last message as the page has it: its text, and what can be pressed below it.
func (s *session) shown(t *testing.T) string {
	t.Helper()
	text := s.last.Text()
	for name, c := range s.channels {
		text = strings.ReplaceAll(text, "<#"+c.ID+">", name)
	}
	for _, u := range unsteady {
		text = regexp.MustCompile(u.is).ReplaceAllString(text, u.shown)
	}
	if s.last.Flags&discordtest.FlagEphemeral != 0 {
		text = onlyTheMember + "\n" + text
	}
	var below []string
	for _, menu := range s.last.Selects() {
		var options []string
		for _, o := range menu.Options {
			options = append(options, o.Label)
		}
		below = append(below, "["+menu.Placeholder+" "+strings.Join(options, " / ")+"]")
	}
	for _, b := range s.last.Buttons() {
		below = append(below, "["+b.Label+"]")
	}
	if len(below) > 0 {
		text += "\n" + strings.Join(below, " ")
	}
	return text
}

// TestPageHasAllSettings checks that docs/moderators.md has a row for each setting of a server.
func TestPageHasAllSettings(t *testing.T) {
	page, err := os.ReadFile(moderatorsPage)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range servers.All {
		if row := fmt.Sprintf("| `%s` | %s | %s |", x.Name, x.Summary, x.Takes); !strings.Contains(string(page), row) {
			t.Errorf("%s has no row %s", moderatorsPage, row)
		}
	}
}

// TestModeratorsPage does what the blocks of docs/moderators.md show, in their order, and holds the page to what the
// bot answers; -update rewrites it. The answer follows the line.
func TestModeratorsPage(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(moderatorsPage)
	if err != nil {
		t.Fatal(err)
	}
	s := newSession(t, nil)
	var got strings.Builder
	open, done := false, 0
	for line := range strings.Lines(string(page)) {
		does := action.FindStringSubmatch(line)
		switch {
		case line == "```text\n":
			open = true
		case line == "```\n":
			open = false
		case open && does != nil:
			done++
			fmt.Fprintf(&got, "%s%s\n", line, s.do(t, does[1], does[2]))
			continue
		case open:
			continue
		}
		got.WriteString(line)
	}
	if done < 15 {
		t.Errorf("the page shows %d things", done)
	}
	s.unharmed(t)
	if *update {
		if err := os.WriteFile(moderatorsPage, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got.String() != string(page) {
		t.Errorf("the bot shows something else (-update writes it):\n%s", got.String())
	}
	for _, c := range ask.Commands {
		typed := c.Name
		if c.Shared {
			typed = "verbatim " + typed
		}
		if c.For == ask.Moderators && !strings.Contains(got.String(), "bea> !"+typed) {
			t.Errorf("the page does not show %s", c.Name)
		}
	}
}
