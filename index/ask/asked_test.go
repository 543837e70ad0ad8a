package ask_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/index/ask"
)

// TestAsked checks the answers that the files in testdata/asked wish for. It fails if a wish is not met that
// testdata/asked/wrong.golden does not list. The test's log has the shares by kind.
func TestAsked(t *testing.T) {
	var today time.Time
	s := folderService(t, func(o *ask.Options) { o.Now = func() time.Time { return today } })
	met, all := map[string]int{}, map[string]int{}
	var wrong, faults []string
	for _, w := range append(wishes(t, "queries"), wishes(t, "questions")...) {
		today = w.today
		a, err := s.Do(t.Context(), ask.Request{Command: w.command, Words: w.words})
		if err != nil && !ask.Explain(err).Usage {
			t.Fatalf("%s: %v", w.words, err)
		}
		kind, line := w.command.Name+", "+w.kind, w.command.Name+" "+w.words
		all[kind]++
		if fault := w.fault(a, err); fault != "" {
			wrong = append(wrong, line)
			faults = append(faults, fmt.Sprintf("%s: %s: %s", w.kind, line, fault))
			continue
		}
		met[kind]++
	}
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		t.Logf("%-50s %2d of %2d", kind, met[kind], all[kind])
	}
	t.Logf("%d wrong:\n%s", len(wrong), strings.Join(faults, "\n"))
	compareWrong(t, wrong)
}

// compareWrong fails for what is wrong and not listed, and logs what is listed and right. With -update it writes the
// list.
func compareWrong(t *testing.T, wrong []string) {
	t.Helper()
	const golden = "testdata/asked/wrong.golden"
	if flag.Lookup("update").Value.String() == "true" { // that of TestCases
		if err := os.WriteFile(golden, []byte(strings.Join(wrong, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	listed := strings.Split(strings.TrimSpace(string(list)), "\n")
	for _, line := range wrong {
		if !slices.Contains(listed, line) {
			t.Errorf("is wrong now: %s", line)
		}
	}
	for _, line := range listed {
		if !slices.Contains(wrong, line) {
			t.Logf("is right now, and -update takes it from the list: %s", line)
		}
	}
}
