// Package settingstest keeps tests apart from the user's settings. Start with [Clear].
package settingstest

import (
	"os"
	"strings"
)

// Clear unsets all settings but those that are for tests: who runs the tests may have a corpus or a token.
func Clear() {
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, "VERBATIM_") && !strings.HasPrefix(name, "VERBATIM_TEST_") {
			os.Unsetenv(name)
		}
	}
}
