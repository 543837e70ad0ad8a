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

// TestALateConnectionIsClosed dials after the link has stopped waiting: a session that began then would be a second one.
func TestALateConnectionIsClosed(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	read := make(chan error, 1)
	go func() {
		conn, err := listener.Accept()
		if err == nil {
			_, err = conn.Read(make([]byte, 1))
			conn.Close()
		}
		read <- err
	}()
	l := &link{}
	l.setLate(true)
	_, err = l.dialer(time.Minute).NetDialContext(t.Context(), "tcp", listener.Addr().String())
	if !errors.Is(err, errSilent) || l.conn != nil {
		t.Errorf("dialling returned %v and kept %v", err, l.conn)
	}
	if err := <-read; !errors.Is(err, io.EOF) {
		t.Errorf("the other end reads %v", err)
	}
}
