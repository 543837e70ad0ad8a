package discordtest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

const agent = "DiscordBot (https://example.org, 1.0)"

func start(t *testing.T, o Options) *Server {
	t.Helper()
	if o.IdentifyEvery == 0 {
		o.IdentifyEvery = -1 // clients of a test connect as often as it likes
	}
	s := Start(o)
	t.Cleanup(s.Close)
	return s
}

// patience ends a test that hangs.
const patience = 8 * time.Minute

func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	return ctx
}

// call makes a REST request as the bot. It returns the status and the answer.
func call(t *testing.T, s *Server, method, path string, body any) (int, map[string]any) {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest(method, s.URL+path, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+s.Token)
	r.Header.Set("User-Agent", agent)
	return do(t, r)
}

func do(t *testing.T, r *http.Request) (int, map[string]any) {
	t.Helper()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var out map[string]any
	json.NewDecoder(resp.Body).Decode(&out)
	return resp.StatusCode, out
}

// code returns Discord's error code in an answer; 0 for none.
func code(answer map[string]any) int {
	n, _ := answer["code"].(float64)
	return int(n)
}

// A client is a bot's end of the gateway.
type client struct {
	t  *testing.T
	ws *websocket.Conn
}

type received struct {
	Op   int            `json:"op"`
	Type string         `json:"t"`
	Seq  int64          `json:"s"`
	Data map[string]any `json:"-"`
	Raw  any            `json:"d"`
}

func dial(t *testing.T, s *Server) *client {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.DialContext(soon(t), s.gatewayURL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	c := &client{t, ws}
	if hello := c.read(); hello.Op != gateway.OpHello || hello.Data["heartbeat_interval"] == nil {
		t.Fatalf("the first payload is %+v, not HELLO", hello)
	}
	return c
}

func (c *client) write(op int, data any) {
	c.t.Helper()
	if err := c.ws.WriteJSON(schema.Object{"op": op, "d": data}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) read() received {
	c.t.Helper()
	var r received
	c.ws.SetReadDeadline(time.Now().Add(patience))
	if err := c.ws.ReadJSON(&r); err != nil {
		c.t.Fatal(err)
	}
	r.Data, _ = r.Raw.(map[string]any)
	return r
}

// closed reads until the connection is closed and returns the close code.
func (c *client) closed() int {
	c.t.Helper()
	c.ws.SetReadDeadline(time.Now().Add(patience))
	for {
		if _, _, err := c.ws.ReadMessage(); err != nil {
			e, ok := err.(*websocket.CloseError)
			if !ok {
				c.t.Fatalf("closed without a code: %v", err)
			}
			return e.Code
		}
	}
}

func identity(s *Server, intents int) schema.Object {
	return schema.Object{"token": "Bot " + s.Token, "intents": intents, "properties": schema.Object{"os": "linux"}}
}

// identify begins a session and returns READY.
func (c *client) identify(s *Server, intents int) received {
	c.t.Helper()
	c.write(gateway.OpIdentify, identity(s, intents))
	ready := c.read()
	if ready.Type != "READY" {
		c.t.Fatalf("IDENTIFY was answered with %+v", ready)
	}
	return ready
}
