package hidden

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/node"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// The most styles that a page may have. Pages with their stylesheets built in have up to 500 KB and 5,000 rules.
const (
	maxSheet = 2 << 20 // bytes of all style elements
	maxRules = 20_000  // selectors of rules whose properties can hide text
)

// A Sheet holds the rules in a page that can hide or show text. The library cascadia, which the readability library
// uses too, matches their selectors.
type Sheet struct {
	rules    []rule
	byKey    map[string][]int // rules by the last id, class or element in their selector: "#a", ".b", "c"
	anywhere []int            // rules whose selector has none of these
}

// A rule is a selector with its declarations.
type rule struct {
	chain  chain
	weight cascadia.Specificity
	cost   int // approximate comparisons with one element
	list   []declaration
}

// ReadSheet reads the styles in a page. It returns nil if there are none. It ignores styles for other media than
// screens, and for some sizes of screens only.
func ReadSheet(doc *html.Node) (*Sheet, error) {
	var text strings.Builder
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Style || n.Namespace != "" || !isForScreens(node.Attr(n, "media")) || withinUnseen(n) {
			continue
		}
		css := node.Text(n)
		if text.Len()+len(css) > maxSheet {
			return nil, skip.Errorf(skip.Styles)
		}
		text.WriteString(css + "\n")
	}
	if text.Len() == 0 {
		return nil, nil
	}
	return parseSheet(text.String())
}

// withinUnseen reports whether an element is in one that is not rendered.
func withinUnseen(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if unseen[p.Data] {
			return true
		}
	}
	return false
}

// parseSheet reads rules.
func parseSheet(css string) (*Sheet, error) {
	s := &Sheet{byKey: map[string][]int{}}
	if !s.read(withoutComments(css), 0) {
		return nil, skip.Errorf(skip.Styles)
	}
	return s, nil
}

// maxNested is how deep blocks of rules may nest: @media in @layer in @supports.
const maxNested = 8

// read reads rules. It reports false if there are too many.
func (s *Sheet) read(css string, depth int) bool {
	for css != "" && depth < maxNested {
		head, block, rest := cutBlock(css)
		css = rest
		head = strings.TrimSpace(head)
		switch {
		case strings.HasPrefix(head, "@"):
			if within(head) && !s.read(block, depth+1) {
				return false
			}
		case !s.add(head, declarations(block)):
			return false
		}
	}
	return true
}

// within reports whether the rules in a block apply to screens: @media for screens, @layer or @supports.
func within(head string) bool {
	head = strings.ToLower(head)
	name, rest := head, ""
	if i := strings.IndexFunc(head[1:], func(r rune) bool { return !isNameCSS(byte(min(r, utf8.RuneSelf))) }); i >= 0 {
		name, rest = head[:1+i], head[1+i:]
	}
	switch name {
	case "@media":
		return isForScreens(rest)
	case "@layer", "@supports":
		return true
	}
	return false
}

// isForScreens reports whether a list of media includes all screens.
func isForScreens(media string) bool {
	if strings.TrimSpace(media) == "" {
		return true
	}
	for one := range strings.SplitSeq(strings.ToLower(media), ",") {
		switch strings.TrimPrefix(strings.Join(strings.Fields(one), " "), "only ") {
		case "all", "screen", "not print":
			return true
		}
	}
	return false
}

// add adds a rule for each selector of a list. It reports false if there are too many. As in a browser, a list with a
// mistake matches nothing.
func (s *Sheet) add(head string, list []declaration) bool {
	if list = lastOfEach(list); len(list) == 0 {
		return true
	}
	selectors := splitCSS(head)
	if !isSelectorList(selectors, 0) {
		return true
	}
	for _, selector := range selectors {
		key, ok := keyOf(selector)
		if !ok {
			continue
		}
		parsed, weight, err := parseSelector(selector)
		if err != nil || parsed.PseudoElement() != "" {
			continue
		}
		parts, ok := parseChain(selector)
		if !ok {
			continue
		}
		if len(s.rules) == maxRules {
			return false
		}
		at := len(s.rules)
		s.rules = append(s.rules, rule{
			chain: parts, weight: weight, list: list,
			cost: 1 + strings.Count(selector, ","),
		})
		if key == "" {
			s.anywhere = append(s.anywhere, at)
		} else {
			s.byKey[key] = append(s.byKey[key], at)
		}
	}
	return true
}

// lastOfEach returns the declarations that apply, in order: of each property the last important one, or else the last.
func lastOfEach(list []declaration) []declaration {
	last := map[string]int{}
	for i, d := range list {
		if before, ok := last[d.name]; !ok || d.important || !list[before].important {
			last[d.name] = i
		}
	}
	var kept []declaration
	for i, d := range list {
		if last[d.name] == i {
			kept = append(kept, d)
		}
	}
	return kept
}

// maxSelector is the longest selector in bytes.
const maxSelector = 300

var (
	lastNames = table.Pattern(`[^\s>+~]+$`)
	inName    = table.Pattern(`^[\w*-]+|[.#][\w-]+|\\`)
	costly    = table.Pattern(`~|:(?:has|contains|matches|nth|first|last|only|haschild|containsown|root\()`)
)

// keyOf returns the id, class or element in the last part of a selector, in this order of preference. It reports
// false for a selector that is ignored: matching all siblings or descendants of an element takes too long.
func keyOf(selector string) (key string, ok bool) {
	if selector == "" || len(selector) > maxSelector || costly().MatchString(strings.ToLower(selector)) {
		return "", false
	}
	last := lastNames().FindString(withoutArguments(selector))
	names := inName().FindAllString(strings.Split(last, "[")[0], -1)
	for _, mark := range []string{"#", "."} {
		for _, name := range names {
			switch {
			case name == `\`:
				return "", true
			case strings.HasPrefix(name, mark):
				return name, true
			}
		}
	}
	if len(names) > 0 && names[0] != "*" {
		return strings.ToLower(names[0]), true
	}
	return "", true
}

// apply sets the properties that the rules give an element, those with the highest weight last. Each comparison and
// each declaration costs a step of the budget.
func (s *Sheet) apply(n *html.Node, to style, budget *int) {
	found := s.matching(n, budget)
	slices.SortFunc(found, func(a, b int) int {
		if x, y := s.rules[a].weight, s.rules[b].weight; x.Less(y) {
			return -1
		} else if y.Less(x) {
			return 1
		}
		return a - b
	})
	for _, i := range found {
		*budget -= len(s.rules[i].list)
		for _, d := range s.rules[i].list {
			to.set(d.name, d.value, d.important)
		}
	}
}

// matching returns the indices of the rules that match an element.
func (s *Sheet) matching(n *html.Node, budget *int) (found []int) {
	try := func(list []int) {
		for _, i := range list {
			r := &s.rules[i]
			if *budget -= r.cost; *budget < 0 {
				return
			}
			matched, compared := r.chain.match(n)
			*budget -= r.cost * compared
			if matched {
				found = append(found, i)
			}
		}
	}
	try(s.anywhere)
	try(s.byKey[n.Data])
	if id := node.Attr(n, "id"); id != "" {
		try(s.byKey["#"+id])
	}
	seen := map[string]bool{}
	for class := range strings.FieldsSeq(node.Attr(n, "class")) {
		if list := s.byKey["."+class]; len(list) > 0 && !seen[class] {
			seen[class] = true
			try(list)
		}
	}
	return found
}
