package bot

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/corpus/sample"
	"verbatim/index/ask"
)

// The tests of this file and the next hold what members expect of a bot that finds quotes, each named after one thing, all through the
// wire.

// button returns the custom_id of the button with a label that can be pressed, or "".
func button(m discordtest.Message, label string) string {
	for _, b := range m.Buttons() {
		if b.Label == label && !b.Disabled {
			return b.CustomID
		}
	}
	return ""
}

// press presses the button with a label, which must be there.
func (p *place) press(t *testing.T, m discordtest.Message, by discordtest.User, label string) *discordtest.Exchange {
	t.Helper()
	id := button(m, label)
	if id == "" {
		t.Fatalf("there is no button %q on\n%s\n%+v", label, m.Content, m.Buttons())
	}
	x, err := p.Press(m, by, id)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// served is a place with a bot that answers from the sample.
func served(t *testing.T) *place {
	t.Helper()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t))
	return p
}

func TestBehaviour01TheSameHitsByPrefixAndSlashWithTheVeryWords(t *testing.T) {
	t.Parallel()
	p := served(t)
	texts := sampleTexts(t)
	for _, words := range []string{"moratorium", `"garage in a month"`, "inspectors -treaty", "by:seo"} {
		typed, slash := answer(t, p.Say(p.channel, p.member, "!who-said "+words)), answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": words}))
		if typed.Content != slash.Content {
			t.Errorf("%s: typed\n%s\nslash\n%s", words, typed.Content, slash.Content)
		}
		for _, q := range quotations(typed.Content) {
			if !anyContains(texts, q) {
				t.Errorf("%s: no article has %q", words, q)
			}
		}
		if !strings.Contains(typed.Content, " 2021 · [") && !strings.Contains(typed.Content, " 2022 · [") || !strings.Contains(typed.Content, "#:~:text=") {
			t.Errorf("%s: there is no day, or no link to the very words, in\n%s", words, typed.Content)
		}
	}
	p.unharmed(t)
}

func TestBehaviour02NothingIsCutSilently(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	service := sampleService(t)
	p.run(t, service)
	want, err := service.Do(t.Context(), ask.Request{Command: ask.WhoSaid, Words: "treaty", Most: mostQuotes})
	if err != nil {
		t.Fatal(err)
	}
	m := answer(t, p.Say(p.channel, p.member, "!who-said treaty"))
	shown := squash(Unescape(m.Content))
	for button(m, "Next") != "" {
		m = answer(t, p.press(t, m, p.member, "Next"))
		shown += squash(Unescape(m.Content))
	}
	if len(want.Search.Hits) < 6 {
		t.Fatalf("only %d hits: too few to tell", len(want.Search.Hits))
	}
	for _, h := range want.Search.Hits {
		for _, piece := range h.Pieces() {
			if !strings.Contains(shown, squash(piece)) {
				t.Errorf("%q is on no page", piece)
			}
		}
	}
	p.unharmed(t)
}

// TestBehaviour03TheFirstReactionComesInTime asks what is answered at once, and what is not answered before Discord has
// a deferral.
func TestBehaviour03TheFirstReactionComesInTime(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	goOn := make(chan struct{})
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Reply, error) {
		if r.Words == "slow" {
			<-goOn
		}
		return teller(ctx, r)
	}), func(b *Bot) { b.timing.deferral = time.Millisecond })
	var slow []*discordtest.Exchange
	var all sync.WaitGroup
	for i := range 50 {
		words := "moratorium"
		if i%10 == 0 {
			words = "slow"
		}
		x := p.slash(t, ask.WhoSaid, map[string]any{"words": words})
		if words == "slow" {
			slow = append(slow, x)
		}
		all.Go(func() {
			if e, err := x.Next(soon(t)); words == "slow" && (err != nil || e.Kind != discordtest.Deferred) {
				t.Errorf("slow: first came %+v (%v), want a deferral", e, err)
			} else if e.Kind == discordtest.Deferred && words != "slow" {
				answer(t, x)
			}
		})
	}
	all.Wait()
	close(goOn)
	for _, x := range slow {
		if m := answer(t, x); !strings.Contains(m.Content, "Elin Marsh") {
			t.Errorf("slow: %q", m.Content)
		}
	}
	p.unharmed(t)
}

// TestTimingKeepsDiscordsDeadline holds the usual timing to the time that Discord gives: a deferral and completions
// have to be sent with room for the way.
func TestTimingKeepsDiscordsDeadline(t *testing.T) {
	usual := usualTiming()
	const room = time.Second
	if most := discordgo.InteractionDeadline - room; usual.deferral > most || usual.complete > most || usual.first > discordgo.InteractionDeadline {
		t.Errorf("a deferral comes after %s, completions after %s, a repeated response within %s: want %s and a second less",
			usual.deferral, usual.complete, usual.first, discordgo.InteractionDeadline)
	}
}

func TestBehaviour04NoHitSaysHowToFindOne(t *testing.T) {
	t.Parallel()
	p := served(t)
	for words, want := range map[string]string{
		"moratoriun": "moratorium", "by:whitcomb": "Whitcombe-Hale", "zeppelin": "Try fewer or other words", `"moratorium treaty garage"`: "As single words",
	} {
		m := answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": words}))
		if !strings.Contains(m.Content, want) || m.Flags&discordtest.FlagEphemeral == 0 {
			t.Errorf("%s: want %q, for the asker alone, not (flags %d)\n%s", words, want, m.Flags, m.Content)
		}
	}
	p.unharmed(t)
}

func TestBehaviour05PagesTurnBehindARestartAndAReindex(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	folder := t.TempDir()
	if err := os.CopyFS(folder, sample.FS()); err != nil {
		t.Fatal(err)
	}
	service := serviceOf(t, folder, os.DirFS(folder))
	ctx, stop := context.WithCancel(t.Context())
	first, err := New(Options{Token: p.Token, API: p.URL, Answerer: service, Log: logTo(t)})
	if err != nil {
		t.Fatal(err)
	}
	p.hurry(first)
	ended := make(chan error, 1)
	go func() { ended <- first.Run(ctx) }()
	if _, err := p.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	if err := p.Registered(soon(t)); err != nil {
		t.Fatal(err)
	}
	asked := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	questioned := answer(t, p.slash(t, ask.Ask, map[string]any{"question": "who said anything about missiles?", "after": "2021"}))
	listed := answer(t, p.Say(p.channel, p.member, "!speakers"))
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	p.start(t, service)
	if _, err := p.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	var last discordtest.Message
	for _, m := range []discordtest.Message{listed, questioned, asked} {
		line, _, _ := strings.Cut(m.Content, "\n")
		next := answer(t, p.press(t, m, p.member, "Next"))
		if behind, _, _ := strings.Cut(next.Content, "\n"); next.ID != m.ID || behind != line || next.Content == m.Content {
			t.Errorf("behind a restart the next page of\n%s\nis\n%s", m.Content, next.Content)
		}
		if back := answer(t, p.press(t, next, p.member, "Back")); back.Content != m.Content {
			t.Errorf("back is\n%s\nwant\n%s", back.Content, m.Content)
		}
		last = answer(t, p.press(t, m, p.member, "Last"))
		if button(last, "Next") != "" || button(last, "Last") != "" || button(last, "First") == "" {
			t.Errorf("the buttons of the last page are %+v", last.Buttons())
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "the_ice.txt"), []byte(ferryNews), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := service.Do(t.Context(), ask.Request{Command: ask.Reindex, Moderator: true}); err != nil {
		t.Fatal(err)
	}
	if first := answer(t, p.press(t, last, p.member, "First")); !strings.Contains(first.Content, "The corpus was read again since") {
		t.Errorf("behind a reindex the page does not say so:\n%s", first.Content)
	}
	p.unharmed(t)
}

func TestBehaviour06AStrangersPressIsAnsweredPrivately(t *testing.T) {
	t.Parallel()
	p := served(t)
	stranger := p.AddUser("otto")
	p.Join(p.guild, stranger)
	m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	own := answer(t, p.press(t, m, stranger, "Next"))
	if own.ID == m.ID || own.Flags&discordtest.FlagEphemeral == 0 {
		t.Fatalf("a stranger's press is answered with %+v", own)
	}
	if now, ok := p.Standing(m.ID); !ok || now.Content != m.Content {
		t.Error("a stranger has turned the page of another")
	}
	if again := answer(t, p.press(t, own, stranger, "Back")); again.ID != own.ID || again.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("the copy's page is answered with %+v", again)
	}
	if refused := answer(t, p.press(t, m, stranger, "Delete")); !strings.Contains(refused.Content, "whoever asked") || refused.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("a stranger may delete: %q", refused.Content)
	}
	p.unharmed(t)
}

func TestBehaviour07NothingPingsOrFormats(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	hits := manyHits(12)
	const evil = "@everyone <@1> <@&2> <#3> **bold** `code` # head [x](https://y.example) ||spoiler|| ~~gone~~ > said"
	for i := range hits {
		hits[i].Passage = evil + " " + hits[i].Passage
		hits[i].Quote.Spans[0].End = len(evil)
		hits[i].Article.Title, hits[i].Article.Publisher = evil, evil
		hits[i].Quote.Speaker.Name = fmt.Sprint(evil, i)
	}
	p.run(t, answererFunc(func(context.Context, ask.Request) (ask.Reply, error) { return found("so", hits...), nil }))
	m := answer(t, p.Say(p.channel, p.member, "!who-said so @everyone"))
	for _, m := range []discordtest.Message{m, answer(t, p.press(t, m, p.member, "Next")), answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": evil}))} {
		if m.AllowedMentions == nil || m.AllowedMentions.Parse == nil || len(m.AllowedMentions.Parse) > 0 {
			t.Errorf("allowed_mentions is %+v", m.AllowedMentions)
		}
		if !slices.Contains(quotations(m.Content), evil) {
			t.Errorf("the words are not shown as they stand:\n%s", m.Content)
		}
	}
	p.unharmed(t)
}
