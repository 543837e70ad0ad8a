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
	fieldKind      = "kind"
	fieldID        = "quote" // the quote's id
	fieldRank      = "rank"  // how much is sure, as a number: see rank
	fieldBy        = "by"    // names of the named speakers as the article gives them, fieldOutlet the publisher, fieldMonth the month: for Counts
	fieldOutlet    = "outlet"
	fieldMonth     = "month"
	fieldDay       = "day" // days since 1970-01-01; absent when unknown
)

// indexMapping says how each field is indexed. Nothing is stored in bleve: a hit is read from the snapshot's own files,
// where it can be verified. Only phrases need positions; only
// the day and the rank of the kind are sorted by, and only what Counts counts is read by quote.
func indexMapping() mapping.IndexMapping {
	text := func(name, analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Name, f.Analyzer = name, analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		return f
	}
	exact, speaker := text(fieldExact, analyzerExact), text(fieldSpeaker, analyzerExact)
	exact.IncludeTermVectors, speaker.IncludeTermVectors = true, true
	number := func(name string) *mapping.FieldMapping {
		f := bleve.NewNumericFieldMapping()
		f.Name, f.Store, f.IncludeInAll = name, false, false
		return f
	}

	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(fieldContent, text(fieldContent, analyzerProse), exact)
	doc.AddFieldMappingsAt(fieldPassage, text(fieldPassage, analyzerProse))
	doc.AddFieldMappingsAt(fieldTitle, text(fieldTitle, analyzerProse))
	doc.AddFieldMappingsAt(fieldSpeaker, speaker)
	doc.AddFieldMappingsAt(fieldPublisher, text(fieldPublisher, analyzerExact))
	for _, name := range []string{fieldKind, fieldID, fieldName} {
		f := text(name, keyword.Name)
		f.SkipFreqNorm = name != fieldKind
		doc.AddFieldMappingsAt(name, f)
	}
	for _, name := range []string{fieldBy, fieldOutlet, fieldMonth} {
		f := text(name, keyword.Name)
		f.SkipFreqNorm, f.DocValues = true, true
		doc.AddFieldMappingsAt(name, f)
	}
	doc.AddFieldMappingsAt(fieldDay, number(fieldDay))
	doc.AddFieldMappingsAt(fieldRank, number(fieldRank))

	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.ScoringModel = api.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}
