package serve

import (
	"bytes"
	"io"
	"strings"
)

// helps say what each metric is. docs/operators.md says more.
var helps = map[string]string{
	"verbatim_alerts_waiting":            "Posts of alerts that wait to be sent.",
	"verbatim_build_info":                "The version, as a label; the value is 1.",
	"verbatim_commands_total":            "Commands, by name and outcome.",
	"verbatim_corpus_articles_gone":      "Served articles that are gone if these are more than half, otherwise 0.",
	"verbatim_dropped_events_total":      "Events of the gateway that could not be decoded.",
	"verbatim_gateway_connects_total":    "Connections to the gateway, by kind of session.",
	"verbatim_gateway_disconnects_total": "Lost connections to the gateway.",
	"verbatim_gateway_identifies_left":   "Sessions that Discord still allows today.",
	"verbatim_gateway_ready":             "1 while the gateway is connected, otherwise 0.",
	"verbatim_own_seconds":               "Time from receiving a command to the first call that answers it, in seconds.",
	"verbatim_rest_requests_total":       "Calls to Discord, by route and status.",
	"verbatim_server_requests_total":     "Requests, by server and corpus, if there are several corpora.",
	"verbatim_shard_disconnects_total":   "Lost connections to the gateway, by shard.",
	"verbatim_shard_ready":               "1 while a shard is connected, otherwise 0.",
	"verbatim_snapshot_age_seconds":      "Age of the index, in seconds.",
	"verbatim_snapshot_articles":         "Articles in the index.",
	"verbatim_snapshot_left_out":         "Files of the corpus that are not in the index.",
	"verbatim_snapshot_open":             "1 while an index can be searched, otherwise 0.",
	"verbatim_snapshot_quotes":           "Quotes in the index.",
	"verbatim_state_up":                  "1 while the state in PostgreSQL can be reached, otherwise 0.",
	"verbatim_watch_reindexes_total":     "How often the watched corpus was read again, by outcome.",
}

// helpFor returns the help of a metric, or "".
func helpFor(name string) string {
	switch {
	case strings.HasPrefix(name, "go_"):
		return "From Go's runtime; see the package runtime/metrics."
	case strings.HasPrefix(name, "process_"):
		return "From the operating system, for this process; see proc(5) on Linux."
	}
	return helps[name]
}

// A helper completes lines of metrics that it passes on: the library writes "# HELP name" without a text.
type helper struct {
	to   io.Writer
	rest []byte // a line that is not complete
}

// Write implements io.Writer.
func (h *helper) Write(p []byte) (int, error) {
	text := append(h.rest, p...)
	end := bytes.LastIndexByte(text, '\n') + 1
	h.rest = bytes.Clone(text[end:])
	var out bytes.Buffer
	for line := range bytes.Lines(text[:end]) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		out.Write(line)
		if name, ok := bytes.CutPrefix(line, []byte("# HELP ")); ok && !bytes.ContainsRune(name, ' ') {
			out.WriteString(" " + helpFor(string(name)))
		}
		out.WriteByte('\n')
	}
	if _, err := h.to.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
