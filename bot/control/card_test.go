package control

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
	"verbatim/bot/discordtest/schema"
	"verbatim/bot/show"
	"verbatim/bot/told"
	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index"
	"verbatim/index/ask"

	"github.com/bwmarrin/discordgo"
)

// FuzzCard makes cards of quotes of any text, and holds them to Discord's limits and to the article: each quotation is
// a slice of it, all of it is shown, and nothing pings.
func FuzzCard(f *testing.F) {
	for _, seed := range []string{
		told.Article, "@everyone <@123> <@&5>", "# no heading\n> no quote", "العربية \u202e reversed \u200b zero", "a\\", "\n\n",
		strings.Repeat("word ", 2000), strings.Repeat("*", 5000), strings.Repeat("1.\n", 900),
	} {
		f.Add(seed, uint8(5), uint8(0))
		f.Add(seed, uint8(1), uint8(200))
	}
	f.Fuzz(func(t *testing.T, text string, number, how uint8) {
		text = strings.NewReplacer("“", "", "”", "").Replace(strings.ToValidUTF8(text, ""))
		if strings.TrimSpace(text) == "" {
			return
		}
		var hits []index.Hit
		for i := range int(number)%12 + 1 {
			hit := told.Hits()[0]
			hit.Passage, hit.PassageAt, hit.Highlights = text, 0, nil
			hit.Article.Title, hit.Article.Publisher, hit.Article.URL = text, text, "https://harbour.example/"+text
			hit.Article.Date = time.Date(2021, time.Month(1+i%12), 1, 0, 0, 0, 0, time.UTC)
			hit.Quote.ID = fmt.Sprintf("q%09d", i)
			hit.Quote.Kind = corpus.Kinds[(int(how)+i)%len(corpus.Kinds)]
			hit.Quote.Speaker = corpus.Speaker{Name: fmt.Sprint(text, i%4), Kind: corpus.Person, Role: text}
			hit.Quote.Spans = []corpus.Span{{Start: 0, End: len(text)}}
			if how >= 128 && i == 0 {
				other := hit
				hit.Answer = &other
			}
			hits = append(hits, hit)
		}
		found := told.Found("x", hits...)
		if how%2 == 1 {
			found.Query.Speakers = []string{"x"} // several people have the name
		}
		pages := show.Render(found, show.View{Prefix: "!"})
		all := ""
		for i := range pages {
			request := State{Command: ask.WhoSaid, Words: text, Asker: "920000000000000042"}
			shownPage := Shown{Page: i, Reports: true, State: request}
			layout := Card(pages, shownPage, found)
			if layout == nil {
				t.Fatalf("page %d of %d has no card", i, len(pages))
			}
			form := asForm(t, layout)
			if err := form.Check(); err != nil {
				t.Fatalf("page %d of %d: %v", i, len(pages), err)
			}
			shown := schema.Texts(form.Components)
			for _, words := range told.Quotations(shown, show.Unescape) {
				if !strings.Contains(legible.Text(text), words) {
					t.Errorf("%q is not in the article as its readers see it", words)
				}
			}
			if strings.Contains(shown, "\n@") || strings.Contains(strings.ReplaceAll(shown, `\<`, ""), "<@") {
				t.Errorf("a mention is not escaped: %q", shown)
			}
			if told.Squash(shown) != told.Squash(pages[i].Content) {
				t.Errorf("the card shows\n%s\nand the text\n%s", shown, pages[i].Content)
			}
			all += shown
		}
		if utf8.RuneCountInString(all) == 0 {
			t.Error("nothing is shown")
		}
	})
}

// asForm returns a layout as the server receives it.
func asForm(t *testing.T, layout []discordgo.MessageComponent) *schema.Form {
	t.Helper()
	data, err := json.Marshal(layout)
	if err != nil {
		t.Fatal(err)
	}
	form := &schema.Form{Flags: schema.FlagLayout}
	if err := json.Unmarshal(data, &form.Components); err != nil {
		t.Fatal(err)
	}
	return form
}
