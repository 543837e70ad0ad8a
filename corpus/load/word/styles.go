package word

import (
	"cmp"
	"encoding/xml"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// A style is what a document says of paragraphs or words.
type style struct {
	kind    corpus.BlockKind // empty for a paragraph
	isTitle bool
	shaded  bool // the paragraph has a background
	look    look
}

// A look is how words are shown. Each property is unset, on or off: words overrule their paragraph.
type look struct{ bold, italic, hidden, struck, white, tiny toggle }

// A toggle is a property that may be unset.
type toggle int8

const (
	unset toggle = iota
	on
	off
)

// over returns the look of words within others.
func (l look) over(under look) look {
	for _, pair := range []struct{ is, was *toggle }{{&l.bold, &under.bold}, {&l.italic, &under.italic},
		{&l.hidden, &under.hidden}, {&l.struck, &under.struck}, {&l.white, &under.white}, {&l.tiny, &under.tiny}} {
		if *pair.is == unset {
			*pair.is = *pair.was
		}
	}
	return l
}

// unseen reports whether readers do not see the words, or see them struck out.
func (l look) unseen() bool { return l.hidden == on || l.struck == on || l.white == on || l.tiny == on }

// kinds are the kinds of blocks by the name of their style, in lower case. Programs write the names of their own
// styles in English.
var kinds = map[string]corpus.BlockKind{
	"title": corpus.Heading, "subtitle": corpus.Heading, "caption": corpus.Caption,
	"quote": corpus.Quoted, "intense quote": corpus.Quoted, "block text": corpus.Quoted, "block quote": corpus.Quoted,
	"block quotation": corpus.Quoted, "blockquote": corpus.Quoted, "quotations": corpus.Quoted,
}

// listStyles begin the names of styles for lists: "List Bullet 2".
var listStyles = table.Pattern(`^list (?:bullet|number)`)

var headingStyles = table.Pattern(`^heading \d`)

// kindOf returns the kind of the blocks of a style, or "".
func kindOf(name string) corpus.BlockKind {
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case headingStyles().MatchString(name):
		return corpus.Heading
	case listStyles().MatchString(name):
		return corpus.ListItem
	}
	return kinds[name]
}

// A styleElement is a style as the file has it.
type styleElement struct {
	ID      string              `xml:"styleId,attr"`
	Name    value               `xml:"name"`
	BasedOn value               `xml:"basedOn"`
	PPr     paragraphProperties `xml:"pPr"`
	RPr     runProperties       `xml:"rPr"`
}

// A paragraphProperties is what a document says of a paragraph.
type paragraphProperties struct {
	PStyle     value  `xml:"pStyle"`
	OutlineLvl *value `xml:"outlineLvl"`
	NumPr      *struct {
		NumID value `xml:"numId"`
	} `xml:"numPr"`
	Shd *value        `xml:"shd"`
	RPr runProperties `xml:"rPr"` // of the mark at its end
}

// kind returns the kind of the blocks of a paragraph by what it says itself, or "".
func (p *paragraphProperties) kind() corpus.BlockKind {
	switch {
	case p.OutlineLvl != nil && len(p.OutlineLvl.Val) == 1 && p.OutlineLvl.Val < "9":
		return corpus.Heading
	case p.NumPr != nil && p.NumPr.NumID.Val != "0":
		return corpus.ListItem
	}
	return ""
}

// style returns the style of a paragraph, with what the paragraph says itself.
func (p *paragraphProperties) style(styles map[string]style) style {
	s := styles[p.PStyle.Val]
	if kind := p.kind(); kind != "" && s.kind != corpus.Quoted && s.kind != corpus.Heading {
		s.kind = kind
	}
	s.shaded = s.shaded || p.Shd != nil
	return s
}

// A runProperties is what a document says of some words.
type runProperties struct {
	B, I, Vanish, Strike, Dstrike, Sz, Color, Shd, Highlight *value

	Del   *value // the mark at the end of the paragraph was deleted
	style string // the id of a style of words
}

// UnmarshalXML implements xml.Unmarshaler. It reads the elements that matter and skips the others.
func (p *runProperties) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			p.set(t)
			if err := d.Skip(); err != nil {
				return err
			}
		}
	}
}

// set sets the property that an element gives.
func (p *runProperties) set(e xml.StartElement) {
	v := &value{attribute(e, "val")}
	switch e.Name.Local {
	case "b":
		p.B = v
	case "i":
		p.I = v
	case "vanish":
		p.Vanish = v
	case "strike":
		p.Strike = v
	case "dstrike":
		p.Dstrike = v
	case "sz":
		p.Sz = v
	case "color":
		p.Color = v
	case "shd":
		p.Shd = v
	case "highlight":
		p.Highlight = v
	case "del", "moveFrom":
		p.Del = v
	case "rStyle":
		p.style = v.Val
	}
}

// A value is the value of a property.
type value struct {
	Val string `xml:"val,attr"`
}

func (v *value) toggle() toggle {
	switch {
	case v == nil:
		return unset
	case v.Val == "0" || v.Val == "false" || v.Val == "off" || v.Val == "none":
		return off
	}
	return on
}

// tinySizes are sizes in half points at which words can't be read.
var tinySizes = table.Set("0", "1", "2", "3")

// look returns how the words are shown.
func (p *runProperties) look() look {
	l := look{bold: p.B.toggle(), italic: p.I.toggle(), hidden: p.Vanish.toggle(), struck: p.Strike.toggle()}
	if p.Dstrike.toggle() == on {
		l.struck = on
	}
	if p.Sz != nil {
		l.tiny = toggleOf(tinySizes[p.Sz.Val])
	}
	if p.Color != nil {
		l.white = toggleOf(strings.EqualFold(p.Color.Val, "FFFFFF") && p.Shd == nil && p.Highlight == nil)
	}
	return l
}

func toggleOf(is bool) toggle {
	if is {
		return on
	}
	return off
}

// styles returns the styles of the document by their id. A document without a table of styles has none.
func (a *archive) styles() map[string]style {
	var sheet struct {
		Style []styleElement `xml:"style"`
	}
	if a.read("word/styles.xml", maxStyles, func(d *xml.Decoder) error { return d.Decode(&sheet) }) != nil {
		return nil
	}
	byID := make(map[string]*styleElement, len(sheet.Style))
	for i := range sheet.Style {
		byID[sheet.Style[i].ID] = &sheet.Style[i]
	}
	styles := make(map[string]style, len(byID))
	for id := range byID {
		styles[id] = resolved(id, byID)
	}
	return styles
}

// maxBase is how many styles a style may be based on, each on the next.
const maxBase = 10

// resolved returns a style with what it takes from the styles that it is based on.
func resolved(id string, byID map[string]*styleElement) style {
	var s style
	for range maxBase {
		e := byID[id]
		if e == nil {
			break
		}
		if s.kind == "" {
			s.kind = e.kind()
		}
		s.shaded = s.shaded || e.PPr.Shd != nil
		s.isTitle = s.isTitle || strings.EqualFold(e.Name.Val, "title")
		s.look = s.look.over(e.RPr.look()) // what the style itself says wins
		id = e.BasedOn.Val
	}
	return s
}

// kind returns the kind of the blocks of a style, by its name or else by what it says of its paragraphs.
func (e *styleElement) kind() corpus.BlockKind { return cmp.Or(kindOf(e.Name.Val), e.PPr.kind()) }

// attribute returns the value of an attribute of an element, whatever its namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
