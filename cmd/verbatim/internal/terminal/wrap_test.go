package terminal

import "testing"

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		width            int
	}{
		{"fits", "one two", "  one two", 9},
		{"breaks at a space", "one two three", "  one\n  two\n  three", 7},
		{"never within a word", "https://example.org/a-long-one now",
			"  https://example.org/a-long-one\n  now", 10},
		{"wide characters take two cells", "軍縮 軍縮 軍縮", "  軍縮\n  軍縮\n  軍縮", 9},
		{"no width, no breaks", "one two three", "  one two three", 0},
		{"a style ends with the line", SGRBold + "one two" + SGRReset + " three",
			"  " + SGRBold + "one" + SGRReset + "\n  " + SGRBold + "two" + SGRReset + "\n  three", 7},
		{"a no-break space holds", "10\u00a0000 men", "  10\u00a0000\n  men", 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &Screen{Width: c.width, Styled: true}
			if got := s.Wrap("  ", c.text); got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}
