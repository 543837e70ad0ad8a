package load

import (
	"regexp"
	"sync"
)

// pattern returns a regular expression that is compiled when it is first asked for: most processes search and read no article.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
