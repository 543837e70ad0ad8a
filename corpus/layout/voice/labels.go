package voice

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed labels.txt
var labelFile string

// labelWords are the sections of labels.txt. They are read when the first label is.
var labelWords = sync.OnceValue(func() map[string]map[string]bool {
	sections := map[string]map[string]bool{}
	section := ""
	for line := range strings.Lines(labelFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			sections[section] = map[string]bool{}
		default:
			sections[section][line] = true
		}
	}
	return sections
})
