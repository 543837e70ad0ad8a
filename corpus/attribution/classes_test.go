package attribution_test

import (
	"os"
	"testing"

	"verbatim/corpus/attribution"
	"verbatim/scripts/stages/classes"
)

// classesRight is the least number of labels in testdata/classes.txt whose class is right. Raise it when more are.
const classesRight = 183

// TestClasses holds the share of quotes whose class is right, with each wrong one, as a golden file.
func TestClasses(t *testing.T) {
	const file, golden = "testdata/classes.txt", "testdata/classes.golden"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	passages, err := classes.Read(string(data))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	score := classes.Of(passages, attribution.Extract)
	t.Logf("%d of %d classes are right, %.3f", score.Right(), len(score), score.Share())
	if score.Right() < classesRight {
		t.Errorf("%d classes are right, which is less than %d", score.Right(), classesRight)
	}
	got := score.String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the score differs from %s; look at the diff and rewrite it with -update\n%s", golden, got)
	}
}
