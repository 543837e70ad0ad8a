package bot

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// mistakes are requests beside those of docs/moderators.md: they ask for everything else, and for what is not there.
const mistakes = `
ines> !who-said zeppelin
ines> !who-said feries
ines> !who-said ferries zeppelin
ines> !who-said ferries after:2022
ines> !who-said ferries kind:indirect before:2021
ines> !who-said "thaw ferries"
ines> !who-said ferr*
ines> !who-said zep*
ines> !who-said ab*
ines> !who-said a*b
ines> !who-said "ferr*"
ines> !who-said speaker:fer*
ines> !who-said speaker:
ines> !who-said -after:2022 ferries
ines> !who-said not:speaker:falk
ines> !who-said speeker:falk
ines> !who-said kind:long
ines> !who-said report:shouts
ines> !who-said ferries after:soon
ines> !who-said ferries --limit=200
ines> !who-said ferries --sort=oddly
ines> !who-said ferries --colour=1
ines> !who-said ferries --exact=perhaps
ines> !who-said ferries --limit
ines> !who-said
ines> !who-said ...
ines> !said-by
ines> !said-by Zeno
ines> !said-by "Ana Falq" ice
ines> !said-by "Ana Falk" zeppelin
ines> !said-by pilot ice
ines> !verbatim ask what did Ana Falk say about zeppelins
ines> !verbatim ask how often did Ana Falk mention ice
ines> !verbatim ask who is Ana Falk
ines> !verbatim ask when did Ana Falk speak of zeppelins
ines> !verbatim ask thank you
ines> !verbatim ask what are you
ines> !verbatim source the ferries stay in port until the summer comes again
ines> !verbatim source nobody has said these quite unlikely words before
ines> !timeline ferries
ines> !timeline zeppelin
ines> !timeline harbour
ines> !speakers zeno
ines> !speakers falq
ines> !publishers zeppelin
ines> !publishers wyre
ines> !articles zeppelin
ines> !articles speaker:falk
ines> !context zeppelin
ines> !context aaaaaaaaaa
ines> !context lijbs74ylw
ines> !verbatim subscribe ferries
ines> !verbatim subscribe ferries
ines> !verbatim subscribe ferries where:here
ines> !verbatim subscribe
ines> !verbatim alerts
ines> !verbatim unsubscribe 9
ines> !verbatim unsubscribe zeppelin
ines> !verbatim unsubscribe 1
ines> !verbatim alerts
ines> !forget-me
ines> !verbatim status
ines> !verbatim about
ines> !verbatim help
ines> !verbatim help who-said
ines> !verbatim help zeppelin
ines> !verbatim settings
ines> !reindex
ines> !verbatim hide lijbs74ylw
bea> !verbatim hide lijbs74ylw
bea> !verbatim hide zeppelin
bea> !verbatim unhide lijbs74ylw thaw
bea> !correct lijbs74ylw thaw
bea> !correct lijbs74ylw speaker:"..." thaw
bea> !verbatim undo zeppelin.txt thaw
bea> !verbatim redo
bea> !verbatim remove zeppelin.txt thaw
bea> !verbatim remove pilots.txt
bea> !verbatim edit pilots.txt thaw
bea> !verbatim edit pilots.txt date:2091-01-01 thaw
bea> !verbatim edit pilots.txt date:soon thaw
bea> !verbatim edit pilots.txt url:ftp thaw
bea> !verbatim add
bea> !verbatim add (empty_one.txt)
bea> !reindex now
bea> !reindex cancel
bea> !verbatim audit zeppelin
bea> !verbatim status
`

// english finds words that only English has, among those of the languages of the bot.
var english = regexp.MustCompile(`(?im)(?:^|[\s(])(?:the|of|this|that|these|with|and|not|is|are|has|have|its|your|to|` +
	`or|by|from|for|only|what|more) \pL+`)

// asTyped is what a message repeats: quotes, code and links.
var asTyped = regexp.MustCompile("(?s)“.*?”|```.*?```|`.*?`|\\(?<.*?>\\)|(?m)^> .*$")

// TestNoEnglishInOtherLanguages does what docs/moderators.md shows and more in each language, and looks for English
// words in what the bot says. What is typed, and what articles say, stays as it is.
func TestNoEnglishInOtherLanguages(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(moderatorsPage)
	if err != nil {
		t.Fatal(err)
	}
	var actions [][]string
	typed := ferryNews + onlyTheMember + ask.Ask.Summary
	for _, text := range clipped {
		typed += text
	}
	for line := range strings.Lines(string(page) + mistakes) {
		if does := action.FindStringSubmatch(line); does != nil {
			actions = append(actions, does)
			typed += line
		}
	}
	for _, in := range locale.Languages {
		t.Run(in.Code, func(t *testing.T) {
			t.Parallel()
			s := newSession(t, in)
			for _, a := range actions {
				shown := show.Unescape(s.do(t, a[1], a[2]))
				t.Logf("%s%s", a[0], shown)
				if strings.ContainsAny(shown, "{}") {
					t.Errorf("%s is answered with a command in braces:\n%s", strings.TrimSpace(a[0]), shown)
				}
				for _, words := range english.FindAllString(asTyped.ReplaceAllString(shown, " "), -1) {
					if !strings.Contains(strings.ToLower(typed), strings.ToLower(strings.Trim(words, " \n("))) {
						t.Errorf("%s is answered with %q:\n%s", strings.TrimSpace(a[0]), words, shown)
					}
				}
			}
			s.unharmed(t)
		})
	}
}

// TestFormsInOtherLanguages opens the forms of members and moderators in the language of each member's client.
func TestFormsInOtherLanguages(t *testing.T) {
	t.Parallel()
	in := locale.For("de")
	p := newPlace(t, discordtest.Options{Locale: in.Code})
	p.lang = in
	reports := p.World.AddChannel(p.guild, "reports")
	p.World.Join(p.guild, p.member, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	p.run(t, folderService(t), func(s *setup) { s.ReportChannel = reports.ID })
	found := answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "ice"}))
	form := func(m discordtest.Message, label string) string {
		t.Helper()
		opened, err := p.press(t, m, p.member, label).Modal(soon(t))
		if err != nil {
			t.Fatal(err)
		}
		text := opened.Modal.Title
		for _, input := range opened.Modal.Inputs {
			text += "|" + input.Label + "|" + input.Placeholder
		}
		return text
	}
	about := private(t, p.press(t, found, p.member, moderateQuote))
	hasAll(t, "the menu", about.Text(), "**Was soll an diesem Zitat geändert werden?** Nur du siehst das.")
	for label, want := range map[string]string{
		"Hide it …":              "Dieses Zitat verbergen|Warum? Andere Moderatoren lesen das.|",
		"Undo its last change …": "Letzte Änderung dieses Zitats zurücknehmen|Warum? Andere Moderatoren lesen das.|",
		"It was someone else …": "Wer hat gesprochen?|Name||In welcher Funktion?|Hafenlotsin" +
			"|Warum? Andere Moderatoren lesen das.|",
	} {
		if got := form(about, label); got != want {
			t.Errorf("%s opens %q, want %q", label, got, want)
		}
	}
	const want = "Falsche Person?|Wer hat gesprochen, oder woher weißt du es?|" +
		"Ein paar Worte helfen. Moderatoren sehen sie mit deinem Namen."
	if got := form(found, "Wrong speaker?"); got != want {
		t.Errorf("a report opens %q, want %q", got, want)
	}
	p.unharmed(t)
}

// TestDirectMessagesInOtherLanguages checks that a member reads what the bot sends them later in the language of their
// client: what is new for an alert, and what became of a report.
func TestDirectMessagesInOtherLanguages(t *testing.T) {
	t.Parallel()
	in := locale.For("de")
	d := &desk{place: newPlace(t, discordtest.Options{Locale: in.Code})}
	d.lang = in
	reports := d.World.AddChannel(d.guild, "reports")
	d.run(t, folderService(t), func(s *setup) { s.ReportChannel = reports.ID })
	d.moderator = d.World.AddUser("bea")
	d.World.Join(d.guild, d.moderator, d.World.AddRole(d.guild, "managers", discordtest.PermManageGuild))
	answer(t, d.slash(t, ask.Subscribe.Name, map[string]any{"words": "ferries"}))
	file := map[string]any{"file": textFile("new.txt", said("The ferries wait", "Tor Lund"))}
	x, err := d.Slash(d.channel, d.moderator, ask.Add.Name, file)
	if err != nil {
		t.Fatal(err)
	}
	d.press(t, answer(t, x), d.moderator, "Add to the corpus")
	direct := d.World.Direct(d.member)
	alert := d.next(t, direct)
	hasAll(t, "the alert", show.Unescape(alert.Text()), "1 neues Zitat", "“The ferries wait,”")
	hasAll(t, "its button", alert.Buttons()[len(alert.Buttons())-1].Label, in.Say("Unsubscribe"))

	found := answer(t, d.slash(t, ask.WhoSaid.Name, map[string]any{"words": "ice"}))
	d.doubt(t, found, d.member, nil)
	report := d.next(t, reports)
	d.lang = nil // moderators read reports in the language of their server
	answer(t, d.press(t, report, d.moderator, "It is right"))
	hasAll(t, "what the reporter is told", d.next(t, direct).Text(), "Ein Moderator hat das Zitat geprüft")
	d.unharmed(t)
}
