package cite

import (
	"fmt"
	"io"
	"strings"
)

// writeRIS writes a record per quote: lines of a tag, two spaces, a hyphen and a space, each ended by CR and LF.
func writeRIS(w io.Writer, quotes []Quote) error {
	for i := range quotes {
		q := &quotes[i]
		var b strings.Builder
		field := func(tag, value string) {
			if value != "" {
				fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
			}
		}
		field("TY", "NEWS")
		field("ID", q.Key())
		field("AU", q.Byline)
		field("TI", q.Title)
		field("T2", q.Publisher)
		if q.Year != 0 {
			field("PY", fmt.Sprintf("%04d", q.Year))
			field("DA", fmt.Sprintf("%04d/%02d/%02d/", q.Year, q.Month, q.Day))
		}
		field("UR", q.URL)
		field("N1", q.note())
		b.WriteString("ER  - \r\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}
