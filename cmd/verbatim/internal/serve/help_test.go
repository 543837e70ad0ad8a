package serve

import (
	"strings"
	"testing"
)

// TestHelper checks that help is added to each metric however the lines are split into writes.
func TestHelper(t *testing.T) {
	const text = "# HELP verbatim_gateway_ready\n# TYPE verbatim_gateway_ready gauge\nverbatim_gateway_ready 1\n" +
		"# HELP go_info has one\n# HELP go_gc\n"
	want := strings.NewReplacer("HELP verbatim_gateway_ready", "HELP verbatim_gateway_ready "+helps["verbatim_gateway_ready"],
		"HELP go_gc", "HELP go_gc "+helpFor("go_gc")).Replace(text)
	for size := 1; size <= len(text); size += 7 {
		var out strings.Builder
		h := &helper{to: &out}
		for at := 0; at < len(text); at += size {
			part := text[at:min(at+size, len(text))]
			if n, err := h.Write([]byte(part)); n != len(part) || err != nil {
				t.Fatal(n, err)
			}
		}
		if out.String() != want {
			t.Fatalf("in parts of %d bytes:\n%s", size, &out)
		}
	}
}
