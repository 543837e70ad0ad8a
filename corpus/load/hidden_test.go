package load

import (
	"strings"
	"testing"
)

// before and after are the sentences around the words that a case hides.
const (
	before = "<p>Envoys met in Vienna on Tuesday, for the third time in a month, and again no one signed.</p><p>“We will "
	after  = " sign the paper,” said Mara Quillon, a senior fellow at the Delft Institute.</p>"
)

// pageWith returns a page whose quotation holds some markup.
func pageWith(head, markup string) string {
	return "<html><head><title>Talks</title>" + head + "</head><body><article><h1>Talks</h1>" + before + markup + after +
		"</article></body></html>"
}

// shown returns the quotation in the loaded text.
func shown(t *testing.T, name, text string) string {
	t.Helper()
	a, err := Parse(name, []byte(text))
	if err != nil {
		t.Errorf("%v\n%s", err, text)
		return ""
	}
	_, quotation, _ := strings.Cut(a.Text, "“")
	quotation, _, _ = strings.Cut(quotation, "”")
	return quotation
}

// hidden are elements that readers don't see, or see struck out, each with a * where its words are.
var hidden = []string{
	`<del>*</del>`, `<s>*</s>`, `<strike>*</strike>`, `<S><b>*</b></S>`,
	`<span style="text-decoration:line-through">*</span>`,
	`<span style="text-decoration-line: underline line-through">*</span>`,
	`<span hidden>*</span>`, `<span hidden="until-found">*</span>`, `<span popover>*</span>`, `<template>*</template>`,
	`<noscript>*</noscript>`, `<dialog>*</dialog>`,
	`<span style="display:none">*</span>`, `<span style="DISPLAY : None !important">*</span>`,
	`<span style="display:/* */none">*</span>`, `<span style="\64isplay:none">*</span>`,
	`<span style="visibility:hidden">*</span>`, `<span style="visibility: collapse"><b>*</b></span>`,
	`<span style="opacity:0">*</span>`, `<span style="opacity:0.01"><b style="opacity:1">*</b></span>`,
	`<span style="font-size:0">*</span>`, `<span style="font-size:.1px">*</span>`, `<span style="font-size:1%">*</span>`,
	`<span style="font:0/0 a">*</span>`, `<span style="font-size:0"><b>*</b></span>`,
	`<span style="text-indent:-9999px">*</span>`, `<span style="text-indent:-99em">*</span>`,
	`<span style="text-indent:100%;white-space:nowrap;overflow:hidden">*</span>`,
	`<span style="position:absolute;left:-9999px">*</span>`, `<span style="position:fixed;top:-200vh">*</span>`,
	`<span style="position:absolute;left:9999px">*</span>`, `<span style="margin-left:-9999px">*</span>`,
	`<span style="margin-left:-200vw">*</span>`,
	`<span style="position:absolute;clip:rect(0,0,0,0)">*</span>`,
	`<span style="position:absolute;clip:rect(1px 1px 1px 1px)">*</span>`, `<span style="clip-path:inset(50%)">*</span>`,
	`<span style="clip-path:circle(0)">*</span>`, `<span style="clip-path:polygon(0 0,0 0,0 0)">*</span>`,
	`<span style="width:1px;height:1px;overflow:hidden">*</span>`, `<span style="max-height:0;overflow-y:hidden">*</span>`,
	`<span style="transform:scale(0)">*</span>`, `<span style="transform:translateX(-9999px)">*</span>`,
	`<span style="filter:opacity(0%)">*</span>`, `<span style="content-visibility:hidden">*</span>`,
	`<span style="color:transparent">*</span>`, `<span style="color:rgba(0,0,0,0)">*</span>`,
	`<span style="color:#12345600">*</span>`, `<span style="color:#fff;background:white">*</span>`,
	`<span style="color:transparent;background-clip:text">*</span>`,
	`<span style="-webkit-background-clip:text;background-color:#fff;color:transparent">*</span>`,
	`<span style="-webkit-text-fill-color:transparent"><b style="color:black">*</b></span>`,
	`<span style="-webkit-text-fill-color:white">*</span>`,
	`<span style="color:black;-webkit-text-fill-color:transparent">*</span>`,
	`<span style="background:#000!important;background-color:#fff;color:#000">*</span>`,
	`<span style="background-color:#000!important;background:#fff;color:#000">*</span>`,
	`<span style="background:linear-gradient(red,blue) text;background-clip:border-box;color:transparent">*</span>`,
	`<span style="text-decoration-line:line-through!important;text-decoration:none">*</span>`,
	"<span style=\"display:none!\timportant;display:inline\">*</span>",
	`<span style="display:none ! /**/ IMPORTANT;display:inline">*</span>`,
	`<span style='font-family:"a;b";display:none'>*</span>`, `<span style="background:url(a;b/*);display:none">*</span>`,
	`<span style="b{color:red} display:none">*</span>`,
	`<span style="background-color:#101010"><b style="color:rgb(16 16 20)">*</b></span>`, `<font color="white">*</font>`,
	`<span style="color:#fefefe">*</span>`,
}

// seen are elements whose words readers see.
var seen = []string{
	`<b>*</b>`, `<ins>*</ins>`, `<u>*</u>`, `<span style="display:inline">*</span>`, `<span style="opacity:.5">*</span>`,
	`<span style="font-size:10px">*</span>`,
	`<span style="font-size:0"><b style="font-size:1rem">*</b></span>`,
	`<span style="visibility:hidden"><b style="visibility:visible">*</b></span>`,
	`<span style="text-indent:-1em">*</span>`,
	`<span style="position:absolute;left:50%;transform:translate(-50%,-50%)">*</span>`,
	`<span style="width:100vw;position:relative;left:50%;margin-left:-50vw">*</span>`,
	`<span style="position:absolute;top:900px">*</span>`,
	`<span style="color:white;background:#333">*</span>`, `<span style="background:url(a.png);color:white">*</span>`,
	`<span style="color:transparent;color:black">*</span>`, `<span style="display:none;display:block">*</span>`,
	`<span style="display:block!important;display:none">*</span>`, `<span style="overflow:hidden;height:20px">*</span>`,
	`<span style="color:var(--ink)">*</span>`, `<span aria-hidden="true">*</span>`,
	`<span style="background:linear-gradient(90deg,red,blue);background-clip:text;color:transparent;` +
		`-webkit-text-fill-color:transparent">*</span>`,
	`<span style="background-image:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent">` +
		`<b>*</b></span>`,
	`<span style="background:linear-gradient(red,blue) text;-webkit-text-fill-color:transparent">*</span>`,
	`<span style="background:linear-gradient(red` + strings.Repeat(",red", 99) + `) text;color:transparent">*</span>`,
	`<span style="background-color:red;background-clip:text;color:transparent">*</span>`,
	`<span style="color:transparent;-webkit-text-fill-color:black">*</span>`,
	`<span style="-webkit-text-fill-color:transparent"><b style="-webkit-text-fill-color:currentcolor">*</b></span>`,
	`<span style="color:white;-webkit-text-fill-color:red">*</span>`,
	`<span style="background-image:url(a.png);color:white">*</span>`,
	`<span style="background:url(data:x;base64,` + strings.Repeat("a", 300) + `);color:white">*</span>`,
	`<span style="background:url(a.png);background-color:#fff;color:white">*</span>`,
	`<span style="background-color:#000!important;background:#fff;color:#fff">*</span>`,
	`<span style="background:#000!important;background-color:#fff;color:#fff">*</span>`,
	`<span style="text-decoration:line-through;text-decoration-line:none">*</span>`,
	`<span style='font-family:"a;display:none;b"'>*</span>`, `<span style="x:(a;display:none;b)">*</span>`,
	`<span style="font-family:'a\';display:none;b'">*</span>`, `<span style="display:none\!important">*</span>`,
	`<span style="display:none!ie">*</span>`, `<span style="b{display:none}">*</span>`,
	`<span style="x:url(a;display:none)">*</span>`,
	`<span style="clip-path:inset(10px)">*</span>`, `<span style="text-decoration:underline">*</span>`,
	`<span style="x:display:none">*</span>`, `<span data-style="display:none">*</span>`, `<span style="">*</span>`,
}

// TestUnseenIsNotSaid checks that a quotation leaves out words that are hidden or struck out, and no others.
func TestUnseenIsNotSaid(t *testing.T) {
	for _, markup := range hidden {
		if got := shown(t, "a.html", pageWith("", strings.Replace(markup, ">*<", ">never<",
			1))); strings.Join(strings.Fields(got), " ") != "We will sign the paper," {
			t.Errorf("%s shows %q", markup, got)
		}
	}
	for _, markup := range seen {
		if got := shown(t, "a.html", pageWith("", strings.Replace(markup, ">*<", ">never<",
			1))); got != "We will never sign the paper," {
			t.Errorf("%s shows %q", markup, got)
		}
	}
}

// sheets are styles with markup that they hide, or don't.
var sheets = []struct {
	css, markup string
	hides       bool
}{
	{`.x{display:none}`, `<span class="a x">*</span>`, true},
	{`#x { display : none }`, `<span id=x>*</span>`, true},
	{`mark{visibility:hidden}`, `<mark>*</mark>`, true},
	{`span.x,b.y{opacity:0}`, `<b class=y>*</b>`, true},
	{`span.x,b.y{opacity:0}`, `<i class=y>*</i>`, false},
	{`.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}`,
		`<span class=sr-only>*</span>`, true},
	{`.other{display:none}`, `<span class="sr-only visually-hidden">*</span>`, false},
	{`.x{text-decoration:line-through}`, `<span class=x>*</span>`, true},
	{`@media screen{.x{display:none}}`, `<span class=x>*</span>`, true},
	{`@media only screen, print{.x{display:none}}`, `<span class=x>*</span>`, true},
	{`@media print{.x{display:none}}`, `<span class=x>*</span>`, false},
	{`@media (max-width:600px){.x{display:none}}`, `<span class=x>*</span>`, false},
	{`@media screen and (max-width:600px){.x{display:none}}`, `<span class=x>*</span>`, false},
	{`@layer a{@supports (display:grid){.x{display:none}}}`, `<span class=x>*</span>`, true},
	{`@keyframes x{from{opacity:0}}.x{animation:x 1s}`, `<span class=x>*</span>`, false},
	{`@import "a.css";.x{display:none}`, `<span class=x>*</span>`, true},
	{`/* .x{display:none} */`, `<span class=x>*</span>`, false},
	{`.y{content:"}"} .x{display:none}`, `<span class=x>*</span>`, true},
	{`.y{content:"/*"} .x{display:none}`, `<span class=x>*</span>`, true},
	{`.x{display:none} .x.on{display:inline}`, `<span class="x on">*</span>`, false},
	{`.x.on{display:inline} .x{display:none}`, `<span class="x on">*</span>`, false},
	{`.x{display:inline} .x{display:none}`, `<span class=x>*</span>`, true},
	{`.x{display:none}`, `<span class=x style="display:inline">*</span>`, false},
	{`.x{display:none!important}`, `<span class=x style="display:inline">*</span>`, true},
	{`article .x > b{display:none}`, `<span class=x><b>*</b></span>`, true},
	{`aside .x{display:none}`, `<span class=x>*</span>`, false},
	{`.x:not(.on){display:none}`, `<span class=x>*</span>`, true},
	{`.x:not(.on){display:none}`, `<span class="x on">*</span>`, false},
	{`.x, p:::bad{display:none}`, `<span class=x>*</span>`, false},
	{`.x, p:bogus{display:none}`, `<span class=x>*</span>`, false},
	{`.x,{display:none}`, `<span class=x>*</span>`, false},
	{`.x, .1{display:none}`, `<span class=x>*</span>`, false},
	{`.x, b >{display:none}`, `<span class=x>*</span>`, false},
	{`.x, [a!=b]{display:none}`, `<span class=x>*</span>`, false},
	{`.x, :not(b::){display:none}`, `<span class=x>*</span>`, false},
	{`.x, b:contains(a){display:none}`, `<span class=x>*</span>`, false},
	{`.x, b::-moz-bogus{display:none}`, `<span class=x>*</span>`, false},
	{`.x, b::-webkit-bogus{display:none}`, `<span class=x>*</span>`, true},
	{`.x, b:focus-within, b:nth-child(2 of .y), b:has(> i), b:lang("de"), b::part(a){display:none}`,
		`<span class=x>*</span>`, true},
	{`.x, :is(b:::c, i){display:none}`, `<span class=x>*</span>`, true},
	{`.x, b[y="a,b"]{display:none}`, `<b y="a,b">*</b>`, true},
	{`[y="a,b"]{display:none}`, `<b y="a">*</b>`, false},
	{`:is(b,.x){display:none}`, `<span class=x>*</span>`, true},
	{`span:is(.x, .y):not(.z){display:none}`, `<span class=y>*</span>`, true},
	{`span:is(.x, .y){display:none}`, `<span class=z>*</span>`, false},
	{`:is(article, aside) .x{display:none}`, `<span class=x>*</span>`, true},
	{`:where(#a .x, .x){display:none} .x{display:inline}`, `<span class=x>*</span>`, false},
	{`.x{display:inline} span:where(.x){display:none}`, `<span class=x>*</span>`, false},
	{`span{display:inline} span:where(.x){display:none}`, `<span class=x>*</span>`, true},
	{`<!-- .x{display:none} -->`, `<span class=x>*</span>`, true},
	{"@media\nscreen{.x{display:none}}", `<span class=x>*</span>`, true},
	{`@media only  screen{.x{display:none}}`, `<span class=x>*</span>`, true},
	{`@media not print{.x{display:none}}`, `<span class=x>*</span>`, true},
	{`.x:hover{display:none}`, `<span class=x>*</span>`, false},
	{`.x::before{display:none}`, `<span class=x>*</span>`, false},
	{`[data-x]{display:none}`, `<span data-x=1>*</span>`, true},
	{`.x\:y{display:none}`, `<span class="x:y">*</span>`, true},
	{`.x{color:#fff} .y{background:#fff}`, `<span class=y><b class=x>*</b></span>`, true},
	{`body{background:#000} .x{color:black}`, `<span class=x>*</span>`, true},
	{`body{background:#000} .x{color:white}`, `<span class=x>*</span>`, false},
	{`.x{display:none`, `<span class=x>*</span>`, true},
	{`}}.x{display:none}`, `<span class=x>*</span>`, false}, // browsers read the brackets as part of the selector
	{`a{}.x{display:none}`, `<span class=x>*</span>`, true},
	{`a;.x{display:none}`, `<span class=x>*</span>`, false},
	{`.y{b:url(/*)}.x{display:none}`, `<span class=x>*</span>`, true},
	{`.y{b:url( '/*' )}.x{display:none}`, `<span class=x>*</span>`, true},
	{`.y{b:"a}b;"}.x{display:none}`, `<span class=x>*</span>`, true},
	{`.x{.y{color:red} display:none}`, `<span class=x>*</span>`, true},
	{`.x{.y{display:none}}`, `<span class=x>*</span>`, false},
	{`details>*{color:red}`, `<details><summary>More</summary>*</details>`, false},
}

// TestStylesHide checks that a quotation leaves out words that the page's own styles for screens hide.
func TestStylesHide(t *testing.T) {
	for _, c := range sheets {
		markup := strings.Replace(c.markup, "*", "never", 1)
		got := shown(t, "a.html", pageWith("<style>"+c.css+"</style>", markup))
		if strings.Contains(got, "never") == c.hides {
			t.Errorf("%s %s shows %q", c.css, c.markup, got)
		}
	}
	for _, head := range []string{`<style media=print>.x{display:none}</style>`,
		`<noscript><style>.x{display:none}</style></noscript>`,
		`<link rel=stylesheet href=a.css><style>.x{color:white}</style>`,
		`<style>.x{color:white;background:url(x)}</style>`} {
		if got := shown(t, "a.html", pageWith(head, `<span class=x>never</span>`)); !strings.Contains(got, "never") {
			t.Errorf("%s hides it: %q", head, got)
		}
	}
}

// TestHiddenStandfirst checks that the text loaded from above the body has no hidden words, and has the others.
func TestHiddenStandfirst(t *testing.T) {
	body := "<div itemprop=articleBody>" + strings.Repeat("<p>Envoys met in Vienna on Tuesday, and no one signed.</p>", 5)
	page := func(markup string) string {
		return "<title>Talks</title><section><h1>Talks</h1><div><p>The envoys will meet again in the same hall " +
			strings.Replace(markup, "*", "never", 1) + " before the end of the year.</p></div></section>" + body
	}
	check := func(markup string, isShown bool) {
		t.Helper()
		a, err := Parse("a.html", []byte(page(markup)))
		switch {
		case err != nil:
			t.Errorf("%s: %v", markup, err)
		case !strings.HasPrefix(a.Text, "The envoys will meet again"):
			t.Errorf("%s: no standfirst in %q", markup, a.Text)
		case strings.Contains(a.Text, "never") != isShown:
			t.Errorf("%s shows %q", markup, a.Text)
		}
	}
	for _, markup := range hidden {
		check(markup, false)
	}
	for _, markup := range seen {
		check(markup, true)
	}
	for _, hides := range []string{`hidden`, `style="display:none"`, `aria-hidden=true`, `role=dialog`} {
		text := strings.Replace(page("never"), "<div>", "<div "+hides+">", 1)
		if a, err := Parse("a.html", []byte(text)); err != nil || strings.Contains(a.Text, "never") {
			t.Errorf("%s: %q, %v", hides, a.Text, err)
		}
	}
}

// TestHiddenWhole checks that a page is read that hides all of itself until a script shows it, and that the hidden
// part of another page is not.
func TestHiddenWhole(t *testing.T) {
	for _, head := range []string{"<style>body{opacity:0}</style>", "<style>html{visibility:hidden}</style>",
		"<style>article{display:none}</style>"} {
		if got := shown(t, "a.html", pageWith(head, "<del>never</del>")); got != "We will sign the paper," {
			t.Errorf("%s: got %q", head, got)
		}
	}
	if got := shown(t, "a.html", strings.Replace(pageWith("", "never"), "<body>", `<body style="opacity:0">`,
		1)); got != "We will never sign the paper," {
		t.Errorf("got %q", got)
	}
	text := strings.Replace(pageWith("<style>body{visibility:hidden} .x{visibility:visible}</style>", "never"),
		"<article>", "<article><div class=x>"+before+after+"</div>", 1)
	if a, err := Parse("a.html", []byte(text)); err != nil || strings.Contains(a.Text, "never") {
		t.Errorf("got %q, %v", a.Text, err)
	}
}

// TestUnseenMarkdown checks the same for strikethrough in Markdown and for HTML in it.
func TestUnseenMarkdown(t *testing.T) {
	const start = "# Talks\n\nEnvoys met in Vienna.\n\n“We will "
	const end = " sign the paper,” said Mara Quillon.\n"
	for _, markup := range append([]string{"~~never~~", "~never~", "~~**never** _ever_~~", "~~never <b>ever</b>~~",
		"**~~never~~**", "<span hidden>*never*</span>", "<span hidden>`never`</span>",
		"<s>never <s>ever</s> never</s>", "<script>never</script>", "<style>never</style>", "<span\nhidden>never</span>",
		"<span hidden/>never</span>", "<i hidden />never</i>", "<svg/><span hidden/>never</span>",
		"<svg><g/></svg><span hidden/>never</span>",
		"<span hidden>" + strings.Repeat("<i>", 150) + strings.Repeat("</i>", 100) + "never" + strings.Repeat("</i>",
			50) + "</span>"}, hidden...) {
		markup = strings.Replace(markup, ">*<", ">never<", 1)
		if got := shown(t, "a.md", start+markup+end); strings.Join(strings.Fields(got), " ") != "We will sign the paper," {
			t.Errorf("%s shows %q", markup, got)
		}
	}
	for _, markup := range []string{"never", "\\~~never\\~~", "`~~`never`~~`", "~ never ~", "~~~never~~~",
		"<b>never</b>", "<ins>never</ins>", "<br>never", "<img hidden>never", "</del>never", "~5 never ~6",
		"<img hidden/>never", "<svg hidden/>never", "<svg><g hidden/></svg>never",
		strings.Repeat("<i>", 150) + strings.Repeat("</i>", 150) + "never"} {
		if got := shown(t, "a.md", start+markup+end); !strings.Contains(got, "never") {
			t.Errorf("%s shows %q", markup, got)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"One.\n\n<div style=\"display:none\">\n\nTwo.\n\n    Code.\n\n> Three. <div>x</div>\n\n</div>\n\nFour.",
			"One.\n\nFour.\n"},
		{"One.\n\n<div hidden>\n<div>\n\nTwo.\n\n</div>\n\nThree.\n\n</div>\nFour.\n\nFive.", "One.\n\nFour.\n\nFive.\n"},
		{"<style>.x{display:none}</style>\n\nOne <b class=x>two</b>.\n\n<p class=x>Three.</p>\n\nFour.", "One .\n\nFour.\n"},
		{"<div hidden>" + strings.Repeat("<div>", 150) + "\n\nOne." + strings.Repeat("</div>", 100) + "Two.\n\nThree.\n\n" +
			strings.Repeat("</div>", 151) + "\n\nFour.", "Four.\n"},
		{"<div hidden>" + strings.Repeat("<div>", 150) + "\n\n" + strings.Repeat("</div>", 100) + "Two.\n\nThree.\n\n" +
			strings.Repeat("</div>", 51) + "\n\nFour.", "Four.\n"},
		{"<div hidden/>\n\nOne.\n\n</div>\n\nTwo.", "Two.\n"},
		{"One <del>two.\n\nThree.", "One\n\nThree.\n"},
		{"<del>\n\nOne.\n\n</del>\n\nTwo.", "Two.\n"},
	} {
		a, err := Parse("a.md", []byte(c.text))
		if err != nil || a.Text != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.text, a.Text, err, c.want)
		}
	}
}
