package shards

import (
	"strconv"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]Range{
		"": {}, "auto": {}, " AUTO ": {}, "1": {0, 0, 1}, "16": {0, 15, 16}, "0-3/16": {0, 3, 16}, "12 - 15 / 16": {12, 15, 16},
		"5/16": {5, 5, 16}, "0-15/16": {0, 15, 16}, "0/1": {0, 0, 1},
		"0/4/16": {0, 3, 16}, "3 / 4 / 16": {12, 15, 16}, "0/1/16": {0, 15, 16}, "1/3/16": {5, 9, 16}, "0/1/1": {0, 0, 1},
	} {
		got, err := Parse(text)
		if err != nil || got != want {
			t.Errorf("%q is %+v (%v), want %+v", text, got, err, want)
		}
		if again, err := Parse(got.String()); err != nil || again != got {
			t.Errorf("%q is printed as %q, which is %+v (%v)", text, got, again, err)
		}
	}
	for text, want := range map[string]string{
		"many": "expected auto", "0": "1 to 4096", "-1": "1 to 4096", "5000": "1 to 4096", "3/": "expected auto",
		"/16": "expected auto", "0-3": "expected auto", "4-3/16": "0 to 15", "0-16/16": "0 to 15", "16/16": "0 to 15",
		"a-b/16": "expected auto", "0-3/16/2": "expected auto", "4/4/16": "the processes are 0", "0/17/16": "at most that of the shards",
		"-1/4/16": "the processes are 0", "0/4/": "expected auto", "0/4/16/1": "expected auto", "99999999999999999999": "expected auto",
	} {
		if got, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %+v (%v), want an error with %q", text, got, err, want)
		}
	}
}

// TestEachServerHasOneProcess divides 16 shards among processes: each server is one's, and so are direct messages.
func TestEachServerHasOneProcess(t *testing.T) {
	var processes []Range
	for _, text := range []string{"0/5/16", "1/5/16", "2/5/16", "3/5/16", "4/5/16"} {
		r, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		processes = append(processes, r)
	}
	servers := []string{""}
	for i := range uint64(1000) {
		servers = append(servers, strconv.FormatUint((920000000000000000>>timeShift+i)<<timeShift|i, 10))
	}
	per := map[Range]int{}
	for _, server := range servers {
		n := 0
		for _, p := range processes {
			if p.Serves(server) {
				n++
				per[p]++
			}
		}
		if n != 1 {
			t.Errorf("%d processes serve %q", n, server)
		}
	}
	if !processes[0].Serves("") || len(per) != len(processes) {
		t.Errorf("direct messages and servers are divided as %v", per)
	}
	for _, r := range []Range{{}, All(16), All(1)} {
		if !r.Serves("") || !r.Serves("4711") || r.Partial() {
			t.Errorf("%s does not serve all", r)
		}
	}
}
