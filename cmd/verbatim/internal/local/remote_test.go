package local

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/cluster"
	"verbatim/index/remote/remotetest"
)

// article is an article with one quote.
const article = "Ferries\n\n\"The ferries will run again,\" said Ada Quill, the harbour clerk.\n"

// asked answers a query as a command of the terminal does.
func asked(t *testing.T, p Place) (hits int, err error) {
	t.Helper()
	c, err := Open(t.Context(), p, &terminal.Screen{W: &bytes.Buffer{}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	a, err := c.Do(t.Context(), ask.Request{Command: ask.WhoSaid, Words: "ferries"})
	if err != nil {
		return 0, p.DataHint(problem.Explain(err, "ferries"))
	}
	return len(a.(*ask.Quotes).Hits), nil
}

// TestIndexInCluster indexes a folder into a cluster and answers from there, with another data folder and without the
// articles.
func TestIndexInCluster(t *testing.T) {
	address := remotetest.Client(t).Address
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte(article), 0o600); err != nil {
		t.Fatal(err)
	}
	reader := Place{Data: t.TempDir(), Index: address}
	if _, err := asked(t, reader); !errors.Is(err, index.ErrNoSnapshot) || !hasHint(err, "verbatim reindex") {
		t.Errorf("before the first index: %v", err)
	}
	writer, _, err := Place{Corpus: folder, Data: t.TempDir(), Index: address}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ added, unchanged int }{{1, 0}, {0, 1}} {
		report, err := NewReindexer(writer, nil, nil).Reindex(t.Context(), nil)
		if err != nil || report.Added != want.added || report.Unchanged != want.unchanged {
			t.Fatalf("%+v, %v", report, err)
		}
		if hits, err := asked(t, reader); err != nil || hits != 1 {
			t.Errorf("%d hits, %v", hits, err)
		}
	}
	if why, err := NewReindexer(writer, nil, nil).Stale(); why != "" || err != nil {
		t.Errorf("%q, %v", why, err)
	}
	holds, err := InCluster(t.Context(), reader)
	if err != nil || !strings.Contains(holds, "1 article and 1 quote") {
		t.Errorf("%s, %v", holds, err)
	}
}

// TestClusterOutOfReach checks the error of a query where nothing listens.
func TestClusterOutOfReach(t *testing.T) {
	address, err := cluster.Parse("opensearch://u:geheim@127.0.0.1:1/news")
	if err != nil {
		t.Fatal(err)
	}
	_, err = asked(t, Place{Data: t.TempDir(), Index: address})
	if !hasHint(err, "check that OpenSearch runs") || strings.Contains(err.Error(), "geheim") {
		t.Error(err)
	}
	if says := ask.Explain(err).Message.String(); says != "the index can't be reached" {
		t.Error(says)
	}
}

// hasHint reports whether an error has a hint with a text.
func hasHint(err error, text string) bool {
	var hinted *problem.Error
	return errors.As(err, &hinted) && strings.Contains(hinted.Hint, text)
}
