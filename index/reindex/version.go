package reindex

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"sync"

	"verbatim/corpus/attribution"
)

// programHead is how many bytes of the program's file tell one build from another: the linker puts a hash of all that
// was built, the build id, within the first 32 KB.
const programHead = 64 << 10

// analysisVersion identifies what is found in an article: the version of the attribution, and this build of the program,
// so that whoever works on the analysis never looks at a snapshot of the code before. Where the program's file can't be
// read, the version alone counts.
var analysisVersion = sync.OnceValue(func() string {
	return fmt.Sprintf("%d %s", attribution.Version, programID())
})

func programID() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, programHead)); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
