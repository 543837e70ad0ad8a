package datalock

import (
	"errors"
	"path/filepath"
	"testing"
)

// locked takes a lock, which is released at the end of the test.
func locked(t *testing.T, take func() (*Lock, error)) *Lock {
	t.Helper()
	l, err := take()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Unlock() })
	return l
}

// TestShardsOfOneFolder checks which processes can serve a data folder at the same time.
func TestShardsOfOneFolder(t *testing.T) {
	folder := t.TempDir()
	shards := func(first, last, total int) func() (*Lock, error) {
		return func() (*Lock, error) { return LockShards(folder, first, last, total) }
	}
	locked(t, shards(0, 3, 16))
	second := locked(t, shards(4, 7, 16))
	for name, take := range map[string]func() (*Lock, error){
		"the same shards":    shards(0, 3, 16),
		"some of them":       shards(3, 3, 16),
		"more of them":       shards(0, 15, 16),
		"another number":     shards(4, 7, 8),
		"all shards":         func() (*Lock, error) { return LockService(folder) },
		"a shard in between": shards(7, 8, 16),
	} {
		if l, err := take(); !errors.Is(err, ErrServed) {
			t.Errorf("%s: got %v, %v; want ErrServed", name, l, err)
		}
	}
	locked(t, shards(8, 15, 16))
	if err := second.Unlock(); err != nil {
		t.Fatal(err)
	}
	locked(t, shards(4, 5, 16))
	if there, _ := filepath.Glob(filepath.Join(folder, "bot-4-7*")); len(there) > 0 {
		t.Errorf("the lock of a process that has ended is left: %q", there)
	}
}

// TestAloneInAFolder checks that a bot with all shards keeps out those with some, and gives way once it has ended.
func TestAloneInAFolder(t *testing.T) {
	folder := t.TempDir()
	l := locked(t, func() (*Lock, error) { return LockService(folder) })
	if l, err := LockService(folder); !errors.Is(err, ErrServed) {
		t.Errorf("a second bot gets %v, %v", l, err)
	}
	if err := l.Unlock(); err != nil {
		t.Fatal(err)
	}
	locked(t, func() (*Lock, error) { return LockShards(folder, 1, 1, 2) })
	if !EverServed(folder) {
		t.Error("the folder was never served")
	}
}

// TestOneLeader checks that one process at a time leads those of a folder, and that the record of sessions is locked
// apart.
func TestOneLeader(t *testing.T) {
	folder := t.TempDir()
	l := locked(t, func() (*Lock, error) { return LockLeader(folder) })
	if l, err := LockLeader(folder); !errors.Is(err, ErrServed) {
		t.Errorf("a second leader gets %v, %v", l, err)
	}
	s := locked(t, func() (*Lock, error) { return LockSessions(folder) })
	if err := errors.Join(s.Unlock(), l.Unlock()); err != nil {
		t.Fatal(err)
	}
	locked(t, func() (*Lock, error) { return LockLeader(folder) })
}
