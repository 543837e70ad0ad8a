//go:build unix

package reindex

import "strings"

// said is a paragraph with a quote.
const said = `"A moratorium is near," said Elin Marsh, a former envoy who now teaches at ` +
	`the Fenland Institute for Treaties. `

// report is the body of a page, with a few such paragraphs.
var report = strings.Repeat("<p>"+said+said+"</p>\n", 4)

// hostilePages are pages with hostile markup.
var hostilePages = []hostile{
	{"deep-div.html", filled("<div>"), "? "},
	{"deep-b.html", filled("<b>"), "? "},
	{"deep-span-closed.html", nested("", "<span>", said, "</span>", ""), "? "},
	{"deep-table.html", filled("<table><tr><td>"), "? "},
	{"deep-list.html", filled("<ul><li>"), "? "},
	{"deep-font.html", counted("", "<font size=%d>", said), "? "},
	{"deep-svg.html", filled("<svg><g>"), "? "},
	{"deep-math.html", filled("<math><mi>"), "? "},
	{"deep-select.html", filled("<select><option>"), "? "},
	{"deep-template.html", filled("<template>"), "? "},
	{"deep-frames.html", filled("<frameset>"), "? "},
	{"deep-button.html", filled("<button><p>"), "? "},
	{"deep-object.html", filled("<object><applet><marquee>"), "? "},
	{"deep-ruby.html", filled("<ruby><rb><rt>"), "? "},
	{"deep-posts.html", filled(`<div class="tweet">a`), "? "},
	{"many-posts.html", within("<article>"+report, `<p class="tweet"><a href="https://x.example/a/status/1">May 5, 2022</a>`,
		"</article>"), "? "},
	{"long-posts.html", within("<article>"+report, `<div class="fb-post">`+said, "</article>"), "? "},
	{"many-p.html", filled("<p>a"), "? more elements"},
	{"many-br.html", within("<body><p>"+said, "<br>", ""), "? more elements"},
	{"many-a.html", counted("", `<a href="%d">x`, ""), "? more elements"},
	{"many-closing.html", within(report, "</p>", ""), "? more elements"},
	{"misnested.html", filled("<b><p></b></p>"), "? "},
	{"misnested-links.html", filled("<a><table><a>"), "? "},
	{"adopted.html", filled("<a><div><b></a>"), "? "},
	{"formatting.html", formatting, "? "},
	{"many-html.html", counted("", "<html a%d>", report), "? "},
	{"many-body.html", counted("", "<body a%d>", report), "? "},
	{"attributes.html", counted("<p", " a%d=b", ">"+report), "? "},
	{"attributes-on-b.html", attributesOnB, "? "},
	{"huge-attribute.html", within(`<p title="`, "x ", `">`+report), ""},
	{"huge-class.html", within(`<div class="`, "author byline comment ", `">`+report+"</div>"), ""},
	{"unclosed-attribute.html", within(report+`<p title="`, "x>", ""), ""},
	{"unclosed-comment.html", within(report+"<!--", "->", ""), ""},
	{"many-comments.html", within(report, "<!---->", ""), "? more elements"},
	{"unclosed-cdata.html", within(report+"<svg><![CDATA[", "]]", ""), ""},
	{"unclosed-script.html", within(report+"<script>", "<!--<script>", ""), ""},
	{"unclosed-title.html", within("<title>", "</titl>", report), "no article"},
	{"plaintext.html", within(report+"<plaintext>", "</p> ", ""), ""},
	{"entities.html", within("<p>", "&amp;&#x41;&notit;&CounterClockwiseContourIntegral;", "</p>"+report), ""},
	{"odd-entities.html", within("<p>", "&#x110000;&#xD800;&#0;&#99999999999999999999;", "</p>"+report), ""},
	{"entity-bomb.html", always(`<!DOCTYPE html [<!ENTITY a "ha">` +
		`<!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><p>&c;</p>` + report), ""},
	{"angles.html", within(report, "<", ""), ""},
	{"closing-angles.html", within(report, "</", ""), "? more elements"},
	{"questions.html", within(report, "<?x>", ""), "? more elements"},
	{"doctypes.html", within("", "<!DOCTYPE html>", report), "? more elements"},
	{"one-paragraph.html", within("<article><p>", said, "</p></article>"), ""},
	{"commas.html", within("<div>", ",", "</div>"+report), "? "},
	{"spaces.html", within("<p>", " \t\n", "</p>"+report), ""},
	{"nbsp.html", within("<p>", "&nbsp;", "</p>"+report), "? "},
	{"textareas.html", within(report, "<textarea></textarea>", ""), "? more elements"},
	{"drawings.html", within(report, "<svg><title>a</title></svg>", ""), "? more elements"},
	{"nested-drawings.html", nested(report, "<svg><math>", "", "</math></svg>", ""), ""},
	{"nul.html", within(report, "\x00", ""), "NUL"},
	{"titles.html", within("<title>", "a b c d e f g h ", "</title><h1>"+strings.Repeat("q ", 30_000)+"</h1>"+report),
		""},
	{"nested-headings.html", nested("", "<h1><div>", said, "</div></h1>", report), "? "},
	{"two-long-titles.html", twoLongTitles, ""},
	{"nested-authors.html", nestedAround(`<div class="author byline">`), "? "},
	{"nested-times.html", nestedAround("<time pubdate>"), "? "},
	{"many-times.html", timesMany, "? "},
	{"nested-bodies.html", nestedAround(`<article class="entry-content author-bio" role="menu">`), "? "},
	{"many-headlines.html", repeatedBefore(`<h2 itemprop="headline">a b c d e f g h</h2>`), "? "},
	{"many-boxes.html", repeatedBefore(`<div class="author-box newsletter"><b class="share"></b></div>`), "? "},
	{"many-spans.html", repeatedBefore(`<span class="share"> </span> `), "? "},
	{"nested-spans.html", nestedAround(`<span class="share">a b<i></i>`), "? "},
	{"many-rules.html", styled(counted("", ".a%d{display:none}\n", "")), "? more styles"},
	{"many-matching.html", styled(within("", ".a .b.c{display:none}\n", "")), "? more styles"},
	{"many-anywhere.html", styled(within("", "[class]{opacity:0}\n", "")), "? more styles"},
	{"many-selectors.html", styled(within("", ".b,", ".b{color:red}")), "? more styles"},
	{"deep-selector.html", styled(within("", ".a>", ".b{display:none}")), ""},
	{"deep-media.html", styled(filled("@media screen{")), ""},
	{"unclosed-string.html", styled(within(`.b{content:"`, `{}`, "")), ""},
	{"unclosed-css.html", styled(within("", "/*", "")), ""},
	{"long-style.html", within(`<p style="`, "display:none;", `">`+report), ""},
	{"css-escapes.html", styled(filled(`\64`)), ""},
}

// formatting leaves many elements open in the first paragraph, so that the parser opens them again in every other
// paragraph.
func formatting(size int) string {
	return counted("<div>", "<b id=%d>", "</div>")(6_000) + filled("<div>x</div>")(size-6_000) + report
}

// attributesOnB makes the parser compare each element with all previous ones, attribute by attribute.
func attributesOnB(size int) string {
	var attributes strings.Builder
	for n := range size / 400 / 8 {
		attributes.WriteString(" a")
		attributes.WriteString(strings.Repeat("a", n%7))
		attributes.WriteString(string(rune('a' + n%26)))
	}
	return strings.Repeat("<b"+attributes.String()+">", 400) + report
}

// nestedAround puts 490 nested elements around a long text.
func nestedAround(element string) func(size int) string {
	return func(size int) string {
		return strings.Repeat(element, 490) + "<p>" + filled(said)(size-20_000)
	}
}

// twoLongTitles makes a heading and a title without a common word.
func twoLongTitles(size int) string {
	title, heading := counted("", "a%d ", "")(size/2), counted("", "b%d ", "")(size/2-2_000)
	return "<title>" + title + "</title><h1>" + heading + "</h1>" + report
}

// styled makes a page with styles, and with elements of the classes in them.
func styled(css func(size int) string) func(size int) string {
	return func(size int) string {
		elements := strings.Repeat(`<div class="a">`, 100) + strings.Repeat(`<p class="b c">x</p>`, 5_000) +
			strings.Repeat("</div>", 100) + report
		return "<style>" + css(min(max(size-len(elements), 100), 2<<20-100)) + "</style>" + elements
	}
}

// timesMany makes as many times of publication as a page may have elements.
func timesMany(size int) string { return repeatedBefore("<time pubdate>x</time>")(size) }

// repeatedBefore makes pages that repeat some HTML as often as a page may have elements.
func repeatedBefore(markup string) func(size int) string {
	elements := strings.Count(markup, "<") - strings.Count(markup, "</")
	return func(size int) string {
		return "<title>a b c</title>" + strings.Repeat(markup, max(0, min(size/len(markup)-100, 29_000/elements))) + report
	}
}
