package force_test

import (
	"testing"

	"verbatim/scripts/ablate/force"
)

// TestOn forces one condition, and checks that the values of the others are recorded.
func TestOn(t *testing.T) {
	force.Begin(1, true, 10)
	if force.On(0, false) || !force.On(1, false) || force.On(2, false) || !force.On(2, true) {
		t.Error("a value is wrong")
	}
	got := force.TakeSeen(4)
	for i, want := range []force.Values{force.False, 0, force.False | force.True, 0} {
		if got[i] != want {
			t.Errorf("condition %d had the values %b, want %b", i, got[i], want)
		}
	}
	force.Begin(force.None, false, 10)
	if force.On(1, false) || force.TakeSeen(1)[0] != 0 {
		t.Error("Begin does not end what was forced before, or TakeSeen does not forget values")
	}
}

// TestTick checks that one tick more than the limit panics.
func TestTick(t *testing.T) {
	force.Begin(force.None, false, 2)
	force.Tick()
	force.Tick()
	if force.Ticks() != 2 {
		t.Errorf("%d ticks, want 2", force.Ticks())
	}
	defer func() {
		if _, isLoop := recover().(force.Loop); !isLoop {
			t.Error("the third tick did not panic")
		}
	}()
	force.Tick()
}
