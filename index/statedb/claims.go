package statedb

import (
	"context"
	"time"
)

// Claim claims a job that only one of the processes with this server may do, for as long as lease. ok is false while
// another process has it. A claim ends with done; if its process dies, when the lease has passed. The process may claim
// the job again, and so prolong it.
//
// A lease also counts from the server's start: while the server was down, no one could prolong a claim or end it.
func (d *DB) Claim(ctx context.Context, job string, lease time.Duration) (done func(context.Context) error, ok bool, err error) {
	if d.server == nil { // the lock of the data folder allows one process
		return func(context.Context) error { return nil }, true, nil
	}
	const claim = `INSERT INTO claims AS had (job, process, until) VALUES (?, ?, now() + ? * interval '1 microsecond')
		ON CONFLICT (job) DO UPDATE SET process = excluded.process, until = excluded.until
		WHERE had.process = excluded.process
			OR had.until < now() AND pg_postmaster_start_time() + (excluded.until - now()) < now()`
	r, err := d.db.ExecContext(ctx, claim, job, d.server.Process, lease.Microseconds())
	if err != nil {
		return nil, false, err
	}
	n, err := r.RowsAffected()
	done = func(ctx context.Context) error {
		_, err := d.db.ExecContext(ctx, `DELETE FROM claims WHERE job = ? AND process = ?`, job, d.server.Process)
		return err
	}
	return done, n > 0, err
}

// Process returns the name of this process among those with the same server; "" for a store in a file.
func (d *DB) Process() string {
	if d.server == nil {
		return ""
	}
	return d.server.Process
}

// Trouble returns why the store can't be reached, or nil if it was reached when it was last used.
func (d *DB) Trouble() error {
	if d.server == nil {
		return nil
	}
	return d.server.Trouble()
}
