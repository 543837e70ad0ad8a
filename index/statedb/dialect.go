package statedb

// Shared reports whether the store is in a server that other processes use too.
func (d *DB) Shared() bool { return d.server != nil }

// Numbers returns a table for a statement: the column value with the numbers of a JSON array, which is the table's
// parameter.
func (d *DB) Numbers() string {
	if d.server != nil {
		return `(SELECT CAST(json_array_elements_text(CAST(? AS json)) AS bigint) AS value) AS numbers`
	}
	return `json_each(?)`
}
