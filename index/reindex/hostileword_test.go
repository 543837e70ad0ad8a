//go:build unix

package reindex

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// hostileWord are documents of word processors.
var hostileWord = []hostile{
	{"bomb.docx", func(int) string { return documentOf("<w:p><w:r><w:t>", "a", 30<<20, "</w:t></w:r></w:p>") }, "more than 10 MB"},
	{"bomb-of-spaces.docx", func(int) string { return documentOf("", " ", 30<<20, "") }, "more than 10 MB"},
	{"bomb-of-marks.docx", func(int) string { return documentOf("<w:p>", "<w:r/>", 9<<20, "</w:p>") }, "no text"},
	{"paragraphs.docx", func(int) string { return documentOf("", "<w:p/>", 6_000_000, "") }, "paragraphs"},
	{"short-paragraphs.docx", wordOf("", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", ""), "? "},
	{"cells.docx", wordOf("<w:tbl><w:tr>", "<w:tc/>", "</w:tr></w:tbl>"), "? "},
	{"nested-tables.docx", wordOf("", "<w:tbl><w:tr><w:tc>", ""), "nested too deep"},
	{"nested-runs.docx", wordOf("<w:p>", "<w:ins>", ""), "nested too deep"},
	{"deep-deleted.docx", wordOf(wordSaid+"<w:p><w:del>", "<w:r>", ""), "damaged"},
	{"entities.docx", func(int) string {
		return zipOf("word/document.xml", `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>&b;`+
			`</w:t></w:r></w:p></w:document>`)
	}, "damaged"},
	{"external.docx", func(int) string {
		return zipOf("word/document.xml", `<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:document>`+wordSaid+`</w:document>`)
	}, ""},
	{"attributes.docx", func(size int) string {
		return documentOf(wordSaid+"<w:p", ` a=""`, size, "/>")
	}, ""},
	{"not-closed.docx", wordOf(wordSaid, "<w:p>", ""), "? "},
	{"other-charset.docx", func(int) string {
		return zipOf("word/document.xml", `<?xml version="1.0" encoding="utf-7"?><w:document>`+wordSaid+`</w:document>`)
	}, "damaged"},
	{"styles.docx", func(size int) string {
		style := `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`
		return zipOf("word/document.xml", "<w:document>"+wordSaid+"</w:document>", "word/styles.xml",
			"<w:styles>"+filled(style)(size)+"</w:styles>")
	}, ""},
	{"long-chain-of-styles.docx", func(size int) string {
		return zipOf("word/document.xml", "<w:document>"+wordSaid+"</w:document>", "word/styles.xml",
			counted("<w:styles>", `<w:style w:styleId="%d"><w:basedOn w:val="0"/></w:style>`, "</w:styles>")(min(size, 4_000_000)))
	}, ""},
	{"properties.docx", func(size int) string {
		return zipOf("word/document.xml", "<w:document>"+wordSaid+"</w:document>", "docProps/core.xml",
			"<a><title>"+filled("a ")(size)+"</title></a>")
	}, ""},
	{"files.docx", manyFiles, "? more than 10000 files"},
	{"no-zip.docx", filled(said), "not a Word document"},
	{"directory.docx", filled("PK\x01\x02"), "? "},
	{"cut-off.docx", func(size int) string { d := documentOf(wordSaid, " ", size, ""); return d[:len(d)/2] }, "damaged"},
	{"loop.docx", func(int) string {
		return zipOf("_rels/.rels", `<a><Relationship Type="/officeDocument" Target="../../_rels/.rels"/></a>`)
	}, "damaged"},
}

// wordSaid is said as paragraphs of a document.
const wordSaid = "<w:p><w:r><w:t>" + `"A moratorium is near," said Elin Marsh.` + "</w:t></w:r></w:p>"

// wordOf makes a document that repeats an element up to a size, before it is packed.
func wordOf(before, s, after string) func(size int) string {
	return func(size int) string { return documentOf(before, s, size, after) }
}

// documentOf makes a document that repeats s up to a size, before it is packed.
func documentOf(before, s string, size int, after string) string {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, _ := z.Create("word/document.xml")
	io.WriteString(w, "<w:document>"+before)
	chunk := strings.Repeat(s, 1+(64<<10)/len(s))
	for n := 0; n < size; n += len(chunk) {
		io.WriteString(w, chunk[:min(len(chunk), (size-n)/len(s)*len(s))])
	}
	io.WriteString(w, after+"</w:document>")
	z.Close()
	return packed.String()
}

// zipOf makes a zip file of names and contents.
func zipOf(files ...string) string {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for i := 0; i < len(files); i += 2 {
		w, _ := z.Create(files[i])
		io.WriteString(w, files[i+1])
	}
	z.Close()
	return packed.String()
}

// manyFiles makes a document with many empty files.
func manyFiles(size int) string {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for n := 0; n < size/100; n++ {
		z.CreateHeader(&zip.FileHeader{Name: "a"})
	}
	w, _ := z.Create("word/document.xml")
	io.WriteString(w, "<w:document>"+wordSaid+"</w:document>")
	z.Close()
	return packed.String()
}
