package corpus

// A BlockKind says what part of a page a block is.
type BlockKind string

// The kinds of blocks.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	ListItem  BlockKind = "list item"
	Quoted    BlockKind = "block quote" // set off as a quotation
	Caption   BlockKind = "caption"     // below a picture
	Cell      BlockKind = "cell"        // of a table
	Note      BlockKind = "note"        // the outlet's own: a correction, who reported
	Embedded  BlockKind = "post"        // a post of another site, embedded
)

// A Block is a part of an article's text that its layout separates. Blocks are in order and do not overlap. Only
// white space is between them.
type Block struct {
	Kind   BlockKind
	Span   Span
	Bold   bool // all of it is set in bold, as the questions of many interviews are
	Italic bool // all of it is set in italics, as questions and notes at the end are
	Turn   bool // someone else begins to speak here, as the format of the file says
	Label  Span // where a turn names who speaks; zero if the file does not say
	Cite   Span // where a block quote names its author, in it or in the block below; zero for none
	Group  int  // the same for all blocks of a block quote, post or note, and for no others; 0 outside of these
	Post   Post // of an embedded post, or of a post that the block links to; usually zero
}
