package store

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/terms"
)

// The fields of a quote in the index.
const (
	FieldContent   = "content"   // the words said, a value a span
	FieldExact     = "exact"     // the same, each word as it is, with positions: for phrases
	FieldSpeaker   = "speaker"   // names and roles of the speakers
	FieldName      = "name"      // whole names of the speakers, as nameKey writes them
	FieldPassage   = "passage"   // the paragraphs around it
	FieldTitle     = "title"     // the article's headline
	FieldPublisher = "publisher" // the outlet
	FieldReport    = "report"    // the class of its report
	FieldID        = "quote"     // the quote's id
)

// Mapping says how each field is indexed. Nothing is stored in bleve: a hit is read from the snapshot's own files,
// where it can be verified, and found in an order and within bounds, and counted, by its facts. Only
// phrases need positions.
func Mapping() mapping.IndexMapping {
	text := func(name, analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Name, f.Analyzer = name, analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		return f
	}
	exact, speaker := text(FieldExact, terms.AnalyzerExact), text(FieldSpeaker, terms.AnalyzerExact)
	exact.IncludeTermVectors, speaker.IncludeTermVectors = true, true
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(FieldContent, text(FieldContent, terms.AnalyzerProse), exact)
	doc.AddFieldMappingsAt(FieldPassage, text(FieldPassage, terms.AnalyzerProse))
	doc.AddFieldMappingsAt(FieldTitle, text(FieldTitle, terms.AnalyzerProse))
	doc.AddFieldMappingsAt(FieldSpeaker, speaker)
	doc.AddFieldMappingsAt(FieldPublisher, text(FieldPublisher, terms.AnalyzerExact))
	for _, name := range []string{FieldID, FieldName, FieldReport} {
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
