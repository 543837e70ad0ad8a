package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"verbatim/corpus"
	"verbatim/scripts/ablate/force"
)

// A worker holds the articles with what the unchanged program does on each.
type worker struct {
	articles []baseline
	setup    []force.Values // of each condition while the word lists were read
	most     int
	control  int // the number of the article with the most quotes
}

// A baseline is an article with the results of the unchanged program.
type baseline struct {
	article *corpus.Article
	quotes  []corpus.Quote
	values  []force.Values // of each condition
	ticks   int
	gold    []label
}

// work reads the articles, then answers jobs until the input ends. The first output says that it is ready.
func work(o options, in io.Reader, out io.Writer) error {
	runtime.GOMAXPROCS(1)    // another worker has the other core
	debug.SetGCPercent(1000) // articles need little memory
	debug.SetMaxStack(maxStack)
	w, err := newWorker(o)
	if err != nil {
		return err
	}
	answers := json.NewEncoder(out)
	if err := answers.Encode(verdict{}); err != nil {
		return err
	}
	for jobs := json.NewDecoder(in); ; {
		var j job
		if err := jobs.Decode(&j); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("reading a job: %w", err)
		}
		v := w.try(j)
		v.Spoiled = w.isSpoiled()
		if err := answers.Encode(v); err != nil {
			return err
		}
	}
}

// maxStack is the largest stack in bytes. Endless recursion ends the process there.
const maxStack = 64 << 20

// newWorker reads all articles with the unchanged program. It reads the first one twice: the first time, the program
// also reads its word lists.
func newWorker(o options) (*worker, error) {
	articles, err := readArticles(o.folders)
	if err != nil {
		return nil, err
	}
	gold, err := readGold(o.gold)
	if err != nil {
		return nil, err
	}
	w := &worker{most: o.most}
	extract(&articles[0])
	w.setup = force.TakeSeen(o.conditions)
	for i := range articles {
		a := &articles[i]
		force.Begin(force.None, false, endless)
		quotes := extract(a)
		w.articles = append(w.articles, baseline{a, quotes, force.TakeSeen(o.conditions), force.Ticks(), gold.of(a)})
		if len(quotes) > len(w.articles[w.control].quotes) {
			w.control = i
		}
	}
	return w, nil
}

// endless is a limit of ticks that is never reached. moreTicks and tickFactor limit the ticks of an article with a
// forced condition, compared with those of the unchanged program.
const (
	endless    = 1 << 62
	moreTicks  = 200_000
	tickFactor = 20
)

// try carries out a job.
func (w *worker) try(j job) verdict {
	other := force.True
	if j.Value {
		other = force.False
	}
	v := verdict{State: w.unused(j.ID)}
	for _, b := range w.articles {
		if b.values[j.ID]&other == 0 {
			continue
		}
		if v.State == never {
			v.State = nothing
		}
		quotes, failure := b.read(j)
		if failure != "" {
			v.State = failure
			break
		}
		if same(b.quotes, quotes) {
			continue
		}
		v.State = changed
		v.count(b, quotes)
		if v.Articles >= w.most {
			break
		}
	}
	return v
}

// isSpoiled reports whether an article with quotes has others than at first.
func (w *worker) isSpoiled() bool {
	quotes, failure := w.articles[w.control].read(job{ID: force.None})
	return failure != "" || !same(w.articles[w.control].quotes, quotes)
}

// unused returns the state of a condition that no article decides.
func (w *worker) unused(id int) state {
	if w.setup[id] == 0 {
		return never
	}
	for _, b := range w.articles {
		if b.values[id] != 0 {
			return never
		}
	}
	return start
}

// count adds an article whose quotes differ.
func (v *verdict) count(b baseline, quotes []corpus.Quote) {
	v.Articles++
	if b.gold == nil {
		return
	}
	with, without := score(b.article, b.quotes, b.gold), score(b.article, quotes, b.gold)
	if with > without {
		v.Better++
	}
	if with < without {
		v.Worse++
	}
}

// read reads an article with a condition forced. It returns a state if that fails.
func (b baseline) read(j job) (quotes []corpus.Quote, failure state) {
	defer func() {
		if cause := recover(); cause != nil {
			failure = guard
			if _, isLoop := cause.(force.Loop); isLoop {
				failure = loops
			}
		}
	}()
	force.Begin(j.ID, j.Value, b.ticks*tickFactor+moreTicks)
	return extract(b.article), ""
}
