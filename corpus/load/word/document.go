package word

import (
	"encoding/xml"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// A document reads the text of a document, element by element. It holds no tree of them.
type document struct {
	styles map[string]style
	out    plain.Builder
	title  string // the first paragraph that is set as a title, or the first heading at the start
	exact  bool   // the title is set as one

	dec    *xml.Decoder
	err    error // the first
	blocks int   // that were read
	size   int   // bytes of words
	depth  int   // elements that are open
	tables int   // that are open
	dark   bool  // the pages have a colour
	joined bool  // the end of the last paragraph was deleted, so the next one goes on with it
}

// Bounds while a document is read. Articles are far below them.
const (
	maxDepth  = 200     // elements within each other: nested tables take 4 each
	maxBlocks = 100_000 // paragraphs and cells
	maxWords  = 1 << 20 // bytes of words; the loader refuses fewer
	leadStart = 3       // paragraphs at the start among which a heading is the title
)

// skipped are elements whose text is no part of the article: what was deleted or moved away, drawings with their text
// boxes, the second form of what has two, and the reading aid of ruby text.
var skipped = table.Set("del", "moveFrom", "drawing", "pict", "object", "Fallback", "rt", "sectPr", "tblPr", "trPr",
	"tcPr", "tblGrid", "sdtPr", "sdtEndPr", "oMath", "oMathPara", "txbxContent", "instrText", "delText")

// read reads the text.
func (d *document) read(dec *xml.Decoder) error {
	d.dec = dec
	for d.err == nil {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if start.Name.Local != "document" {
				return errNoDocument
			}
			d.within(d.element)
			return d.err
		}
	}
	return d.err
}

// next returns the next child of the element that is open, or false at its end or after an error.
func (d *document) next() (xml.StartElement, bool) {
	for d.err == nil {
		token, err := d.dec.Token()
		if err != nil {
			d.err = err
			break
		}
		switch t := token.(type) {
		case xml.EndElement:
			return xml.StartElement{}, false
		case xml.StartElement:
			if !skipped[t.Name.Local] {
				return t, true
			}
			d.skip()
		}
	}
	return xml.StartElement{}, false
}

// within calls do for each child of the element that is open. Do reads up to the child's end.
func (d *document) within(do func(xml.StartElement)) {
	if d.depth++; d.depth > maxDepth {
		d.fail("elements of the document are nested too deep; save its text as .txt")
	}
	for e, ok := d.next(); ok; e, ok = d.next() {
		do(e)
	}
	d.depth--
}

// skip reads to the end of the element that is open.
func (d *document) skip() {
	if err := d.dec.Skip(); err != nil && d.err == nil {
		d.err = err
	}
}

// fail ends the reading for a reason.
func (d *document) fail(reason string) {
	if d.err == nil {
		d.err = skip.Errorf("%s", reason)
	}
}

// element reads an element that may hold blocks.
func (d *document) element(e xml.StartElement) {
	switch e.Name.Local {
	case "p":
		d.count()
		d.paragraph()
	case "tbl":
		d.tables++
		d.within(d.element)
		d.tables--
	case "tc":
		d.count()
		d.out.Within(corpus.Cell, func() { d.within(d.element) })
	case "background":
		d.dark = true
		d.skip()
	default: // the body, rows, controls
		d.within(d.element)
	}
}

func (d *document) count() {
	if d.blocks++; d.blocks > maxBlocks {
		d.fail("more than 100000 paragraphs in the document; split it into one file per article")
	}
}

// paragraph reads a paragraph. Its properties come first.
func (d *document) paragraph() {
	var p paragraphProperties
	e, ok := d.next()
	if ok && e.Name.Local == "pPr" {
		if err := d.dec.DecodeElement(&p, &e); err != nil && d.err == nil {
			d.err = err
		}
		e, ok = d.next()
	}
	s := p.style(d.styles)
	if d.tables > 0 || d.dark || s.shaded {
		s.look.white = off
	}
	write := func() {
		for ; ok; e, ok = d.next() {
			d.inline(e, s.look)
		}
		d.takeTitle(&s)
	}
	if d.joined || s.kind == "" {
		write()
	} else {
		d.out.Within(s.kind, write)
	}
	if d.joined = p.RPr.Del != nil; !d.joined {
		d.out.Paragraph()
	}
}

// takeTitle takes the current paragraph as the title if it is set as one, or is a heading at the start.
func (d *document) takeTitle(s *style) {
	first := d.title == "" && d.blocks <= leadStart && s.kind == corpus.Heading
	if text := d.out.Current(); text != "" && (first || s.isTitle && !d.exact) {
		d.title, d.exact = text, s.isTitle
	}
}

// inline reads an element within a paragraph.
func (d *document) inline(e xml.StartElement, around look) {
	if e.Name.Local == "r" {
		d.run(around)
		return
	}
	d.within(func(e xml.StartElement) { d.inline(e, around) }) // links, inserted text, controls
}

// run reads words that look the same. Their properties come first.
func (d *document) run(around look) {
	l := around
	d.within(func(e xml.StartElement) {
		switch e.Name.Local {
		case "rPr":
			var p runProperties
			if err := d.dec.DecodeElement(&p, &e); err != nil && d.err == nil {
				d.err = err
			}
			l = p.look().over(d.styles[p.style].look.over(around))
			return
		case "t":
			d.words(l)
			return
		case "AlternateContent", "Choice", "ruby", "rubyBase":
			d.inline(e, l)
			return
		}
		if !l.unseen() {
			d.mark(e)
		}
		d.skip()
	})
}

// words reads the characters of an element.
func (d *document) words(l look) {
	var words strings.Builder
	for d.err == nil {
		token, err := d.dec.Token()
		if err != nil {
			d.err = err
			return
		}
		switch t := token.(type) {
		case xml.CharData:
			words.Write(t)
			continue
		case xml.StartElement:
			d.skip()
			continue
		case xml.EndElement:
		default:
			continue
		}
		break
	}
	if l.unseen() {
		return
	}
	if d.size += words.Len(); d.size > maxWords {
		d.fail(skip.Long)
	}
	d.out.Bold(int(l.bold & on))
	d.out.Italic(int(l.italic & on))
	d.out.Words(words.String())
	d.out.Bold(-int(l.bold & on))
	d.out.Italic(-int(l.italic & on))
}

// mark reads an element that stands for a character.
func (d *document) mark(e xml.StartElement) {
	switch e.Name.Local {
	case "tab", "ptab":
		d.out.Words(" ")
	case "noBreakHyphen":
		d.out.Words("-")
	case "cr":
		d.out.Newline()
	case "br":
		if kind := attribute(e, "type"); kind == "" || kind == "textWrapping" {
			d.out.Newline()
		} else {
			d.out.Words(" ") // the end of a page or column
		}
	}
}
