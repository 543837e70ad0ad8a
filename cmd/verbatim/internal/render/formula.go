package render

import "regexp"

// formula matches a cell that a spreadsheet may take for a formula. Such a cell begins with a tab, a carriage return
// or one of = + - @, also in full width, after any spaces and invisible characters. It may begin with apostrophes
// too, so that removing one apostrophe always restores the cell.
var formula = regexp.MustCompile(`^'*(?:[\t\r]|[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])`)

// guarded returns a cell that a spreadsheet takes for text. A cell that looks like a formula gets an apostrophe.
func guarded(cell string) string {
	if formula.MatchString(cell) {
		return "'" + cell
	}
	return cell
}
