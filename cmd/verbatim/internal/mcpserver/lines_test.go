package mcpserver

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestForeignLines sends lines that are no messages among requests. Each request is answered, each other line refused.
func TestForeignLines(t *testing.T) {
	t.Parallel()
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	ended := make(chan error, 1)
	service := newService(t)
	go func() {
		ended <- Stdio(t.Context(), New(service, "test"), in, out)
		out.Close()
	}()
	const ready = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},` +
		`"clientInfo":{"name":"test","version":"1"}}}` + "\n" + `{"jsonrpc":"2.0","method":"notifications/initialized"}` + "\n"
	var sent strings.Builder
	sent.WriteString(ready)
	const requests = 15
	for i := 1; i <= requests; i++ {
		fmt.Fprintf(&sent, `{"jsonrpc":"2.0","id":%d,"method":"tools/list"}`+"\n", i)
	}
	foreign := map[string]int{
		"garbage": parseError, `{"jsonrpc":`: parseError, "[]": invalidRequest, `{"id":7}`: invalidRequest, "null": invalidRequest,
		"[1]": invalidRequest, "7": invalidRequest, strings.Repeat("x", maxMessage+9): invalidRequest, "\x00\xff": parseError,
	}
	for line := range foreign {
		fmt.Fprintf(&sent, "%s\n\n  \n", line)
	}
	fmt.Fprintf(&sent, `{"jsonrpc":"2.0","id":%d,"method":"ping"}`+"\n", requests+1)
	go func() { io.WriteString(toServer, sent.String()) }()
	answered, refused := map[float64]bool{}, 0
	lines := bufio.NewReader(fromServer)
	for len(answered) < requests+2 || refused < len(foreign) {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			t.Fatalf("%v after %d answers and %d refused lines", err, len(answered), refused)
		}
		var got struct {
			ID    any
			Error *struct{ Code int }
		}
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatalf("the server wrote %q: %v", line, err)
		}
		if id, ok := got.ID.(float64); ok && got.Error == nil {
			answered[id] = true
		} else if got.Error != nil && (got.Error.Code == parseError || got.Error.Code == invalidRequest) {
			refused++
		} else {
			t.Errorf("the server wrote %s", line)
		}
	}
	toServer.Close()
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}
