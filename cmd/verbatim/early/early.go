// Package early catches what other packages write to the standard logger, from the very start of the program. Without it such a line, as the one of
// github.com/VictoriaMetrics/metrics under some control groups, stands on standard error before any command has begun.
//
// It is a module of its own because of its name: Go initialises packages that do not depend on each other in the order of their import paths, and
// every path of the module verbatim comes after those that begin with github.com. For the same reason it imports little.
package early

import (
	"bytes"
	"io"
	"log"
	"sync"
)

// most is how many bytes are kept: a line is some hundred.
const most = 64 << 10

// A Keeper keeps what is written until there is somewhere to write it to.
type Keeper struct {
	mu   sync.Mutex
	kept []byte
	to   io.Writer
}

// Lines has what is written to the standard logger.
var Lines Keeper

func init() {
	log.SetFlags(0)
	log.SetOutput(&Lines)
}

// Write implements io.Writer.
func (k *Keeper) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.to != nil {
		return k.to.Write(p)
	}
	if len(k.kept)+len(p) <= most {
		k.kept = append(k.kept, p...)
	}
	return len(p), nil
}

// Log sends to w what was kept, a line at a time, and from now on all that is written.
func (k *Keeper) Log(w io.Writer) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for line := range bytes.Lines(k.kept) {
		_, _ = w.Write(line)
	}
	k.to, k.kept = w, nil
}
