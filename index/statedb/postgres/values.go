package postgres

import (
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The numbers of the types whose values are not text, from PostgreSQL's pg_type.dat.
const (
	typeBool        = 16
	typeBytes       = 17
	typeInt8        = 20
	typeInt2        = 21
	typeInt4        = 23
	typeFloat4      = 700
	typeFloat8      = 701
	typeTimestampTZ = 1184
)

// timeLayout is how PostgreSQL writes a time in the zone UTC.
const timeLayout = "2006-01-02 15:04:05.999999999Z07"

// encode returns a value of database/sql as text, and nil for NULL.
func encode(v driver.Value) []byte {
	switch v := v.(type) {
	case nil:
		return nil
	case int64:
		return strconv.AppendInt(nil, v, 10)
	case float64:
		return strconv.AppendFloat(nil, v, 'g', -1, 64)
	case bool:
		return strconv.AppendBool(nil, v)
	case []byte:
		return hex.AppendEncode([]byte(`\x`), v)
	case time.Time:
		return v.UTC().AppendFormat(nil, timeLayout)
	case string:
		return []byte(v)
	}
	return fmt.Append(nil, v) // database/sql has no other types
}

// decode returns what the text of a column stands for. nil is NULL.
func decode(oid uint32, text []byte) (driver.Value, error) {
	if text == nil {
		return nil, nil
	}
	switch s := string(text); oid {
	case typeBool:
		return s == "t", nil
	case typeInt2, typeInt4, typeInt8:
		return strconv.ParseInt(s, 10, 64)
	case typeFloat4, typeFloat8:
		return strconv.ParseFloat(s, 64)
	case typeTimestampTZ:
		return time.Parse(timeLayout, s)
	case typeBytes:
		digits, ok := strings.CutPrefix(s, `\x`)
		if !ok {
			return nil, errors.New("it is not written in hexadecimal digits")
		}
		return hex.DecodeString(digits)
	default:
		return s, nil
	}
}

// Numbered returns a statement with $1, $2, … in place of its question marks. Those in strings, names in quotation
// marks and comments stay.
func Numbered(statement string) string {
	if !strings.Contains(statement, "?") {
		return statement
	}
	var out strings.Builder
	n := 0
	for i := 0; i < len(statement); {
		end := i + 1
		switch rest := statement[i:]; {
		case rest[0] == '\'' || rest[0] == '"':
			end = after(statement, i+1, rest[:1])
		case strings.HasPrefix(rest, "--"):
			end = after(statement, i, "\n")
		case rest[0] == '?':
			n++
			fmt.Fprintf(&out, "$%d", n)
			i++
			continue
		}
		out.WriteString(statement[i:end])
		i = end
	}
	return out.String()
}

// after returns the place after the next mark, or the end.
func after(s string, from int, mark string) int {
	if i := strings.Index(s[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(s)
}
