package hidden

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// A chain is a selector split into parts that match one element each, with the combinators between them. It is
// matched from its end, and all elements that fit a part are kept. So the time grows with the depth of the page and
// the length of the selector. The library tries all combinations of ancestors, which takes minutes for a hostile
// page.
type chain struct {
	parts []cascadia.Sel
	joins []byte // joins[i] is between parts[i] and parts[i+1]: a space, '>' or '+'
}

// parseChain parses a selector that isSelectorList accepts. It reports whether the selector can be matched in bounded
// time, that is, whether the arguments of its pseudo-classes match one element.
func parseChain(s string) (c chain, ok bool) {
	for {
		rest, ok := cutCompound(s, 0)
		part := s[:len(s)-len(rest)]
		if !ok || hasCombinedArguments(part) {
			return chain{}, false
		}
		parsed, err := cascadia.Parse(rewriteFunctions(part, false))
		if err != nil {
			return chain{}, false
		}
		c.parts = append(c.parts, parsed)
		if rest == "" {
			return c, true
		}
		between := combinator().FindString(rest)
		join := byte(' ')
		if sign := strings.TrimSpace(between); sign != "" {
			join = sign[0]
		}
		c.joins = append(c.joins, join)
		s = rest[len(between):]
	}
}

// hasCombinedArguments reports whether an argument of a pseudo-class matches more than one element: ":not(a b)".
func hasCombinedArguments(part string) bool {
	for {
		i := indexCSS(part, "(")
		if i < 0 {
			return false
		}
		inside := part[i+1:]
		end := indexCSS(inside, ")")
		if end < 0 {
			return true
		}
		for _, argument := range splitCSS(inside[:end]) {
			rest, ok := cutCompound(argument, 1)
			if !ok || strings.TrimSpace(rest) != "" || hasCombinedArguments(argument) {
				return true
			}
		}
		part = inside[end+1:]
	}
}

// match reports whether an element matches, and how many other elements it compared with a part.
func (c *chain) match(n *html.Node) (matched bool, compared int) {
	last := len(c.parts) - 1
	if !c.parts[last].Match(n) {
		return false, 0
	}
	fits := []*html.Node{n}
	for i := last - 1; i >= 0 && len(fits) > 0; i-- {
		var next []*html.Node
		for _, around := range reach(fits, c.joins[i]) {
			if compared++; c.parts[i].Match(around) {
				next = append(next, around)
			}
		}
		fits = next
	}
	return len(fits) > 0, compared
}

// reach returns the elements that a combinator reaches from any of the given elements, each once.
func reach(from []*html.Node, join byte) (all []*html.Node) {
	seen := map[*html.Node]bool{}
	add := func(n *html.Node) bool {
		if n == nil || n.Type != html.ElementNode || seen[n] {
			return false
		}
		seen[n] = true
		all = append(all, n)
		return true
	}
	for _, n := range from {
		switch join {
		case '>':
			add(n.Parent)
		case '+':
			before := n.PrevSibling
			for before != nil && before.Type != html.ElementNode {
				before = before.PrevSibling
			}
			add(before)
		default:
			for p := n.Parent; add(p); {
				p = p.Parent
			}
		}
	}
	return all
}
