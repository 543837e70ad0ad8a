package connect

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// TestASilentConnectionIsGivenUp reads from a connection over which something comes now and then, and then nothing: it
// is closed when nothing has come for as long as it may be idle, and not before.
func TestASilentConnectionIsGivenUp(t *testing.T) { synctest.Test(t, aSilentConnectionIsGivenUp) }

func aSilentConnectionIsGivenUp(t *testing.T) {
	here, there := net.Pipe()
	c := idleConn{here, time.Minute}
	go func() {
		for range 3 {
			time.Sleep(59 * time.Second)
			there.Write([]byte("x"))
		}
	}()
	began := time.Now()
	for range 3 {
		if _, err := c.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
	}
	_, err := c.Read(make([]byte, 1))
	if took := time.Since(began); !errors.Is(err, os.ErrDeadlineExceeded) || took != 4*time.Minute-3*time.Second {
		t.Errorf("given up after %s with %v", took, err)
	}
	if _, err := there.Write([]byte("x")); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("the connection is still open: %v", err)
	}
}
