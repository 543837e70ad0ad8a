package moderate

// A Case is a report of a quote.
type Case struct {
	Quote    string // its id
	Reporter string // the id of the member who made the report
	Corpus   string // the name of the corpus that the quote is of; empty where there is only one
	Lang     string // the code of the reporter's language at Discord; may be empty
}

// Parts are the parts of a custom_id that say which case it is about.
func (c Case) Parts() []string { return []string{c.Quote, c.Reporter, c.Corpus, c.Lang} }

// ReadCase reads what Parts returns, and the two parts of buttons that are older than several corpora. It reports
// whether the parts are those of a case.
func ReadCase(parts []string) (c Case, ok bool) {
	switch len(parts) {
	case 2:
		return Case{Quote: parts[0], Reporter: parts[1]}, true
	case 4:
		return Case{parts[0], parts[1], parts[2], parts[3]}, true
	}
	return c, false
}
