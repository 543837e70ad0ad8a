// Package model runs a sentence model: a small BERT that turns a text into a vector. It compares texts by meaning more
// exactly than the table of package vector, and is a thousand times slower. Start with Open and Model.Compare.
package model
