package mcpserver

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
)

// newService returns the built-in sample.
func newService(t *testing.T) *local.Corpus {
	t.Helper()
	service, err := local.Open(t.Context(), local.Place{Data: t.TempDir()}, &terminal.Screen{W: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(service.Close)
	return service
}

// connect returns a client's session.
func connect(t *testing.T, to mcp.Transport) *mcp.ClientSession {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), to, nil)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// eachTransport runs a test with a session over HTTP and over pipes, as over standard input and output.
func eachTransport(t *testing.T, test func(*testing.T, *mcp.ClientSession)) {
	service := newService(t)
	t.Run("HTTP", func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		at, ended := make(chan net.Addr, 1), make(chan error, 1)
		go func() {
			ended <- HTTP(ctx, New(service, "test"), "127.0.0.1:0", func(a net.Addr) { at <- a })
		}()
		session := connect(t, &mcp.StreamableClientTransport{Endpoint: "http://" + (<-at).String() + Path})
		test(t, session)
		session.Close()
		stop()
		if err := <-ended; err != context.Canceled {
			t.Errorf("the server ended with %v", err)
		}
	})
	t.Run("stdio", func(t *testing.T) {
		in, toServer := io.Pipe()
		fromServer, out := io.Pipe()
		ended := make(chan error, 1)
		go func() { ended <- Stdio(t.Context(), New(service, "test"), in, out) }()
		session := connect(t, &mcp.IOTransport{Reader: fromServer, Writer: toServer})
		test(t, session)
		session.Close()
		if err := <-ended; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
}

// call calls a tool and returns its text and its structured content.
func call(t *testing.T, s *mcp.ClientSession, tool string, arguments any) (text string, object map[string]any, failed bool) {
	t.Helper()
	r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s %v: %v", tool, arguments, err)
	}
	object, _ = r.StructuredContent.(map[string]any)
	return r.Content[0].(*mcp.TextContent).Text, object, r.IsError
}

// TestTools checks that each tool returns exact words with all that is needed to cite them, as text and as an object.
func TestTools(t *testing.T) {
	eachTransport(t, func(t *testing.T, s *mcp.ClientSession) {
		list, err := s.ListTools(t.Context(), nil)
		if err != nil || len(list.Tools) != len(tools) {
			t.Fatalf("tools: %v, %v", list, err)
		}
		for _, tool := range list.Tools {
			if !tool.Annotations.ReadOnlyHint || tool.Description == "" {
				t.Errorf("%s: %+v", tool.Name, tool)
			}
		}
		if got := s.InitializeResult(); !strings.Contains(got.Instructions, "word for word") {
			t.Errorf("instructions: %q", got.Instructions)
		}
		const words = "You can build a garage in a month,"
		for tool, arguments := range map[string]map[string]any{
			"search":  {"words": "garage treaty", "limit": 1, "exact": true, "sort": "best"},
			"said-by": {"speaker": "Seo Ha-jun", "words": "garage"},
			"ask":     {"question": "what did Seo Ha-jun say about a garage?", "limit": 1},
			"source":  {"text": "you can build a garage in a month"},
			"context": {"id": "xzg4e7tsjd"},
		} {
			text, object, failed := call(t, s, tool, arguments)
			quote := object
			if tool != "context" {
				quote = object["answers"].([]any)[0].(map[string]any)
			}
			for _, part := range []string{words, "Seo Ha-jun", "Hangang Daily", "24 December 2021", "missiles-east", "xzg4e7tsjd"} {
				if !strings.Contains(text, part) && (tool != "context" || part != words) {
					t.Errorf("%s: the text lacks %q:\n%s", tool, part, text)
				}
			}
			speaker, _ := quote["speaker"].(map[string]any)
			got := []any{quote["id"], quote["kind"], speaker["name"], speaker["role"], quote["publisher"], quote["date"], quote["url"]}
			want := []any{"xzg4e7tsjd", "direct", "Seo Ha-jun", "a research fellow at the Han River Institute for Security",
				"Hangang Daily", "2021-12-24", "https://hangangdaily.example/world/20211224/missiles-east"}
			if failed || !slices.Equal(got, want) || !strings.Contains(fmt.Sprint(quote["shown"]), words) {
				t.Errorf("%s: failed %v, got %q", tool, failed, quote)
			}
			if c, ok := quote["confidence"].(float64); !ok || c <= .5 || c > 1 {
				t.Errorf("%s: the confidence is %v", tool, quote["confidence"])
			}
			i := slices.IndexFunc(list.Tools, func(x *mcp.Tool) bool { return x.Name == tool })
			conforms(t, tool, list.Tools[i].OutputSchema, object)
		}
		text, object, failed := call(t, s, "search", map[string]any{"words": "zeppelinist"})
		if failed || !strings.HasPrefix(text, "nothing found for: zeppelinist\n") || len(object["answers"].([]any)) > 0 {
			t.Errorf("nothing: %v, %q, %v", failed, text, object)
		}
	})
}

// conforms fails unless a value has the type of its schema, and all that the schema requires.
func conforms(t *testing.T, name string, of any, value any) {
	t.Helper()
	s := of.(map[string]any)
	is := map[string]bool{}
	switch v := value.(type) {
	case string:
		is["string"] = true
	case float64:
		is["number"] = true
	case []any:
		is["array"] = true
		for _, item := range v {
			conforms(t, name+"[]", s["items"], item)
		}
	case map[string]any:
		is["object"] = true
		required, _ := s["required"].([]any)
		for _, key := range required {
			if _, ok := v[key.(string)]; !ok {
				t.Errorf("%s lacks %s", name, key)
			}
		}
		properties, _ := s["properties"].(map[string]any)
		for key, of := range properties {
			conforms(t, name+"."+key, of, v[key])
		}
	}
	if want, _ := s["type"].(string); !is[want] {
		t.Errorf("%s is %v, not %s", name, value, want)
	}
}

// TestWrongInput checks that wrong input is an error of the tool, which a model sees, and says what to do.
func TestWrongInput(t *testing.T) {
	eachTransport(t, func(t *testing.T, s *mcp.ClientSession) {
		for _, c := range []struct {
			tool      string
			arguments any
			says      []string
		}{
			{"search", map[string]any{}, []string{"search requires words: words, begin*"}},
			{"search", map[string]any{"words": "  "}, []string{"search requires words"}},
			{"search", map[string]any{"word": "x"}, []string{"search has no argument “word”; did you mean words? it takes words,"}},
			{"search", map[string]any{"words": 3}, []string{"words must be text"}},
			{"search", map[string]any{"words": "x", "limit": "many"}, []string{"limit", "1 to 100"}},
			{"search", map[string]any{"words": "x", "limit": 1000}, []string{"limit", "1 to 100"}},
			{"search", map[string]any{"words": "x", "limit": true}, []string{"limit must be a whole number from 1 to 100"}},
			{"search", map[string]any{"words": "x", "sort": "oldest"}, []string{"best", "date"}},
			{"search", map[string]any{"words": "x", "exact": 1}, []string{"exact must be true or false"}},
			{"search", map[string]any{"words": "x", "after": "soon"}, []string{"soon", "2021"}},
			{"search", map[string]any{"words": "speeker:x"}, []string{"speaker"}},
			{"search", map[string]any{"words": strings.Repeat("word ", 200)}, []string{"longer than 512 characters"}},
			{"context", map[string]any{"id": "x"}, []string{"not the ID of a quote"}},
			{"context", map[string]any{"id": "aaaaaaaaaa"}, []string{"aaaaaaaaaa"}},
			{"said-by", map[string]any{"words": "treaty"}, []string{"said-by requires speaker"}},
		} {
			if text, _, failed := call(t, s, c.tool, c.arguments); !failed || !all(text, c.says) {
				t.Errorf("%s %v: failed is %v, and the text lacks one of %q:\n%s", c.tool, c.arguments, failed, c.says, text)
			}
		}
		if _, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "remove"}); err == nil {
			t.Error("there is a tool that writes")
		}
	})
}

func all(text string, parts []string) bool {
	return !slices.ContainsFunc(parts, func(p string) bool { return !strings.Contains(text, p) })
}

// TestOnlyReads checks that no tool is a command that changes something.
func TestOnlyReads(t *testing.T) {
	for _, tool := range tools {
		if r := tool.row; r.For != ask.Everyone || r.Writes || r.Rebuilds || r.Manages || r.Chat || r.TakesFiles() {
			t.Errorf("%s can change something", tool.name)
		}
	}
}

// TestForeignPages checks that pages of other sites in a browser on this machine get no answer, and that large messages
// are refused.
func TestForeignPages(t *testing.T) {
	server := httptest.NewServer(handler(New(newService(t), "test")))
	defer server.Close()
	const message = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`
	for name, c := range map[string]struct {
		header, value string
		body          []byte
		want          []int
	}{
		"a client":               {"", "", []byte(message), []int{200}},
		"another site":           {"Sec-Fetch-Site", "cross-site", []byte(message), []int{403}},
		"an origin":              {"Origin", "https://other.example", []byte(message), []int{403}},
		"a name that leads here": {"Host", "other.example", []byte(message), []int{403}},
		"large":                  {"", "", bytes.Repeat([]byte(" "), maxMessage+10), []int{400, 413}},
	} {
		r, err := http.NewRequest(http.MethodPost, server.URL+Path, bytes.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		switch c.header {
		case "":
		case "Host":
			r.Host = c.value
		default:
			r.Header.Set(c.header, c.value)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if !slices.Contains(c.want, answer.StatusCode) {
			t.Errorf("%s: status %d, want %v", name, answer.StatusCode, c.want)
		}
	}
}

// FuzzArguments checks that no arguments make the reading fail without words.
func FuzzArguments(f *testing.F) {
	f.Add([]byte(`{"words":"x","limit":3,"exact":true}`))
	f.Add([]byte(`{"words":{"a":[]},"":null}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, arguments []byte) {
		for i := range tools {
			r, err := tools[i].request(json.RawMessage(arguments))
			if err == nil && strings.TrimSpace(r.Words) == "" || err != nil && err.Error() == "" {
				t.Errorf("%s: %+v, %v", tools[i].name, r, err)
			}
		}
	})
}
