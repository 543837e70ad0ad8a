package render

import "regexp"

// formula matches a cell that a spreadsheet may take for a formula: one that begins with = + - @, also in full width,
// with a tab or a carriage return, after spaces and invisible characters. Apostrophes before them count as well: a
// reader can undo it by removing one apostrophe.
var formula = regexp.MustCompile(`^'*(?:[\t\r]|[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])`)

// guarded returns a cell that a spreadsheet takes for text: with an apostrophe before it where it looks like a formula.
func guarded(cell string) string {
	if formula.MatchString(cell) {
		return "'" + cell
	}
	return cell
}
