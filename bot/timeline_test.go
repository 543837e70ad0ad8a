package bot

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
	"verbatim/bot/show"
	"verbatim/index/ask"
	"verbatim/index/timeline/picture"
)

// pictured checks that a message has a picture of a chart with a description, in a card as its part, and returns the
// picture's bytes.
func pictured(t *testing.T, m discordtest.Message) []byte {
	t.Helper()
	if len(m.Files) != 1 || m.Files[0].Type != "image/png" || !strings.HasPrefix(m.Files[0].Description, "Chart of ") {
		t.Fatalf("the message has the files %+v", m.Files)
	}
	data := m.Files[0].Content
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds().Dx() != picture.Width || img.Bounds().Dy() != picture.Height {
		t.Fatalf("the picture can't be read: %v", err)
	}
	galleries := 0
	for c := range schema.Each(m.Components) {
		if c.Type == schema.ComponentGallery {
			galleries++
			if i := c.Items[0]; i.Media.URL != "attachment://"+m.Files[0].Name || i.Description != m.Files[0].Description {
				t.Errorf("the gallery shows %+v", c.Items)
			}
		}
	}
	if isCard := m.Flags&discordtest.FlagLayout != 0; isCard != (galleries == 1) {
		t.Errorf("a card: %v; %d galleries", isCard, galleries)
	}
	return data
}

// unpictured checks that a message has no picture, and the bars as text.
func unpictured(t *testing.T, m discordtest.Message) {
	t.Helper()
	if len(m.Files) > 0 || !strings.Contains(m.Text(), "█") {
		t.Errorf("the message has the files %v and the text\n%s", m.Files, m.Text())
	}
}

// TestTimelineIsACard asks for a timeline in each way: the answer has a picture, and below it the first and the last
// quote, whole, with their sources and buttons.
func TestTimelineIsACard(t *testing.T) {
	t.Parallel()
	p := served(t)
	var last []byte
	for name, x := range map[string]*discordtest.Exchange{
		"typed":   p.Say(p.channel, p.member, "!timeline moratorium"),
		"direct":  p.Say(p.World.Direct(p.member), p.member, "timeline moratorium"),
		"slash":   p.slash(t, ask.Timeline.Name, map[string]any{"words": "moratorium"}),
		"private": p.slash(t, ask.Timeline.Name, map[string]any{"words": "moratorium", show.OptionPrivate: true}),
	} {
		m := answer(t, x)
		if own := m.Flags&discordtest.FlagEphemeral != 0; own != (name == "private") {
			t.Errorf("%s: only the member sees it: %v", name, own)
		}
		data := pictured(t, m)
		if last != nil && !bytes.Equal(data, last) {
			t.Errorf("%s: the picture differs", name)
		}
		last = data
		hasAll(t, name, show.Unescape(m.Text()), "timeline moratorium · 24 quotes by 19 speakers, by day",
			"The first quote: Arkady Belozyorov, a senior fellow", "> “The drafts contain a great deal that cannot be signed",
			"18 December 2021", "The last quote: Luka Perkovac-Dean", "> “First the moratoriums, then the visits",
			"28 January 2022")
		if strings.Contains(m.Text(), "█") {
			t.Errorf("%s: the card has the bars twice:\n%s", name, m.Text())
		}
		quote := answer(t, p.press(t, m, p.member, "In context"))
		if !strings.Contains(quote.Text(), "**context**") || len(quote.Files) > 0 {
			t.Errorf("%s: in context is\n%s", name, quote.Text())
		}
	}
	p.unharmed(t)
}

// TestTimelineAsText asks where cards are refused, or turned off: the answer is text with the picture below it.
func TestTimelineAsText(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]discordtest.Options{"refused": {NoLayouts: true}, "turned off": {}} {
		p := newPlace(t, o)
		p.run(t, sampleService(t), func(s *setup) { s.PlainText = name == "turned off" })
		for _, x := range []*discordtest.Exchange{
			p.Say(p.channel, p.member, "!timeline moratorium"),
			p.slash(t, ask.Timeline.Name, map[string]any{"words": "moratorium"}),
		} {
			m := answer(t, x)
			pictured(t, m)
			hasAll(t, name, m.Content, "18 Dec 2021", "████ 1\n", "The first quote", "The last quote")
		}
	}
}

// TestTimelineWithoutAPicture asks where the bot may not attach files, and about quotes without a date: there the text
// has the bars, or says that there are none.
func TestTimelineWithoutAPicture(t *testing.T) {
	t.Parallel()
	p := served(t)
	p.World.Deny(p.channel, discordtest.PermAttachFiles)
	posted := func(c *discordtest.Channel) discordtest.Message {
		m, err := p.Messages.Posted(soon(t), c)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	p.Say(p.channel, p.member, "!timeline moratorium")
	unpictured(t, posted(p.channel))
	p.World.Deny(p.channel, discordtest.PermReadHistory) // and so it may not reply
	p.Say(p.channel, p.member, "!timeline treaty")
	unpictured(t, posted(p.channel))
	p.World.Deny(p.channel, discordtest.PermSendMessages)
	p.Say(p.channel, p.member, "!timeline moratorium")
	posted(p.World.Direct(p.member)) // says why it is not in the channel
	pictured(t, posted(p.World.Direct(p.member)))

	undated := newPlace(t, discordtest.Options{})
	ice := []byte("\"The ice is here,\" said Ana Falk, a pilot.\n")
	undated.run(t, serviceOf(t, "undated", fstest.MapFS{"a.txt": {Data: ice}}))
	m := answer(t, undated.Say(undated.channel, undated.member, "!timeline ice"))
	if len(m.Files) > 0 || !strings.Contains(m.Text(), "no date is known or credible") {
		t.Errorf("without a date the answer has %v and is\n%s", m.Files, m.Text())
	}
	undated.unharmed(t)
	nothing := answer(t, p.slash(t, ask.Timeline.Name, map[string]any{"words": "zeppelin"}))
	if len(nothing.Files) > 0 || nothing.Flags&discordtest.FlagEphemeral == 0 ||
		!strings.Contains(nothing.Text(), "nothing found") {
		t.Errorf("nothing is\n%s", nothing.Text())
	}
}

// TestPicturesThatAreNotTaken answers with the chart of characters where a server takes no uploads, whatever it says.
func TestPicturesThatAreNotTaken(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusRequestEntityTooLarge, http.StatusBadRequest, http.StatusInternalServerError} {
		p := served(t)
		p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			uploads := strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/")
			if uploads {
				http.Error(w, `{"code":40005,"message":"no uploads"}`, status)
			}
			return uploads
		})
		unpictured(t, answer(t, p.Say(p.channel, p.member, "!timeline moratorium")))
		unpictured(t, answer(t, p.slash(t, ask.Timeline.Name, map[string]any{"words": "moratorium"})))
	}
}

// TestPicturesSurviveOutages defers an answer, and lets Discord fail once where the answer is sent: the picture comes
// with the next attempt, and once.
func TestPicturesSurviveOutages(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t), func(s *setup) { s.timing.deferral = 0 })
	fail := func(method, part string) {
		failed := false
		p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if failed || r.Method != method || !strings.Contains(r.URL.Path, part) {
				return false
			}
			failed = true
			http.Error(w, "down", http.StatusServiceUnavailable)
			return true
		})
	}
	fail(http.MethodPatch, "/webhooks/")
	x := p.slash(t, ask.Timeline.Name, map[string]any{"words": "moratorium"})
	pictured(t, answer(t, x))
	fail(http.MethodPost, "/channels/")
	typed := p.Say(p.channel, p.member, "!timeline moratorium")
	first := answer(t, typed)
	pictured(t, first)
	p.API.Intercept(nil)
	p.API.LosePosts(1) // the nonce keeps the repeated post from being a second one
	lost := p.Say(p.channel, p.member, "!timeline treaty")
	pictured(t, answer(t, lost))
	if n := lost.Pending(); n > 0 {
		t.Errorf("%d more messages came", n)
	}
}

// TestPicturesFollowEdits edits a question: the picture is replaced, goes, and comes again with the answer.
func TestPicturesFollowEdits(t *testing.T) {
	t.Parallel()
	p := served(t)
	x := p.Say(p.channel, p.member, "!timeline moratorium")
	first := pictured(t, answer(t, x))
	p.Messages.Edit(x, "!timeline treaty")
	if other := pictured(t, answer(t, x)); bytes.Equal(first, other) {
		t.Error("the picture stays")
	}
	p.Messages.Edit(x, "!who-said moratorium")
	if m := answer(t, x); len(m.Files) > 0 {
		t.Errorf("the answer of a search has %v", m.Files)
	}
	p.Messages.Edit(x, "!timeline moratorium")
	if again := pictured(t, answer(t, x)); !bytes.Equal(first, again) {
		t.Error("the picture differs")
	}
	p.unharmed(t)
}

// TestTimelinePages asks for a timeline whose first and last quote are too long for one page: the picture is on the
// first page only, and comes again when pages are turned back.
func TestTimelinePages(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for i := range 2 {
		const report = "HARBOUR TOWN, %d December 2021 (Harbour Wire) - \"The ice%s,\" said Ana Falk, a harbour pilot.\n"
		text := fmt.Sprintf(report, 3+i, strings.Repeat(fmt.Sprintf(" comes nearer %d", i), 150))
		name := filepath.Join(folder, fmt.Sprintf("2021-12-0%d-ice.txt", 3+i))
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := newPlace(t, discordtest.Options{})
	p.run(t, serviceOf(t, "the ice", os.DirFS(folder)))
	first := answer(t, p.slash(t, ask.Timeline.Name, map[string]any{"words": "ice"}))
	pictured(t, first)
	if strings.Contains(first.Text(), "The first quote") {
		t.Errorf("the first page is\n%s", first.Text())
	}
	m, text := first, ""
	for i := range 4 { // two for each quote
		m = answer(t, p.press(t, m, p.member, "Next"))
		if m.ID != first.ID || len(m.Files) > 0 {
			t.Errorf("page %d has %v and is\n%s", i, m.Files, m.Text())
		}
		text += m.Text()
	}
	hasAll(t, "the pages", text, "The first quote", "The last quote")
	for range 3 {
		m = answer(t, p.press(t, m, p.member, "Back"))
	}
	pictured(t, answer(t, p.press(t, m, p.member, "Back")))
	p.unharmed(t)
}
