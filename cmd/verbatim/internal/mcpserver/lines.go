package mcpserver

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Codes of errors, of JSON-RPC 2.0.
const (
	parseError     = -32700
	invalidRequest = -32600
)

// messages passes the messages of a client on, one per line. The SDK ends the connection at the first line that is
// none; here the client gets an error instead, and the connection stays.
type messages struct {
	in   io.ReadCloser
	from *bufio.Reader
	out  io.Writer
	rest []byte // of a message that is being read
}

func newMessages(in io.ReadCloser, out io.Writer) *messages {
	return &messages{in: in, from: bufio.NewReader(in), out: out}
}

// Read implements io.Reader.
func (m *messages) Read(p []byte) (int, error) {
	for len(m.rest) == 0 {
		line, err := m.line()
		if err != nil {
			return 0, err
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if code, why := fault(line); why != "" {
			if err := m.refuse(code, why); err != nil {
				return 0, err
			}
			continue
		}
		m.rest = line
	}
	n := copy(p, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}

// line reads a line. Of one that is too long it returns the first maxMessage bytes and one more.
func (m *messages) line() (line []byte, err error) {
	for {
		part, err := m.from.ReadSlice('\n')
		if room := maxMessage + 1 - len(line); len(part) > room {
			line = append(line, part[:room]...)
		} else {
			line = append(line, part...)
		}
		switch {
		case err == nil, errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

// fault says what is wrong with a line that is no message; "" for a message, or a batch of them.
func fault(line []byte) (code int, why string) {
	if len(line) > maxMessage {
		return invalidRequest, fmt.Sprintf("a message has at most %d bytes", maxMessage)
	}
	if !json.Valid(line) {
		return parseError, "expected a JSON-RPC message: one JSON object per line"
	}
	var batch []json.RawMessage
	if json.Unmarshal(line, &batch) != nil {
		batch = append(batch, line)
	}
	for _, one := range batch {
		var message struct {
			Version string `json:"jsonrpc"`
		}
		if json.Unmarshal(one, &message) != nil || message.Version != "2.0" {
			return invalidRequest, `expected a JSON-RPC message, an object with "jsonrpc": "2.0"`
		}
	}
	if len(batch) == 0 {
		return invalidRequest, "a batch has at least one message"
	}
	return 0, ""
}

// refuse answers a line that is no message. It has no id that the answer could repeat.
func (m *messages) refuse(code int, why string) error {
	answer, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": code, "message": why},
	})
	if err != nil {
		return err
	}
	_, err = m.out.Write(append(answer, '\n'))
	return err
}

// Close implements io.Closer.
func (m *messages) Close() error { return m.in.Close() }

// oneByOne is a writer to which several may write a message at a time. It stays open: the caller has opened it.
type oneByOne struct {
	mu sync.Mutex
	w  io.Writer
}

// Write implements io.Writer.
func (o *oneByOne) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(p)
}

// Close implements io.Closer.
func (*oneByOne) Close() error { return nil }
