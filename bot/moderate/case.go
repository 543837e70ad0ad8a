package moderate

// A Case is a report of a quote.
type Case struct {
	Quote    string // its id
	Reporter string // the id of the member who made the report
	Corpus   string // the name of the corpus that the quote is of; empty where there is only one
}

// Parts are the parts of a custom_id that say which case it is about.
func (c Case) Parts() []string {
	if c.Corpus == "" {
		return []string{c.Quote, c.Reporter}
	}
	return []string{c.Quote, c.Reporter, c.Corpus}
}

// ReadCase reads what Parts returns. It reports whether the parts are those of a case.
func ReadCase(parts []string) (c Case, ok bool) {
	if len(parts) < 2 || len(parts) > 3 {
		return c, false
	}
	if c = (Case{Quote: parts[0], Reporter: parts[1]}); len(parts) == 3 {
		c.Corpus = parts[2]
	}
	return c, true
}
