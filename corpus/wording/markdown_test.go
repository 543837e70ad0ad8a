package wording

import (
	"strings"
	"testing"
)

var sample = Markdown{
	Always: "*\\", LineStart: "#-", AfterNumber: ".", Sometimes: ":", Acts: func(rest string,
		_ Place) bool {
		return strings.HasPrefix(rest, "://")
	},
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain - text # 1.": "plain - text # 1.", "a *b* \\": `a \*b\* \\`,
		"# head": `\# head`, "  - item": `  \- item`, "a\n- item": "a\n\\- item", "a\r\n# head": "a\r\n\\# head",
		"12. item": `12\. item`, "1 2. no item": "1 2. no item", ". no item": ". no item", "1-2": "1-2",
		"a:b": "a:b", "x://y": `x\://y`,
	} {
		if got := sample.Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEscapeInsideALine(t *testing.T) {
	if got := sample.EscapeAt("- 1. *\n- ", Inside); got != "- 1. \\*\n\\- " {
		t.Errorf("got %q", got)
	}
}

// TestMayEscape checks MayEscape to Escape: a character that it denies is never escaped.
func TestMayEscape(t *testing.T) {
	for r := rune(0); r < 0x80; r++ {
		escaped := false
		for _, before := range []string{"", "a", "1"} {
			escaped = escaped || strings.Count(sample.Escape(before+string(r)+"//"), "\\") > strings.Count(before+string(r),
				"\\")
		}
		if got := sample.MayEscape(r); got != escaped {
			t.Errorf("MayEscape(%q) = %v, and Escape: %v", r, got, escaped)
		}
	}
}
