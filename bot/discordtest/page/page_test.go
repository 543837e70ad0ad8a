package page

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
)

// TestMarkdown shows the marks that the bot writes, and no others: text of articles is escaped and stays text.
func TestMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"**bold** and *not*":               "<div><b>bold</b> and <i>not</i></div>",
		`\*not\* <b>`:                      "<div>*not* &lt;b&gt;</div>",
		"> one\n> two\nthree":              "<blockquote><div>one</div><div>two</div></blockquote><div>three</div>",
		"-# small `k3v7`":                  `<div class="small">small <code>k3v7</code></div>`,
		"[a \\[b\\]](<https://a.example>)": `<div><a href="https://a.example">a [b]</a></div>`,
		"- an item":                        `<div class="item">an item</div>`,
		"```\n*a* <b>\n```":                "<div class=\"empty\"></div><pre>*a* &lt;b&gt;\n</pre><div class=\"empty\"></div>",
		"in <#123>":                        `<div>in <span class="mention">#123</span></div>`,
	} {
		if got := string(markdown(text)); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

// TestWrite shows a card with its parts, and text with its buttons.
func TestWrite(t *testing.T) {
	accent := 0x3b6ea5
	card := discordtest.Message{Author: discordtest.User{Name: "archive", Bot: true}, Flags: discordtest.FlagLayout,
		Components: []schema.Component{{Type: 17, Accent: &accent, Components: []schema.Component{
			{Type: 10, Content: "**head**"}, {Type: 14},
			{Type: 9, Components: []schema.Component{{Type: 10, Content: "> words"}}, Accessory: &schema.Component{Type: 2, Style: 2, Label: "In context"}},
			{Type: 1, Components: []schema.Component{{Type: 3, Placeholder: "More …"}}},
		}}}}
	plain := discordtest.Message{Author: discordtest.User{Name: "ines"}, Content: "!help", Flags: discordtest.FlagEphemeral,
		Components: []schema.Component{{Type: 1, Components: []schema.Component{{Type: 2, Style: 4, Label: "Delete", Disabled: true}}}}}
	var b strings.Builder
	if err := Write(&b, "news", []discordtest.Message{plain, card}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<title>#news</title>", "border-left-color: #3b6ea5", "<b>head</b>", "<hr>", "<blockquote><div>words</div></blockquote>",
		`<button class="s2">In context</button>`, `<div class="menu">More …</div>`, `<button class="s4" disabled>Delete</button>`,
		"Only you can see this", "!help",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page has no %q:\n%s", want, b.String())
		}
	}
}

// TestPictures shows pictures of a card, and of a message with text: in the page itself, with their descriptions.
func TestPictures(t *testing.T) {
	chart := schema.File{Name: "chart.png", Type: "image/png", Content: []byte("a picture"), Description: `two "bars"`}
	item := schema.Item{Description: "a <chart>"}
	item.Media.URL = "attachment://chart.png"
	card := discordtest.Message{Flags: discordtest.FlagLayout, Files: []schema.File{chart},
		Components: []schema.Component{{Type: 17, Components: []schema.Component{{Type: 12, Items: []schema.Item{item}}}}}}
	plain := discordtest.Message{Content: "text", Files: []schema.File{chart, {Name: "a.txt", Content: []byte("x")}}}
	var b strings.Builder
	if err := Write(&b, "news", []discordtest.Message{card, plain}); err != nil {
		t.Fatal(err)
	}
	const src = ` src="data:image/png;base64,YSBwaWN0dXJl"`
	for _, want := range []string{
		src + ` alt="a &lt;chart&gt;">`, src + ` alt="two &#34;bars&#34;">`, `<div class="card">a.txt</div>`,
	} {
		if strings.Count(b.String(), want) != 1 {
			t.Errorf("the page does not have %q once:\n%s", want, b.String())
		}
	}
}
