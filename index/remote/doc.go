// Package remote keeps a corpus in an OpenSearch cluster: Publish writes a snapshot there, and an Index opens it for
// searches, as package engine asks for them.
//
// Words, stems and positions are those of verbatim's own analysis. A document has them as tokens with spaces between,
// so that OpenSearch finds what the files of a snapshot find, and a formula in the index gives the same scores. What
// is shown is a string with a checksum; package quotes reads it as it reads a snapshot.
//
// A snapshot is one index of OpenSearch with documents of several types. An alias has the name of the address and
// points at the current one.
package remote
