package load

import (
	"bytes"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/origin"
	"verbatim/corpus/load/skip"
)

// parseWire reads wire copy. The headline comes first. Then, in any order, lines may give the headline again, the
// author and a date. The report with its dateline follows. The article's text is data, unchanged.
func parseWire(name string, data []byte) (corpus.Article, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return corpus.Article{}, skip.Errorf(skip.UTF16)
	}
	if err := decode.CheckText(data); err != nil {
		return corpus.Article{}, err
	}
	if err := decode.CheckPlain(data); err != nil {
		return corpus.Article{}, err
	}
	a := corpus.Article{Text: string(data)}
	field.Fill(&a, name)
	origin.OfText(name, a.Text).Settle(&a)
	return a, nil
}
