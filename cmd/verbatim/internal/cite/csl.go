package cite

import (
	"encoding/json"
	"io"
)

// A cslItem is an item of CSL-JSON: https://docs.citationstyles.org
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Author    []cslName `json:"author,omitempty"`
	Title     string    `json:"title,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Note      string    `json:"note,omitempty"`
}

// A cslName is a name that is not split.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// writeCSL writes a list of items.
func writeCSL(w io.Writer, quotes []Quote) error {
	items := make([]cslItem, len(quotes))
	for i := range quotes {
		q := &quotes[i]
		items[i] = cslItem{
			ID: q.Key(), Type: "article-newspaper", Title: q.Title, Container: q.Publisher, URL: q.URL, Note: q.note(),
		}
		if q.Byline != "" {
			items[i].Author = []cslName{{q.Byline}}
		}
		if q.Year != 0 {
			items[i].Issued = &cslDate{[][]int{{q.Year, q.Month, q.Day}}}
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(items)
}
