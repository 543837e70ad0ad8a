package disk

import "fmt"

// Size formats a number of bytes for a reader.
func Size(n int64) string {
	switch {
	case n < 0:
		return "an unknown number of bytes"
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1e6:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	case n < 1e9:
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
