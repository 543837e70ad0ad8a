// Package postgres lets database/sql talk to PostgreSQL. It is a thin driver over pgx's pgconn, which has the wire
// protocol, TLS and authentication: the rest of pgx would make the program 2.7 MB larger. Parameters and results are
// text; statements have ? for parameters, as those for SQLite. Start with [Parse] and [Server.Open].
//
// # Outages
//
// An error of the connection is an [UnreachableError]. What can be repeated without harm, a transaction that begins or
// a query outside of one, is repeated by database/sql over another connection, so a server that was restarted is
// noticed by no one. An operation that was sent and not answered is not repeated.
package postgres
