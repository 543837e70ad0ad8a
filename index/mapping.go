package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"
)

// The fields of a quote in the index.
const (
	fieldContent   = "content"   // the words said, a value a span
	fieldExact     = "exact"     // the same, each word as it is, with positions: for phrases
	fieldSpeaker   = "speaker"   // names and roles of the speakers
	fieldName      = "name"      // whole names of the speakers, as nameKey writes them
	fieldPassage   = "passage"   // the paragraphs around it
	fieldTitle     = "title"     // the article's headline
	fieldPublisher = "publisher" // the outlet
	fieldReport    = "report"    // the class of its report
	fieldID        = "quote"     // the quote's id
)

// indexMapping says how each field is indexed. Nothing is stored in bleve: a hit is read from the snapshot's own files,
// where it can be verified, and found in an order and within bounds, and counted, by its facts. Only
// phrases need positions.
func indexMapping() mapping.IndexMapping {
	text := func(name, analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Name, f.Analyzer = name, analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		return f
	}
	exact, speaker := text(fieldExact, analyzerExact), text(fieldSpeaker, analyzerExact)
	exact.IncludeTermVectors, speaker.IncludeTermVectors = true, true
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(fieldContent, text(fieldContent, analyzerProse), exact)
	doc.AddFieldMappingsAt(fieldPassage, text(fieldPassage, analyzerProse))
	doc.AddFieldMappingsAt(fieldTitle, text(fieldTitle, analyzerProse))
	doc.AddFieldMappingsAt(fieldSpeaker, speaker)
	doc.AddFieldMappingsAt(fieldPublisher, text(fieldPublisher, analyzerExact))
	for _, name := range []string{fieldID, fieldName, fieldReport} {
		f := text(name, keyword.Name)
		f.SkipFreqNorm = true
		doc.AddFieldMappingsAt(name, f)
	}

	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.ScoringModel = api.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}
