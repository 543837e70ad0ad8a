package serve

import (
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

func TestHealthHandler(t *testing.T) {
	h := new(health)
	for path, want := range map[string]int{
		pathAlive: 200, pathReady: 503, pathMetrics: 200, "/": 404, "/debug/pprof/": 404,
	} {
		w := httptest.NewRecorder()
		h.handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != want {
			t.Errorf("GET %s: %d, want %d", path, w.Code, want)
		}
	}
	w := httptest.NewRecorder()
	h.handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, pathReady, nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST %s: %d, want %d", pathReady, w.Code, http.StatusMethodNotAllowed)
	}
}

func TestHealthAddress(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, address := range []string{"8080", "nowhere.invalid:http:x", taken.Addr().String()} {
		o := &Options{Config: &settings.Config{HTTP: address}}
		_, err := serveHealth(t.Context(), o, new(health), slog.New(slog.DiscardHandler))
		if err == nil {
			t.Fatalf("VERBATIM_HTTP=%s is accepted", address)
		}
		text := problem.Text(&terminal.Screen{}, err)
		if !strings.Contains(text, "VERBATIM_HTTP") || !strings.Contains(text, "127.0.0.1:8080") {
			t.Errorf("VERBATIM_HTTP=%s: the error is %q; it should name the variable and an example", address, text)
		}
	}
}
