//go:build unix

package reindex

import "strings"

// hostileMarkdown are Markdown texts on which parsers are, or may be, slow.
var hostileMarkdown = []hostile{
	{"brackets.md", filled("["), "Markdown marks"},
	{"brackets-closed.md", nested("", "[", "a", "]", ""), "Markdown marks"},
	{"images.md", filled("!["), "Markdown marks"},
	{"stars.md", filled("****a "), "Markdown marks"},
	{"stars-and-lines.md", filled("*a **a "), "Markdown marks"},
	{"underscores.md", filled("_a__b "), "Markdown marks"},
	{"quotes.md", filled("> "), "block quotes"},
	{"quote-lines.md", filled("> a\n"), "? Markdown marks"},
	{"angles.md", filled("<"), "Markdown marks"},
	{"angles-a.md", filled("<a "), "Markdown marks"},
	{"comments.md", filled("a <!-- "), "Markdown marks"},
	{"instructions.md", filled("a <? "), "Markdown marks"},
	{"ticks.md", func(size int) string {
		var b strings.Builder
		for n := 1; b.Len() < size; n++ {
			b.WriteString(strings.Repeat("`", n%500) + "a ")
		}
		return b.String()
	}, "Markdown marks"},
	{"backslashes.md", filled(`\`), "Markdown marks"},
	{"links.md", filled("[a](<b"), "Markdown marks"},
	{"titles.md", filled(`[a](b "`), "Markdown marks"},
	{"round.md", within("[a](", "(", ""), ""},
	{"references.md", counted("", "[a%d]: /u\n\n", said), "? Markdown marks"},
	{"same-references.md", filled("[a]: b\n"), "Markdown marks"},
	{"reference-uses.md", within("[a]: b\n\n", "[a]\n\n", ""), "? Markdown marks"},
	{"entities.md", filled("&amp;"), "Markdown marks"},
	{"lists.md", filled("- "), "? "},
	{"nested-lists.md", nestedLists, "block quotes or lists"},
	{"numbers.md", filled("1. "), "block quotes or lists"},
	{"items.md", filled("- a\n"), "? Markdown marks"},
	{"numbered-items.md", filled("1) a\n\n"), "? Markdown marks"},
	{"fence.md", within("```\n", "a\n", ""), ""},
	{"fences.md", filled("~~~~\na\n~~~\n"), ""},
	{"tildes.md", filled("~"), "? "},
	{"strikes.md", filled("~~a "), "Markdown marks"},
	{"struck.md", nested("", "~~a", "b", "~~", ""), "Markdown marks"},
	{"open-tags.md", filled("a <del>b\n\n"), "? "},
	{"hidden-blocks.md", filled("<div hidden>\n\na\n\n"), "? "},
	{"table.md", within("|a|b|\n|-|-|\n", "|a|b|\n", ""), ""},
	{"wide-table.md", filled("|a"), ""},
	{"headings.md", filled("# a #\n"), ""},
	{"hashes.md", filled("#"), ""},
	{"setext.md", within("", "a\n", "=\n"), ""},
	{"rules.md", within(said+"\n\n", "* * *\n", ""), "? "},
	{"code-lines.md", filled("    a\n"), ""},
	{"tabs.md", within(said, "\t", "a"), ""},
	{"tabbed-lines.md", filled("\t\ta\n\n"), ""},
	{"spaces.md", within(said, " ", "a\n"), ""},
	{"hard-breaks.md", filled("a  \n"), ""},
	{"blank-lines.md", within(said, "\n", said), ""},
	{"one-word.md", filled("a"), ""},
	{"html-blocks.md", filled("<div>\n\n"), "? "},
	{"html-block.md", within("<div>\n", "a ", ""), ""},
	{"html-deep.md", within(said+"\n\n<pre>\n", "<p>\n\n", ""), "? "},
	{"html-formatting.md", func(size int) string {
		return said + "\n\n<pre>\n\n" + strings.ReplaceAll(formatting(min(size, 400_000)), ">", ">\n\n")
	}, "? "},
	{"carriage-returns.md", filled("a\r"), ""},
	{"nul.md", within(said, "\x00", ""), "NUL"},
}

// nestedLists makes a list in a list in a list, and so on.
func nestedLists(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size-2*n-3 && n < 2_000; n++ {
		b.WriteString(strings.Repeat("  ", n) + "- a\n")
	}
	return b.String()
}

// matter makes front matter, followed by a body.
func matter(before, s, after string) func(size int) string {
	return func(size int) string { return within("---\n"+before, s, after+"\n---\n")(min(size, 60_000)) + said }
}

// hostileMatter is front matter that expands or recurses in YAML.
var hostileMatter = []hostile{
	{"yaml-aliases.md", always("---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n" +
		"c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n" +
		"d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n" +
		"author: [*e,*e,*e,*e,*e]\ntitle: *e\n---\n" + said), ""},
	{"yaml-to-itself.md", always("---\nauthor: &a [*a, *a]\ntitle: &t {name: *t}\n---\n" + said), "? "},
	{"yaml-brackets.md", matter("", "[", ""), "not YAML"},
	{"yaml-braces.md", matter("a: ", "{a: ", ""), "not YAML"},
	{"yaml-dashes.md", matter("a:\n", "- ", "a"), "? not YAML"},
	{"yaml-questions.md", matter("", "? ", "a"), "not YAML"},
	{"yaml-deep.md", matter("author: ", "[", strings.Repeat("]", 30_000)), "? not YAML"},
	{"yaml-huge-key.md", matter("", "a", ": b"), "? not YAML"},
	{"yaml-keys.md", func(size int) string {
		return "---\n" + counted("", "k%d: v\n", "")(min(size, 60_000)) + "---\n" + said
	}, ""},
	{"yaml-doubled.md", matter("", "title: x\n", ""), "? not YAML"},
	{"yaml-merge.md", always("---\nx: &x {<<: {title: y}}\n<<: [*x, *x, {<<: *x}]\ntitle: z\n---\n" + said), ""},
	{"yaml-tags.md", always("---\ntitle: !!python/object/apply:os.system [\"id\"]\n" +
		"author: !!binary \"////\"\npublisher: !<tag:yaml.org,2002:js/function> x\n---\n" + said), ""},
	{"yaml-binary-date.md", always("---\ndate: !!timestamp \"9999999999-99-99\"\n---\n" + said), "is not a valid date"},
	{"yaml-anchors.md", counted("---\n", "a%d: &a x\n", "---\n"+said), "? has no end"},
	{"yaml-documents.md", always("---\ntitle: x\n--- \ntitle: y\n---\n" + said), ""},
	{"yaml-directive.md", always("---\n%YAML 9.9\n%TAG ! x\ntitle: x\n---\n" + said), "not YAML"},
	{"yaml-without-end.md", within("---\n", "title: x\n", ""), "has no end"},
	{"yaml-controls.md", always("---\ntitle: \"a\\0b\\x1b[2J\\u202e\\ud800\"\n---\n" + said), "? not YAML"},
	{"yaml-year.md", always("---\ndate: 99999-12-31\n---\n" + said), "is not a valid date"},
	{"yaml-month.md", always("---\ndate: 2021-13-45\n---\n" + said), "is not a valid date"},
	{"yaml-path.md", always("---\ntitle: ../../etc/passwd\npath: /etc/passwd\nurl: file:///etc/passwd\n---\n" + said),
		"is not an address"},
	{"yaml-long-address.md", matter("url: https://example.org/", "a", ""), "is not an address"},
	{"toml.md", within("+++\n", "a = 1\n", "+++\n"+said), "TOML"},
}
