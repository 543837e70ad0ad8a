// Package remotetest gives tests an OpenSearch cluster, if there is one. Start with Client.
package remotetest

import (
	"context"
	"crypto/rand"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"verbatim/index"
	"verbatim/index/cluster"
	"verbatim/index/remote"
)

// Variable is the environment variable with the address of the cluster, without the name of an index.
const Variable = "VERBATIM_TEST_OPENSEARCH"

// Need skips a test if there is no cluster. A test that prepares for long calls it first.
func Need(t testing.TB) {
	t.Helper()
	if os.Getenv(Variable) == "" {
		t.Skip("this test needs OpenSearch: run scripts/opensearch.sh, which prints a value for " + Variable)
	}
}

// Client returns a client of the cluster for tests, with a name of its own for the index. The test is skipped if
// there is no cluster. What it has written is removed when it ends.
func Client(t testing.TB) *cluster.Client {
	t.Helper()
	Need(t)
	a, err := cluster.Parse(os.Getenv(Variable) + "/test-" + strings.ToLower(rand.Text()[:10]) + "?replicas=0")
	if err != nil {
		t.Fatal(err)
	}
	c, err := cluster.Open(a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := c.Do(ctx, http.MethodDelete, "/"+a.Name+"-*", nil, nil); err != nil {
			t.Error("removing the indexes of the test:", err)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// Serve makes a Live serve the snapshot of a data folder from a cluster for tests.
func Serve(t testing.TB, live *index.Live, dataDir string) {
	t.Helper()
	c := Client(t)
	if err := remote.NewPublisher(c).Publish(t.Context(), dataDir, nil); err != nil {
		t.Fatal(err)
	}
	live.Remote = remote.NewIndex(c)
}
