package fetch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"verbatim/corpus/fetch/web"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
)

const (
	// DefaultLimit is how many new pages of a feed a run fetches; the rest waits for the next run. Feeds list 10 to
	// 200.
	DefaultLimit = 50

	// DefaultTime is the longest run. 50 pages with pauses take a minute per feed, and cron starts the next run some
	// time.
	DefaultTime = 20 * time.Minute

	// askAgain is when a listed page is requested again although its entry has not changed: pages are often corrected
	// without a change in the feed.
	askAgain = 24 * time.Hour

	// lockFile keeps two runs from requesting the same pages and from overwriting each other's state.
	lockFile = ".verbatim/fetch.lock"

	// workers is how many hosts get requests at the same time.
	workers = 8
)

// Options say what to fetch. Dir is required. Each other comment ends with the default.
type Options struct {
	Dir    string        // the folder of the corpus
	Limit  int           // new pages per feed; DefaultLimit
	Time   time.Duration // of the whole run; DefaultTime
	DryRun bool          // write nothing, and request no page in a feed; false
	Web    web.Options   // the client; Run sets Ports and Until

	Report   func(Result)          // gets the result of each line in order; nil
	Progress func(done, total int) // gets the number of finished and known lines and entries; nil

	now    func() time.Time                                                           // time.Now
	within func(context.Context, time.Duration) (context.Context, context.CancelFunc) // context.WithTimeout
}

// Errors of Run that moderators can fix, the last one by waiting.
var (
	ErrNoList    = errors.New("there is no list of feeds")
	ErrEmptyList = errors.New("the list of feeds has no address in it")
	ErrUnderWay  = errors.New("another fetch for this corpus is under way")
)

// A run is a run over a list.
type run struct {
	Options
	client *web.Client
	folder *keep.Folder

	telling     sync.Mutex // held during calls of Report and Progress
	done, total int

	mu      sync.Mutex
	state   *state
	claimed map[string]bool // keys of pages that a line of this run has claimed
}

// Run fetches the pages in the list of a corpus. It returns an error if it can't begin, if ctx ends, or if the state
// can't be written. Errors of single pages are in the results.
func Run(ctx context.Context, o Options) (Summary, error) {
	_, closer, err := load.Open(o.Dir) // whose error describes the folder best
	if err != nil {
		return Summary{}, err
	}
	closer.Close()
	folder, err := keep.Open(o.Dir)
	if err != nil {
		return Summary{}, err
	}
	defer folder.Close()
	listed, err := readList(folder)
	if err != nil {
		return Summary{}, err
	}
	if !o.DryRun {
		unlock, err := folder.Lock(lockFile)
		if errors.Is(err, keep.ErrLocked) {
			return Summary{}, ErrUnderWay
		}
		if err != nil {
			return Summary{}, err
		}
		defer unlock()
	}
	s, err := readState(folder)
	if err != nil {
		return Summary{}, err
	}
	o.fill()
	o.Web.Ports, o.Web.Until = ports(listed), s.Until
	r := &run{Options: o, client: web.New(o.Web), folder: folder, state: s, claimed: map[string]bool{}}
	defer r.client.Close()
	r.step(0, len(listed))
	return r.fetchAll(ctx, listed)
}

// step reports so many more finished lines or entries, and so many more known ones.
func (r *run) step(done, more int) {
	r.telling.Lock()
	defer r.telling.Unlock()
	r.done, r.total = r.done+done, r.total+more
	r.Progress(r.done, r.total)
}

func (o *Options) fill() {
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	if o.Time == 0 {
		o.Time = DefaultTime
	}
	if o.now == nil {
		o.now = time.Now
	}
	if o.within == nil {
		o.within = context.WithTimeout
	}
	if o.Report == nil {
		o.Report = func(Result) {}
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
}

func readList(folder *keep.Folder) ([]Line, error) {
	text, err := folder.ReadOwn(ListFile, listLimits)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoList
	}
	if err != nil {
		return nil, err
	}
	listed, err := ParseList(string(text))
	if err == nil && len(listed) == 0 {
		err = ErrEmptyList
	}
	return listed, err
}

// Examine returns the problems of the existing files that a run needs.
func Examine(f *keep.Folder) (wrong []error) {
	if _, err := readList(f); err != nil && !errors.Is(err, ErrNoList) && !errors.Is(err, ErrEmptyList) {
		wrong = append(wrong, err)
	}
	if _, err := readState(f); err != nil {
		wrong = append(wrong, err)
	}
	lock, err := f.FS().OpenOwn(lockFile, os.O_RDONLY, 0)
	if err == nil {
		err = lock.Close()
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		wrong = append(wrong, err)
	}
	return wrong
}

// fetchAll fetches all lines, those of a host in sequence, and reports them in order.
func (r *run) fetchAll(ctx context.Context, listed []Line) (Summary, error) {
	limited, cancel := r.within(ctx, r.Time)
	defer cancel()
	results := make([]Result, len(listed))
	done := make([]chan struct{}, len(listed))
	for i := range done {
		done[i] = make(chan struct{})
	}
	var all sync.WaitGroup
	room := make(chan struct{}, workers)
	for _, lines := range byHost(listed) {
		all.Go(func() {
			room <- struct{}{}
			defer func() { <-room }()
			for _, i := range lines {
				results[i] = r.fetchLine(limited, listed[i])
				r.step(1, 0)
				close(done[i])
			}
		})
	}
	var sum Summary
	for i := range listed {
		<-done[i]
		if results[i].Err != nil && ctx.Err() != nil {
			continue // the run was ended before the line was finished
		}
		r.telling.Lock()
		r.Report(results[i])
		r.telling.Unlock()
		sum.add(&results[i])
	}
	all.Wait()
	return sum, errors.Join(r.keepState(), ctx.Err())
}

// byHost returns the indices of lines by host, in order of each host's first line.
func byHost(listed []Line) (all [][]int) {
	hosts := map[string]int{} // indices into all
	for i, l := range listed {
		host, known := hosts[l.Address.Host]
		if !known {
			host = len(all)
			hosts[l.Address.Host] = host
			all = append(all, nil)
		}
		all[host] = append(all[host], i)
	}
	return all
}

// keepState writes the state for the next run.
func (r *run) keepState() error {
	if r.DryRun {
		return nil
	}
	r.state.Until = r.client.Until()
	if err := r.state.write(r.folder, r.now()); err != nil {
		return fmt.Errorf("writing the state of fetched pages: %w", err)
	}
	return nil
}
