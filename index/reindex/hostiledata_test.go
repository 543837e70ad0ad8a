//go:build unix

package reindex

import (
	"fmt"
	"strings"
)

// ldOf makes a page with linked data.
func ldOf(before, s, after string) func(size int) string {
	return within(`<script type="application/ld+json">`+before, s, after+"</script>"+report)
}

// hostileData are pages with hostile metadata or charsets.
var hostileData = []hostile{
	{"ld-deep-lists.html", ldOf("", "[", ""), "? more than 1 MB of linked data"},
	{"ld-deep-objects.html", ldOf("", `{"@graph":`, ""), "? more than 1 MB of linked data"},
	{"ld-deep-closed.html", nested(`<script type="application/ld+json">`, "[", "1", "]", "</script>"+report),
		"? more than 1 MB of linked data"},
	{"ld-list.html", ldOf("[", "{},", "{}]"), "? more than 1 MB of linked data"},
	{"ld-authors.html", ldOf(`{"@type":"NewsArticle","author":[`, `{"name":"Elin Marsh"},`, "1]}"),
		"? more than 1 MB of linked data"},
	{"ld-odd-types.html", always(`<script type="application/ld+json">{"@type":[{"a":1},"NewsArticle",null,[7]],` +
		`"headline":{"@value":[1e999]},"author":true,` +
		`"datePublished":12345678901234567890,"url":["",{}],"publisher":{"name":{"name":[[["x"]]]}}}</script>` + report), ""},
	{"ld-types.html", always(`<script type="application/ld+json">{"@type":"NewsArticle",` +
		`"headline":["a",["b"]],"author":true,"datePublished":20211221,` +
		`"url":["",{}],"publisher":{"name":{"name":[[["x"]]]}}}</script>` + report), ""},
	{"ld-references.html", references, ""},
	{"ld-to-itself.html", always(`<script type="application/ld+json">` +
		`{"@graph":[{"@type":"NewsArticle","@id":"a","author":{"@id":"b"}},` +
		`{"@id":"b","name":{"@id":"b"}}]}</script>` + report), ""},
	{"ld-many-scripts.html", within("",
		`<script type="application/ld+json">{"@type":"Article","name":"x"}</script>`, report),
		"? more elements"},
	{"ld-surrogates.html", ldOf(`{"@type":"NewsArticle","headline":"`, `\ud800\udfff\udc00`, `"}`),
		"? more than 1 MB of linked data"},
	{"ld-date-out-of-range.html", always(`<script type="application/ld+json">` +
		`{"@type":"NewsArticle","datePublished":"999999-12-31T25:61:61Z"}</script>` + report), ""},
	{"ld-body.html", ldOf(`{"@type":"NewsArticle","articleBody":"`, `\n&amp;amp;`, `"}`),
		"? more than 1 MB of linked data"},
	{"meta-many.html", within("<head>", `<meta name="author" content="Elin Marsh">`, "</head>"+report),
		"? more elements"},
	{"meta-many-names.html", within(`<meta content="`+strings.Repeat("x ", 2_000)+`" name="`, "author ", `">`+report),
		""},
	{"meta-huge.html", within(`<meta property="og:title" content="`, "a. ", `">`+report), ""},
	{"meta-huge-address.html", within(`<link rel=canonical href="https://example.org/`, "a", `">`+report), ""},
	{"meta-dates.html", within("<head>",
		`<meta name=date content="31 31 31 31 31 31 31 31 May May May">`, "</head>"+report),
		"? more elements"},
	{"meta-long-date.html", within(`<meta name=date content="`, "Dec. 1 ", `">`+report), ""},
	{"utf-7.html", always(`<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-` + report), "charset"},
	{"utf-16-lie.html", within(`<meta charset="utf-16">`, "<p>x", report), "? more elements"},
	{"utf-16-odd.html", func(size int) string { return "\xff\xfe" + strings.Repeat("\x00\xd8", size/2-2) + "x" },
		"charset"},
	{"utf-16-surrogate.html", always("\xff\xfe<\x00p\x00>\x00\x00\xd8"), "charset"},
	{"utf-32.html", always("\xff\xfe\x00\x00<\x00\x00\x00"), "NUL"},
	{"iso-2022-jp.html", within(`<meta charset="iso-2022-jp">`+report, "\x1b$B", ""), "? "},
	{"replacement.html", within(`<meta charset="iso-2022-kr">`+report, "\x1b$)C", ""), "charset"},
	{"gb18030.html", within(`<meta charset="gb18030"><p>`, "\x81\x30\x81\x30", "</p>"+report), "? "},
	{"many-charsets.html", within("", "<meta charset=big5>", report), "? more elements"},
	{"overlong.html", within("<p>", "\xc0\xaf\xe0\x80\xaf", report), "not UTF-8"},
}

// references makes objects that each refer to the next one many times. A program that follows all references never
// ends.
func references(size int) string {
	var b strings.Builder
	b.WriteString(`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"@id":"0"}}`)
	for n := range 8 {
		reference := fmt.Sprintf(`{"@id":"%d"},`, n+1)
		fmt.Fprintf(&b, `,{"@id":"%d","name":[%s1]}`, n, strings.Repeat(reference, min(size, 1<<19)/10/len(reference)))
	}
	b.WriteString("]}</script>")
	return b.String() + report
}
