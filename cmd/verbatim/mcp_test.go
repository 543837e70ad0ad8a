package main

import (
	"bytes"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestMCP starts the program as a client does, and asks it. Nothing but the protocol is on its standard output.
func TestMCP(t *testing.T) {
	t.Parallel()
	command := program(t, "mcp", "--data", t.TempDir())
	var notes bytes.Buffer
	command.Stderr = &notes
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.CommandTransport{Command: command}, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, &notes)
	}
	search(t, session)
	if err := session.Close(); err != nil {
		t.Errorf("the program ended with %v", err)
	}
	for line := range strings.Lines(notes.String()) {
		if !strings.HasPrefix(line, "verbatim: indexed ") {
			t.Errorf("standard error has %q", line)
		}
	}
}

// TestMCPOverHTTP does the same over HTTP.
func TestMCPOverHTTP(t *testing.T) {
	t.Parallel()
	at, ended := make(chan net.Addr, 1), make(chan error, 1)
	app := &cli.App{
		Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: io.Discard}, Config: settings.Config{},
		Listening: func(a net.Addr) { at <- a },
	}
	go func() {
		ended <- cli.Run(t.Context(), app, []string{"mcp", "--data", t.TempDir(), "--http", "127.0.0.1:0"})
	}()
	var address string
	select {
	case a := <-at:
		address = a.String()
	case err := <-ended:
		t.Fatal(err)
	}
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: "http://" + address + "/mcp"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	search(t, session)
}

// search searches by a session.
func search(t *testing.T, s *mcp.ClientSession) {
	t.Helper()
	r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "search", Arguments: map[string]any{"words": "moratorium"}})
	if err != nil || r.IsError || !strings.Contains(r.Content[0].(*mcp.TextContent).Text, "“A moratorium that nobody verifies") {
		t.Errorf("got %+v, %v", r, err)
	}
}
