package site

import (
	"encoding/xml"
	"io"

	"verbatim/cmd/verbatim/internal/site/feed"
	"verbatim/cmd/verbatim/internal/site/visit"
)

// A description tells a browser how to search the site from its address bar, as OpenSearch 1.1 has it.
type description struct {
	XMLName  xml.Name         `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	Short    string           `xml:"ShortName"`
	About    string           `xml:"Description"`
	Encoding string           `xml:"InputEncoding"`
	URLs     []descriptionURL `xml:"Url"`
}

type descriptionURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// describe writes how to search the site at an address.
func describe(w io.Writer, base string) error {
	const words = "?" + visit.ParamWords + "={searchTerms}"
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(description{
		Short: "verbatim", About: "Who said what in the news, word for word", Encoding: "UTF-8",
		URLs: []descriptionURL{
			{"text/html", base + visit.Results + words}, {feed.AtomType, base + visit.Atom + words},
			{feed.RSSType, base + visit.RSS + words},
		},
	})
}
