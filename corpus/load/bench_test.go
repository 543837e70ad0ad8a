package load

import (
	"os"
	"testing"
)

// BenchmarkParse reads one article of each format.
func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"byline-and-date-lines.txt", "blocks.md", "linked-data.html"} {
		data, err := os.ReadFile("testdata/cases/" + name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Parse(name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
