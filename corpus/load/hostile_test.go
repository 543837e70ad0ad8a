package load

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostileFiles checks the bounds on time and memory per file. Without them, each of these files took minutes or
// overflowed the stack.
func TestHostileFiles(t *testing.T) {
	mb := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	many := func(form string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ data, want string }{
		"quotes.md":   {mb(">"), "line 1: more than 100 nested block quotes"},
		"lists.md":    {"text\n\n" + mb("+ ") + "x", "line 3: more than 100 nested block quotes"},
		"numbers.md":  {strings.Repeat("1. ", 101) + "x", "line 1: more than 100 nested block quotes"},
		"indented.md": {strings.Repeat("  ", 101) + "- x", "line 1: more than 100 nested block quotes"},
		"long.md":     {mb("words of a line\n") + mb("words of a line\n"), "more than 1.5 MB of Markdown"},
		"long.txt":    {mb("words of a line\n") + "x", "more than 750 KB of text"},
		"stars.md":    {mb("*a_ "), "line 1: more than 2000 Markdown marks in one"},
		"links.md":    {"---\ntitle: x\n---\n" + mb("[a](\n"), "line 1004: more than 2000 Markdown marks in one"},
		"lines.md":    {mb("<div>\n\n"), "more than 100000 Markdown marks up to here"},
		"matter.md":   {"---\n" + strings.Repeat("[", 1<<15) + "\n---\nx", "not YAML"},
		"endless.md":  {"---\n" + mb("a\n") + "---\nx", "has no end"},
		"deep.md":     {strings.Repeat("<div>\n\n", 1_001) + "x", "nested too deep"},
		"deep.html":   {strings.Repeat("<div>", 1_000), "nested too deep"},
		"open.html":   {strings.Repeat("<b a><i><u>", 100) + mb("<div>a</div>"), "more elements than an article's page"},
		"drawn.html":  {"<svg><title>" + mb("<b>") + "</title>", "more elements than an article's page"},
		"glued.html":  {"<<svg></svg>svg><title>" + mb("<b>") + "</title>", "more elements than an article's page"},
		"roots.html":  {strings.Repeat("<html a><body b>", 100), "more elements than an article's page"},
		"weight.html": {strings.Repeat("<div>", 400) + mb("word "), "nested too deep"},
		"names.html":  {"<p" + many(" a%d", 201) + ">", "more than 200 attributes"},
		"data.html":   {"<script type=application/ld+json>" + mb("[") + "[</script>", "more than 1 MB of linked data"},
		"many.html":   {mb("<p>a"), "more elements than an article's page"},
		"json.html":   {"<script type=application/ld+json>" + mb("[") + "</script>", "no article was found"},
	} {
		_, err := Parse(name, []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestOrdinaryMarksAreNoHarm checks that long articles are within the bounds.
func TestOrdinaryMarksAreNoHarm(t *testing.T) {
	item := "- a [link](https://example.org/a_b) to *something*, with `code`\n"
	paragraph := "Some *words* of a [paragraph](https://example.org) & more, \"quoted,\" said Ilse Varga.\n\n"
	for _, text := range []string{strings.Repeat(item, 2000), strings.Repeat(paragraph, 2000),
		"Title\n\n" + strings.Repeat("- ", 200) + "\n"} {
		if _, err := Parse("a.md", []byte(text)); err != nil {
			t.Error(err)
		}
	}
}

// TestDrawings checks that icons in a page don't change its text, and that scripts are not read as markup.
func TestDrawings(t *testing.T) {
	const icon = `<svg viewBox="0 0 1 1"><title>Icon</title><style>a<b</style><g><path d="M0 0"/></g></svg>`
	said := strings.Repeat("<p>\"A moratorium is near,\" said Elin Marsh, a former envoy. \"It is late,\" she said.</p>",
		10)
	script := "<script>x='" + strings.Repeat(`<strong>a<\/strong>`,
		1_000) + "';for(i=0;i<n;i++){" + strings.Repeat("a b ", 1_000) + "}</script>"
	plain, err := Parse("a.html", []byte("<article>"+said+"</article>"))
	if err != nil {
		t.Fatal(err)
	}
	with, err := Parse("a.html", []byte(icon+"<article>"+strings.ReplaceAll(said, "</p>",
		icon+"<math><mi>x</math></p>")+"</article>"+script+strings.Repeat("<i>a</i>", 1_000)))
	if err != nil || !strings.HasPrefix(with.Text, strings.TrimSpace(plain.Text)) {
		t.Errorf("%v, %q", err, with.Text)
	}
	unclosed, err := Parse("a.html", []byte("<svg><path><article>"+said+"</article>"))
	if err != nil || unclosed.Text != plain.Text {
		t.Errorf("with a drawing that does not end: %v, %q", err, unclosed.Text)
	}
}
