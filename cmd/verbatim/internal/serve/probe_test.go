package serve

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

func TestProbe(t *testing.T) {
	h := new(health)
	server := httptest.NewServer(h.handler())
	defer server.Close()
	for name, c := range map[string]struct {
		address string
		code    int
		words   string
	}{
		"not ready":  {strings.TrimPrefix(server.URL, "http://"), problem.ExitNothing, errStartingUp.Error()},
		"no bot":     {"127.0.0.1:1", problem.ExitTrouble, "connection refused"},
		"no address": {"", problem.ExitTrouble, "the bot can't be asked"},
	} {
		var out bytes.Buffer
		s := &terminal.Screen{W: &out}
		err := Probe(t.Context(), &settings.Config{HTTP: c.address}, s)
		if got := problem.ExitCode(err); got != c.code {
			t.Errorf("%s: the exit code is %d (%v), want %d", name, got, err, c.code)
		}
		problem.Report(s, err)
		if !strings.Contains(out.String(), c.words) {
			t.Errorf("%s: it prints %q, want %q", name, &out, c.words)
		}
	}
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(server.URL, "http://"))
	everywhere := &settings.Config{HTTP: "0.0.0.0:" + port}
	if err := Probe(t.Context(), everywhere, &terminal.Screen{W: io.Discard}); !errors.Is(err, problem.ErrNothing) {
		t.Errorf("a bot that listens on all addresses is not found: %v", err)
	}
}
