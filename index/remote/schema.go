package remote

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/index/search"
	"verbatim/index/store"
)

// Format is the version of the documents. An index of another version is not read.
const Format = 1

// The types of documents.
const (
	typeQuote   = "q"
	typeArticle = "a"
	typeWord    = "w" // a word of quotes and the number of quotes with it
	typeList    = "l" // a part of a list: speakers, spellings, the head
)

// The fields of documents beside those of store. Each type has some.
const (
	fieldType    = "type"
	fieldNumber  = "number"  // of a quote
	fieldArticle = "article" // the number of an article
	fieldOrder   = "order"   // of an article, from 0 for the newest
	fieldDay     = "day"     // since 1970; missing without a date
	fieldTraits  = "traits"
	fieldWords   = "words" // equal for quotes with the same words; missing for short ones
	fieldLabel   = "label" // the speakers that are counted
	fieldOutlet  = "outlet"
	fieldMeaning = "meaning" // vectors; see encodeMeaning
	fieldSign0   = "sign0"   // the signs of the vector of a quote
	fieldSign1   = "sign1"
	fieldValue   = "value" // number, day, traits, words, label and outlet of a quote in one string
	fieldData    = "data"  // what is read of a document, as JSON
	fieldText    = "text"  // of an article
	fieldSum     = "sum"   // of data
	fieldWord    = "word"
	fieldCount   = "count"
	fieldList    = "list" // the name of a list
	fieldPart    = "part"
)

// A quoteData is what is read of a quote. Its JSON is stored with a checksum.
type quoteData struct {
	Number     int
	Record     store.Record
	Article    corpus.Article // without text
	Passage    string
	Correction string `json:",omitempty"`
}

// An articleData is what is read of an article.
type articleData struct {
	store.Article
	Size int    // of the text in bytes
	Sum  string // of the text
}

// A head describes a snapshot. It is the last document that is written.
type head struct {
	Format   int
	Snapshot string // the name of the snapshot
	Docs     int    // quotes that can be found
	Numbers  int    // the number after that of the last quote
	Articles int
	Cut      store.Cut
	Manifest store.Manifest // without files
}

// sumOf returns the checksum of what a document shows.
func sumOf(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// similarity is the score of a term in Painless: that of index/postings, with the average length of the field. A field
// has the number of its documents; field.docCount is nearly that of all quotes.
const similarity = "double n = %d; double idf = Math.log(1 + Math.max(0, n - term.docFreq + 0.5) / (term.docFreq + 0.5)); " +
	"double often = Math.sqrt(doc.freq); " +
	"return query.boost * idf * idf * often * %g / (often + %g * (1 - %g + %g * doc.length / %g));"

// scored are the fields whose terms score, and keywords those whose values are one term.
var (
	scored   = []string{store.FieldContent, store.FieldExact, store.FieldSpeaker, store.FieldPassage, store.FieldTitle}
	keywords = []string{fieldType, store.FieldName, store.FieldReport, store.FieldID, fieldLabel, fieldOutlet, fieldValue,
		fieldWord, fieldList}
	numbers = map[string]string{fieldNumber: "integer", fieldArticle: "integer", fieldOrder: "integer", fieldDay: "integer",
		fieldTraits: "short", fieldWords: "long", fieldSign0: "long", fieldSign1: "long", fieldCount: "integer", fieldPart: "integer"}
)

// analyzer is the name of the analyzer that splits tokens at spaces.
const analyzer = "tokens"

// longestToken is more letters than a word has. OpenSearch splits longer ones.
const longestToken = 8191

// schema returns the settings and mappings of an index for a number of quotes with average lengths of fields.
func schema(shards, replicas, quotes int, average map[string]float64) map[string]any {
	settings := map[string]any{
		"number_of_shards": shards, "refresh_interval": "-1", // refreshed when it is complete
		"max_result_window": mostResults,
		"analysis": map[string]any{
			"tokenizer": map[string]any{analyzer: map[string]any{"type": "whitespace", "max_token_length": longestToken}},
			"analyzer":  map[string]any{analyzer: map[string]any{"type": "custom", "tokenizer": analyzer}},
		},
	}
	if replicas < 0 {
		settings["auto_expand_replicas"] = "0-1"
	} else {
		settings["number_of_replicas"] = replicas
	}
	fields, similarities := map[string]any{}, map[string]any{}
	for _, f := range scored {
		similarities["of_"+f] = map[string]any{"type": "scripted", "script": map[string]any{
			"source": fmt.Sprintf(similarity, quotes, search.Saturation, search.Saturation, search.LengthWeight,
				search.LengthWeight, average[f]),
		}}
		fields[f] = map[string]any{"type": "text", "analyzer": analyzer, "similarity": "of_" + f}
	}
	fields[store.FieldPublisher] = map[string]any{"type": "text", "analyzer": analyzer, "norms": false}
	for _, f := range keywords {
		fields[f] = map[string]any{"type": "keyword"}
	}
	fields[fieldMeaning] = map[string]any{"type": "keyword", "index": false}
	for f, kind := range numbers {
		fields[f] = map[string]any{"type": kind}
	}
	settings["similarity"] = similarities
	return map[string]any{"settings": settings, "mappings": map[string]any{
		"dynamic": false, "properties": fields,
		"_source": map[string]any{"includes": []string{fieldType, fieldData, fieldText, fieldSum, fieldWord, fieldCount}},
	}}
}

// mostResults is the number of documents that one answer may have.
const mostResults = 10000

// Separators in fields that hold several values.
const (
	betweenNames  = "\x1e"
	betweenFields = "\x1f"
)

// joined returns values as one string.
func joined(values []string) string { return strings.Join(values, betweenNames) }
