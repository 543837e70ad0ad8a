package mcpserver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"verbatim/cmd/verbatim/internal/problem"
)

// Limits of the transports.
const (
	maxMessage  = 1 << 20          // bytes of a message, of which a query has 512 characters
	maxRequests = 16               // requests that are answered at a time over HTTP
	timeout     = 30 * time.Second // to read a request and to write its answer; a search takes five seconds at most
	idle        = 2 * time.Minute
	shutdown    = 5 * time.Second // for running requests when the server stops
)

// Path is where HTTP serves the protocol.
const Path = "/mcp"

// Stdio serves one client on standard input and output until the client closes its end, or ctx ends. A line
// that is no message is answered with an error.
func Stdio(ctx context.Context, s *mcp.Server, in io.ReadCloser, out io.Writer) error {
	answers := &oneByOne{w: out}
	err := s.Run(ctx, &mcp.IOTransport{Reader: newMessages(in, answers), Writer: answers, MaxLineLength: maxMessage + 1})
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// HTTP serves clients at an address until ctx ends. It keeps no sessions, since the tools only read. There is no
// password; pages of other sites that a browser on this machine shows are refused. Listening is told the address.
func HTTP(ctx context.Context, s *mcp.Server, address string, listening func(net.Addr)) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return problem.WithHint(fmt.Errorf("serving the Model Context Protocol: %w", err),
			"name an address and a free port, as in --http 127.0.0.1:8765")
	}
	server := &http.Server{
		Handler: handler(s), ReadHeaderTimeout: timeout, ReadTimeout: timeout, WriteTimeout: timeout, IdleTimeout: idle,
		MaxHeaderBytes: 16 << 10,
	}
	listening(listener.Addr())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serving the Model Context Protocol: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdown)
	defer cancel()
	if server.Shutdown(last) != nil {
		server.Close()
	}
	<-ended
	return ctx.Err()
}

// handler returns what answers requests at Path.
func handler(s *mcp.Server) http.Handler {
	protocol := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, &mcp.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxMessage,
	})
	places := make(chan struct{}, maxRequests)
	mux := http.NewServeMux()
	mux.HandleFunc(Path, func(w http.ResponseWriter, r *http.Request) {
		select {
		case places <- struct{}{}:
			defer func() { <-places }()
			protocol.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	})
	return http.NewCrossOriginProtection().Handler(mux)
}
