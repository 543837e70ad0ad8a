package markdown

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser reads CommonMark and strikethrough between tildes, as most programs show it. The library's extension
// for that imports all its other extensions, which take time at each start of the program.
var markdownParser = sync.OnceValue(func() parser.Parser {
	p := goldmark.DefaultParser()
	p.AddOptions(parser.WithInlineParsers(util.Prioritized(strikes{}, 500))) // the priority of that extension
	return p
})

// strikes finds ~~strikethrough~~ with one tilde or two, as GitHub does.
type strikes struct{}

// struckOut is a strikethrough node.
type struckOut struct{ ast.BaseInline }

var kindStruckOut = ast.NewNodeKind("StruckOut")

// Kind implements ast.Node.
func (*struckOut) Kind() ast.NodeKind { return kindStruckOut }

// Dump implements ast.Node.
func (n *struckOut) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Trigger implements parser.InlineParser.
func (strikes) Trigger() []byte { return []byte{'~'} }

// Parse implements parser.InlineParser.
func (strikes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, strikes{})
	if node == nil || node.OriginalLength > 2 || before == '~' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// IsDelimiter implements parser.DelimiterProcessor.
func (strikes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (strikes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (strikes) OnMatch(int) ast.Node { return &struckOut{} }
