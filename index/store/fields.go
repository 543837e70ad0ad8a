package store

import (
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/terms"
)

// The fields of a quote in the index.
const (
	FieldContent   = "content"   // the quoted words, one value per span
	FieldExact     = "exact"     // the same in their own form and with positions, for phrases
	FieldSpeaker   = "speaker"   // names and roles of the speakers
	FieldName      = "name"      // the keys of the names of the speakers; see names.Key
	FieldPassage   = "passage"   // the paragraphs around the quote
	FieldTitle     = "title"     // the article's headline
	FieldPublisher = "publisher" // the name of the publisher
	FieldReport    = "report"    // the class of the report
	FieldID        = "quote"     // the id of the quote
)

// Mapping says how the fields are indexed. bleve stores no fields: the files of the snapshot have the quotes,
// with checksums, and the document values, by which a search orders, filters and counts. Only phrases need
// positions.
func Mapping() mapping.IndexMapping {
	text := func(name, analyzer string) *mapping.FieldMapping {
		f := mapping.NewTextFieldMapping()
		f.Name, f.Analyzer = name, analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		return f
	}
	exact, speaker := text(FieldExact, terms.AnalyzerExact), text(FieldSpeaker, terms.AnalyzerExact)
	exact.IncludeTermVectors, speaker.IncludeTermVectors = true, true
	doc := mapping.NewDocumentStaticMapping()
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

	m := mapping.NewIndexMapping()
	m.DefaultMapping = doc
	m.ScoringModel = api.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}
