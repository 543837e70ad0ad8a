package load

import (
	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/origin"
)

// parseWire reads wire copy. The headline comes first. Then, in any order, lines may give the headline again, the
// author and a date. The report with its dateline follows. The article's text is data, unchanged if it is UTF-8.
func parseWire(name string, data []byte) (corpus.Article, error) {
	data, err := decode.Plain(data)
	if err != nil {
		return corpus.Article{}, err
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
