package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"
)

// patience is how long a worker may take for a job. Ticks stop nearly all endless loops long before, so this ends only
// what does not count them, such as a loop of goto.
const patience = 10 * time.Minute

// jobsOf returns the jobs that decide all conditions. The operands of an && share one.
func jobsOf(conditions []placed) []job {
	var jobs []job
	for _, c := range conditions {
		if c.Chain == c.ID {
			jobs = append(jobs, job{c.ID, false})
		}
		if c.And {
			jobs = append(jobs, job{c.ID, true})
		}
	}
	return jobs
}

// runJobs carries out jobs in a number of workers. Progress goes to errs.
func runJobs(program string, args []string, jobs []job, workers int, errs io.Writer) (map[job]verdict, error) {
	r := runner{program: program, args: args, errs: errs, jobs: jobs, verdicts: map[job]verdict{}}
	failures := make([]error, workers)
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() { failures[i] = r.work() })
	}
	all.Wait()
	return r.verdicts, errors.Join(failures...)
}

// A runner hands out jobs and collects verdicts.
type runner struct {
	program string
	args    []string
	errs    io.Writer

	mu       sync.Mutex
	jobs     []job // those not yet handed out
	verdicts map[job]verdict
}

// next returns a job, unless none is left.
func (r *runner) next() (job, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.jobs) == 0 {
		return job{}, false
	}
	j := r.jobs[0]
	r.jobs = r.jobs[1:]
	return j, true
}

// add stores a verdict.
func (r *runner) add(j job, v verdict) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.verdicts[j] = v
	if len(r.verdicts)%500 == 0 {
		fmt.Fprintf(r.errs, "%d jobs done, %d to begin\n", len(r.verdicts), len(r.jobs))
	}
}

// work carries out jobs with one process at a time. A job that ends or stops its process loops: Go ends a process that
// recurses without end.
func (r *runner) work() error {
	p, err := r.start()
	if err != nil {
		return err
	}
	for {
		j, ok := r.next()
		if !ok {
			return p.stop()
		}
		v, err := p.do(j)
		if err != nil {
			v = verdict{State: loops}
		}
		r.add(j, v)
		if err == nil && !v.Spoiled {
			continue
		}
		p.kill()
		if p, err = r.start(); err != nil {
			return err
		}
	}
}

// A process is a running worker.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	answers *json.Decoder
	errs    bytes.Buffer
}

// start starts a worker and waits until it has read the articles.
func (r *runner) start() (*process, error) {
	p := &process{command: exec.Command(r.program, r.args...)}
	p.command.Stderr = &p.errs
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if p.in, err = p.command.StdinPipe(); err != nil {
		return nil, err
	}
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("starting a worker: %w", err)
	}
	p.answers = json.NewDecoder(out)
	if err := p.answers.Decode(&verdict{}); err != nil {
		p.kill()
		return nil, fmt.Errorf("a worker failed to start: %w\n%s", err, p.errs.Bytes())
	}
	return p, nil
}

// do sends a job and waits for its verdict.
func (p *process) do(j job) (v verdict, err error) {
	deadline := time.AfterFunc(patience, func() { p.command.Process.Kill() })
	defer deadline.Stop()
	if err := json.NewEncoder(p.in).Encode(j); err != nil {
		return v, err
	}
	return v, p.answers.Decode(&v)
}

// stop ends the worker after its last job.
func (p *process) stop() error {
	p.in.Close()
	if err := p.command.Wait(); err != nil {
		return fmt.Errorf("a worker failed: %w\n%s", err, p.errs.Bytes())
	}
	return nil
}

// kill ends the worker at once.
func (p *process) kill() {
	p.command.Process.Kill()
	p.command.Wait()
}
