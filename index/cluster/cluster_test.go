package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// secret is the password of the tests. No error and no format shows it.
const secret = "geheim"

func TestParse(t *testing.T) {
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, []byte("-"), 0o600); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"opensearch://search1/news":                                              "opensearch://search1:9200/news",
		"opensearch://u:geheim@search1:9201,search2/news":                        "opensearch://search1:9201,search2:9200/news",
		"opensearchs://u:geheim%40%2F@search1/news?shards=4&replicas=2&ca=" + ca: "opensearchs://search1:9200/news",
		"opensearch://[::1]:9200/a.b-c_d":                                        "opensearch://[::1]:9200/a.b-c_d",
	} {
		a, err := Parse(typed)
		if err != nil || a.String() != want {
			t.Errorf("%s: got %s, %v, want %s", typed, a, err, want)
		}
		for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
			if text := fmt.Sprintf(format, a); strings.Contains(text, secret) {
				t.Errorf("%s shows the password: %s", format, text)
			}
		}
	}
	a, err := Parse("opensearchs://u:geheim%40%2F@search1/news?shards=4&replicas=2")
	if err != nil || a.password != "geheim@/" || a.User != "u" || a.Shards != 4 || a.Replicas != 2 || !a.Secure {
		t.Errorf("%+v, %v", a, err)
	}
	for _, typed := range []string{
		"", "geheim", "http://geheim@search1/news", "opensearch://u:geheim@/news", "opensearch://u:geheim@search1", "opensearch://u:geheim@search1/",
		"opensearch://u:geheim@search1/News", "opensearch://u:geheim@search1/a/b", "opensearch://u:geheim%@search1/news",
		"opensearch://u:geheim/x@search1/news", "opensearch://u:geheim@search1:x/news", "opensearch://u:geheim@search1,,/news",
		"opensearch://u:geheim@search1/news?shards=geheim", "opensearch://u:geheim@search1/news?shards=0",
		"opensearch://u:geheim@search1/news?other=1", "opensearch://u:geheim@search1/news?%", "opensearch://u:geheim@search1/_news",
		"opensearch://u:geheim@search1/news?ca=/no/such/file",
	} {
		if a, err := Parse(typed); err == nil {
			t.Errorf("%s is accepted: %s", typed, a)
		} else if strings.Contains(err.Error(), secret) {
			t.Errorf("the error for %s shows the password: %v", typed, err)
		}
	}
}

// open returns a client of a server, with a user and a password.
func open(t *testing.T, url string) *Client {
	t.Helper()
	a, err := Parse("opensearch://u:" + secret + "@" + strings.TrimPrefix(url, "http://") + "/news")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Open(a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// TestErrors checks what is said of each kind of trouble, and that no error has the password.
func TestErrors(t *testing.T) {
	for name, test := range map[string]struct {
		status     int
		body       string
		says, todo string
	}{
		"the password is wrong":  {401, "Unauthorized", "refuses the user or the password", "VERBATIM_INDEX"},
		"the user may not write": {403, `{"error":{"type":"security_exception","reason":"no permissions"}}`, "refuses the user", "may read and write"},
		"the disks are full": {403, `{"error":{"type":"index_create_block_exception","reason":"blocked by: [FORBIDDEN/10/cluster create-index blocked]"}}`,
			"does not take new indexes", "disk"},
		"the cluster is busy": {429, `{"error":{"type":"rejected_execution_exception","reason":"queue"}}`, "is busy", "try again"},
		"the cluster is red": {503, `{"error":{"root_cause":[],"type":"search_phase_execution_exception","reason":"all shards failed"}}`,
			"can't answer from all", "red means"},
		"the request is wrong": {400, `{"error":{"root_cause":[{"type":"parsing_exception","reason":"unknown query"}]}}`,
			"does not accept", "2.19"},
		"no JSON": {200, "<html>", "can't be reached", "check that OpenSearch runs"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if user, password, _ := r.BasicAuth(); user != "u" || password != secret {
					t.Errorf("logged in as %s", user)
				}
				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			}))
			defer server.Close()
			c := open(t, server.URL)
			var to map[string]any
			err := c.Do(t.Context(), http.MethodGet, "/_alias/news", nil, &to)
			var away *Unavailable
			if !errors.As(err, &away) || !strings.Contains(away.Says, test.says) || !strings.Contains(away.Todo, test.todo) {
				t.Fatalf("got %v %+v", err, away)
			}
			if strings.Contains(fmt.Sprintf("%v %+v", err, away), secret) {
				t.Errorf("the error shows the password: %v", err)
			}
		})
	}
}

// TestNotFound checks that an index that does not exist is no trouble of the cluster.
func TestNotFound(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	err := open(t, server.URL).Do(t.Context(), http.MethodGet, "/_alias/news", nil, nil)
	if away := (*Unavailable)(nil); !IsNotFound(err) || errors.As(err, &away) {
		t.Error(err)
	}
}

// TestUnreachable checks the error for a port on which nothing listens.
func TestUnreachable(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	url := server.URL
	server.Close()
	err := open(t, url).Do(t.Context(), http.MethodGet, "/_alias/news", nil, nil)
	var away *Unavailable
	if !errors.As(err, &away) || !strings.Contains(err.Error(), "can't be reached") || strings.Contains(err.Error(), secret) {
		t.Error(err)
	}
}

// TestDeadline checks that a request ends with its context.
func TestDeadline(t *testing.T) {
	arrived := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/_alias/news" {
			close(arrived)
			<-r.Context().Done()
		}
	}))
	defer server.Close()
	ctx, end := context.WithCancel(t.Context())
	go func() {
		<-arrived
		end()
	}()
	if err := open(t, server.URL).Do(ctx, http.MethodGet, "/_alias/news", nil, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	late, end := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer end()
	if err := open(t, server.URL).Do(late, http.MethodGet, "/other", nil, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
