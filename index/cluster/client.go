package cluster

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/opensearch-project/opensearch-go/v4"
)

// A Client sends requests to a cluster. Several goroutines may use it.
type Client struct {
	Address Address

	client *opensearch.Client
}

// The limits of a connection. A request that takes longer than its context allows ends with that.
const (
	dialTimeout = 3 * time.Second  // a node that can't be reached is left out
	idle        = 90 * time.Second // as in net/http
	perHost     = 32               // connections kept for the next request
	retries     = 3                // of a request to other nodes

	longest = 2 * time.Minute // a request, if its context allows more; OpenSearch takes seconds for the largest batch
)

// Open returns a client of the cluster at an address. It sends no request yet.
func Open(a Address) (*Client, error) {
	c := opensearch.Config{Username: a.User, Password: a.password, MaxRetries: retries, EnableRetryOnTimeout: true}
	scheme := "http://"
	transport := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: (&net.Dialer{Timeout: dialTimeout}).DialContext,
		TLSHandshakeTimeout: dialTimeout, IdleConnTimeout: idle, MaxIdleConnsPerHost: perHost,
	}
	if a.Secure {
		scheme = "https://"
		transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	c.Transport = transport
	for _, host := range a.Hosts {
		c.Addresses = append(c.Addresses, scheme+host)
	}
	if a.CA != "" {
		pem, err := os.ReadFile(a.CA)
		if err != nil {
			return nil, fmt.Errorf("reading the certificates of the index: %w", err)
		}
		c.CACert = pem
	}
	client, err := opensearch.NewClient(c)
	if err != nil {
		return nil, fmt.Errorf("opening the index %s: %w", a, err)
	}
	return &Client{Address: a, client: client}, nil
}

// Close ends the connections.
func (c *Client) Close() error { return c.client.Close() }

// A StatusError is an answer of the cluster other than success.
type StatusError struct {
	Status int    // of HTTP
	Type   string // of the error, as OpenSearch names it
	Reason string
}

// Error implements error.
func (e *StatusError) Error() string {
	if e.Type == "" {
		return fmt.Sprintf("OpenSearch answered with status %d", e.Status)
	}
	return fmt.Sprintf("OpenSearch answered with status %d: %s: %s", e.Status, e.Type, e.Reason)
}

// IsNotFound reports whether an error says that an index or a document does not exist.
func IsNotFound(err error) bool {
	var status *StatusError
	return errors.As(err, &status) && status.Status == http.StatusNotFound
}

// Do sends a request and reads the answer into to; nil for no body, and for an answer that is not needed. A body of
// []byte is sent as lines of JSON, any other as JSON.
func (c *Client) Do(ctx context.Context, method, path string, body, to any) error {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	answer, err := c.send(ctx, method, path, body)
	if err != nil {
		return c.explain(ctx, err)
	}
	if to == nil {
		return nil
	}
	if err := json.Unmarshal(answer, to); err != nil {
		return c.explain(ctx, fmt.Errorf("reading the answer: %w", err))
	}
	return nil
}

// send sends a request and returns the answer.
func (c *Client) send(ctx context.Context, method, path string, body any) ([]byte, error) {
	var data []byte
	kind := "application/json"
	switch b := body.(type) {
	case nil:
	case []byte:
		data, kind = b, "application/x-ndjson"
	default:
		var err error
		if data, err = json.Marshal(b); err != nil {
			return nil, fmt.Errorf("writing a request: %w", err)
		}
	}
	for attempt := 1; ; attempt++ {
		status, answer, err := c.attempt(ctx, method, path, kind, data)
		switch {
		case err == nil && status >= http.StatusBadRequest:
			return nil, statusError(status, answer)
		case err == nil || attempt == retries || status == 0 || ctx.Err() != nil:
			return answer, err
		}
		// The node went while it answered. All requests can be sent again: documents have ids, and names say what to do.
	}
}

// attempt sends a request once; the client tries other nodes if one can't be reached. It returns the status and the
// answer. After an error, the status is 0 if there was no answer, not even the beginning of one.
func (c *Client) attempt(ctx context.Context, method, path, kind string, data []byte) (status int, answer []byte, err error) {
	var reader io.Reader
	if data != nil {
		reader = bytes.NewReader(data)
	}
	r, err := http.NewRequestWithContext(ctx, method, path, reader)
	if err != nil {
		return 0, nil, err
	}
	if data != nil {
		r.Header.Set("Content-Type", kind)
	}
	response, err := c.client.Stream(r)
	if response == nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	if err != nil {
		return 0, nil, err
	}
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// statusError reads the error of an answer.
func statusError(status int, body []byte) error {
	e := &StatusError{Status: status}
	var answer struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &answer) == nil {
		var cause Cause
		if json.Unmarshal(answer.Error, &cause) == nil {
			e.Type, e.Reason = cause.Root()
		} else {
			_ = json.Unmarshal(answer.Error, &e.Reason) // HEAD and GET of an alias answer with a string
		}
	}
	return e
}

// A Cause is an error in an answer.
type Cause struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
	Causes []struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
	} `json:"root_cause"`
}

// Root returns the type and the reason of what caused an error.
func (c *Cause) Root() (kind, reason string) {
	if len(c.Causes) > 0 {
		return c.Causes[0].Type, c.Causes[0].Reason
	}
	return c.Type, c.Reason
}

// explain adds to an error what is wrong with the cluster and what to do about it. An answer that something does not
// exist, and the end of ctx, stay as they are.
func (c *Client) explain(ctx context.Context, err error) error {
	var status *StatusError
	says, todo := "the index "+c.Address.String()+" can't be reached",
		"check that OpenSearch runs at that address and that this machine may connect to it"
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case IsNotFound(err):
		return err
	case errors.As(err, &status):
		says, todo = c.refusal(status)
	}
	return &Unavailable{Says: says, Todo: todo, Err: err}
}

// refusal says what an answer other than success means, and what to do.
func (c *Client) refusal(e *StatusError) (says, todo string) {
	at := c.Address.String()
	switch {
	case strings.Contains(e.Type, "block_exception"):
		return "OpenSearch does not take new indexes or documents for " + at,
			"look at the disks of its nodes: it refuses to write when they are nearly full"
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden:
		return "OpenSearch refuses the user or the password of the index " + at,
			"check both in VERBATIM_INDEX, and that the user may read and write indexes with this name"
	case e.Status == http.StatusTooManyRequests:
		return "OpenSearch is busy", "try again in a moment; if this is frequent, add nodes"
	case e.Status >= http.StatusInternalServerError:
		return "OpenSearch can't answer from all of the index " + at,
			"look at its health (GET _cluster/health): red means that nodes with parts of the index are missing"
	}
	return "OpenSearch does not accept a request for the index " + at,
		"check that it is OpenSearch 2.19 or newer; if it is, please report this error"
}
