package hidden

import (
	"strings"

	"github.com/andybalholm/cascadia"

	"verbatim/corpus/table"
)

// splitCSS splits CSS at the commas outside strings and brackets.
func splitCSS(list string) (all []string) {
	for {
		i := indexCSS(list, ",")
		if i < 0 {
			return append(all, strings.TrimSpace(list))
		}
		all, list = append(all, strings.TrimSpace(list[:i])), list[i+1:]
	}
}

// The syntax of a simple selector, without the arguments of a pseudo-class.
const (
	identCSS  = `(?:--|-?(?:[a-zA-Z_]|[^\x00-\x7f]|\\[^\n]))(?:[\w-]|[^\x00-\x7f]|\\[^\n])*`
	quotedCSS = `"(?:[^"\\\n]|\\(?s:.))*"|'(?:[^'\\\n]|\\(?s:.))*'`
)

var (
	typeSelector   = table.Pattern(`^(?:(?:\*\|)?(?:\*|` + identCSS + `)|&)`)
	simpleSelector = table.Pattern(`^(?:[.]` + identCSS + `|#(?:[\w-]|[^\x00-\x7f]|\\[^\n])+|&|` +
		`\[\s*(?:\*?\|)?` + identCSS + `\s*(?:[~|^$*]?=\s*(?:` + identCSS + `|` + quotedCSS + `)\s*[iIsS]?\s*)?\])`)
	pseudoSelector = table.Pattern(`^::?` + identCSS)
	combinator     = table.Pattern(`^\s*[>+~]\s*|^\s+`)
)

// maxArguments is how deep selectors may nest in arguments.
const maxArguments = 8

// isSelectorList reports whether a browser accepts a list of selectors. It drops the whole rule if one is wrong.
func isSelectorList(list []string, depth int) bool {
	for _, selector := range list {
		if !isSelector(selector, depth) {
			return false
		}
	}
	return depth <= maxArguments
}

// isSelector reports whether a browser accepts a selector.
func isSelector(s string, depth int) bool {
	for {
		rest, ok := cutCompound(s, depth)
		if !ok || rest == "" {
			return ok
		}
		between := combinator().FindString(rest)
		if between == "" {
			return false
		}
		s = rest[len(between):]
	}
}

// cutCompound removes the names and conditions of one element from the start of a selector.
func cutCompound(s string, depth int) (rest string, ok bool) {
	rest = s[len(typeSelector().FindString(s)):]
	for {
		var n int
		if strings.HasPrefix(rest, ":") {
			n = lengthOfPseudo(rest, depth)
		} else {
			n = len(simpleSelector().FindString(rest))
		}
		if n == 0 {
			return rest, len(rest) < len(s)
		}
		rest = rest[n:]
	}
}

// lengthOfPseudo returns the length of a pseudo-class or pseudo-element that browsers know, with its arguments, or 0.
func lengthOfPseudo(s string, depth int) int {
	head := pseudoSelector().FindString(s)
	name := strings.ToLower(head)
	if !strings.HasPrefix(s[len(head):], "(") {
		if pseudos[name] || strings.HasPrefix(name, "::-webkit-") {
			return len(head)
		}
		return 0
	}
	inside := s[len(head)+1:]
	end := indexCSS(inside, ")")
	if end < 0 || !pseudoFunctions[name] {
		return 0
	}
	if name == ":not" && !isSelectorList(splitCSS(inside[:end]), depth+1) {
		return 0
	}
	return len(head) + 1 + end + 1
}

var (
	// pseudos are the pseudo-classes and pseudo-elements without arguments that browsers know.
	pseudos = table.Set(":active", ":any-link", ":autofill", ":checked", ":default", ":defined", ":dir",
		":disabled", ":empty", ":enabled", ":first", ":first-child", ":first-of-type", ":focus", ":focus-visible",
		":focus-within", ":fullscreen", ":hover", ":in-range", ":indeterminate", ":invalid", ":last-child",
		":last-of-type", ":link", ":modal", ":only-child", ":only-of-type", ":open", ":optional", ":out-of-range",
		":paused", ":picture-in-picture", ":placeholder-shown", ":playing", ":popover-open", ":read-only",
		":read-write", ":required", ":root", ":scope", ":target", ":user-invalid", ":user-valid", ":valid",
		":visited", ":-webkit-autofill", ":-webkit-any-link", ":-webkit-full-screen", ":host", ":before", ":after",
		":first-line", ":first-letter", "::after", "::backdrop", "::before", "::cue", "::details-content",
		"::file-selector-button", "::first-letter", "::first-line", "::grammar-error", "::marker", "::placeholder",
		"::selection", "::spelling-error", "::target-text", "::view-transition")

	// pseudoFunctions are the ones with arguments.
	pseudoFunctions = table.Set(":dir", ":has", ":host", ":host-context", ":is", ":lang", ":not", ":nth-child",
		":nth-last-child", ":nth-last-of-type", ":nth-of-type", ":state", ":where", ":-webkit-any", "::cue",
		"::highlight", "::part", "::slotted", "::view-transition-group", "::view-transition-image-pair",
		"::view-transition-new", "::view-transition-old")
)

var anyOf = table.Pattern(`(?i):(?:is|where|-webkit-any)\(`)

// parseSelector parses a selector for matching. The library has neither :is() nor :where(), so they become a double
// negation. :where() has no weight.
func parseSelector(selector string) (cascadia.Sel, cascadia.Specificity, error) {
	parsed, err := cascadia.Parse(rewriteFunctions(selector, false))
	if err != nil || !strings.Contains(strings.ToLower(selector), ":where(") {
		return parsed, weightOf(parsed, err), err
	}
	light, err := cascadia.Parse(rewriteFunctions(selector, true))
	return parsed, weightOf(light, err), err
}

func weightOf(s cascadia.Sel, err error) cascadia.Specificity {
	if err != nil {
		return cascadia.Specificity{}
	}
	return s.Specificity()
}

// rewriteFunctions replaces :is(a,b) and :where(a,b) by :not(:not(a,b)). If weightless is set, it replaces :where()
// by :not(*).
func rewriteFunctions(s string, weightless bool) string {
	var b strings.Builder
	for {
		at := anyOf().FindStringIndex(s)
		if at == nil {
			return b.String() + s
		}
		end := indexCSS(s[at[1]:], ")")
		if end < 0 {
			return b.String() + s
		}
		b.WriteString(s[:at[0]])
		switch inside := s[at[1] : at[1]+end]; {
		case weightless && strings.EqualFold(s[at[0]:at[1]], ":where("):
			b.WriteString(":not(*)")
		default:
			b.WriteString(":not(:not(" + rewriteFunctions(inside, weightless) + "))")
		}
		s = s[at[1]+end+1:]
	}
}

// withoutArguments returns a selector without the arguments of its pseudo-classes.
func withoutArguments(s string) string {
	var b strings.Builder
	for {
		i := indexCSS(s, "(")
		if i < 0 {
			return b.String() + s
		}
		b.WriteString(s[:i])
		end := indexCSS(s[i+1:], ")")
		if end < 0 {
			return b.String()
		}
		s = s[i+1+end+1:]
	}
}
