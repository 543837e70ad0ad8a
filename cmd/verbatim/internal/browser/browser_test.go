package browser

import (
	"errors"
	"slices"
	"testing"
)

// TestOnlyTheWeb checks that no file is opened and no other program is started.
func TestOnlyTheWeb(t *testing.T) {
	for _, address := range []string{
		"", "file:///etc/passwd", "javascript:alert(1)", "/etc/passwd", "-h", "mailto:a@b.example", "http:", "https://", "ssh://x",
		"ftp://x.example/", "http://[::1", "x.example",
	} {
		if err := Open(t.Context(), address); !errors.Is(err, ErrNotWeb) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestCommand(t *testing.T) {
	for system, want := range map[string][]string{
		"linux": {"xdg-open", "A"}, "freebsd": {"xdg-open", "A"}, "darwin": {"open", "A"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler", "A"},
	} {
		name, args := command(system, "A")
		if got := append([]string{name}, args...); !slices.Equal(got, want) {
			t.Errorf("%s: %q", system, got)
		}
	}
}
