package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"verbatim/scripts/count"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "ablate:", err)
		os.Exit(1)
	}
}

// options are the settings of a run. A worker receives the same ones.
type options struct {
	folders  []string // of articles
	packages string   // a pattern of go list
	gold     string   // file of labelled articles, or empty
	below    int      // print only conditions that change at most so many articles; -1 prints all
	most     int      // stop counting articles here
	workers  int

	count      bool // print the counts of package count instead
	conditions int  // of a worker: the number of conditions
	subject    string
}

// defaultPackages are those that are forced. defaultFolders are read if they exist.
const defaultPackages = "./corpus/attribution/..."

var defaultFolders = []string{
	"../shared/quotebench/polnear/text", "corpus/sample/articles",
	"corpus/attribution/testdata/layouts", "corpus/attribution/testdata/meetings",
	"corpus/attribution/testdata/notes", "corpus/attribution/testdata/posts",
}

// run carries out a command line in the folder of the project.
func run(args []string, in io.Reader, out, errs io.Writer) error {
	o, err := readOptions(args, errs)
	switch {
	case err != nil:
		return err
	case o.count:
		return count.Print(out, ".", o.packages)
	case o.conditions > 0:
		return work(o, in, out)
	}
	return ablate(o, out, errs)
}

// readOptions reads and completes the options.
func readOptions(args []string, errs io.Writer) (options, error) {
	o := options{subject: "verbatim/corpus/attribution"}
	flags := flag.NewFlagSet("ablate", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Func("articles", "`folder` with articles; may be repeated", func(folder string) error {
		o.folders = append(o.folders, folder)
		return nil
	})
	flags.StringVar(&o.packages, "package", "", "`pattern` of the packages (default "+defaultPackages+")")
	flags.StringVar(&o.gold, "scores", "", "`file` with labelled articles, as scripts/score.sh reads it")
	flags.IntVar(&o.below, "below", -1, "print only conditions that change at most `n` articles")
	flags.IntVar(&o.most, "most", 10, "stop counting at `n` changed articles")
	flags.IntVar(&o.workers, "workers", runtime.NumCPU(), "number of `processes`")
	flags.BoolVar(&o.count, "count", false, "count lines, methods and operators of packages (default ./...) instead")
	flags.IntVar(&o.conditions, "worker", 0, "for ablate itself: answer jobs about `n` conditions")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q; name each folder with --articles", flags.Arg(0))
	}
	if o.workers < 1 || o.most < 1 {
		return o, errors.New("--workers and --most must be at least 1")
	}
	return o.complete(), nil
}

// complete fills in the defaults.
func (o options) complete() options {
	if o.packages == "" {
		o.packages = defaultPackages
		if o.count {
			o.packages = "./..."
		}
	}
	if len(o.folders) == 0 {
		for _, folder := range defaultFolders {
			if _, err := os.Stat(folder); err == nil {
				o.folders = append(o.folders, folder)
			}
		}
	}
	o.most = max(o.most, o.below+1)
	return o
}

// check reads what the workers will read, so that an error shows before the compiler runs.
func (o options) check() error {
	if _, err := readArticles(o.folders); err != nil {
		return err
	}
	_, err := readGold(o.gold)
	return err
}

// ablate builds the worker, runs all jobs and prints the table.
func ablate(o options, out, errs io.Writer) error {
	if err := o.check(); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "ablate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	built, err := build(folder, o.packages, o.subject)
	if err != nil {
		return err
	}
	fmt.Fprintf(errs, "%d conditions; articles of %s\n", len(built.conditions), strings.Join(o.folders, ", "))
	args := o.workerArguments(len(built.conditions))
	verdicts, err := runJobs(built.program, args, jobsOf(built.conditions), o.workers, errs)
	if err != nil {
		return err
	}
	rows := rowsOf(built.conditions, verdicts)
	printTable(out, rows, o)
	printSummary(out, rows)
	return nil
}

// workerArguments returns the command line of a worker.
func (o options) workerArguments(conditions int) []string {
	args := []string{"-worker", fmt.Sprint(conditions), "-most", fmt.Sprint(o.most), "-scores", o.gold}
	for _, folder := range o.folders {
		args = append(args, "-articles", folder)
	}
	return args
}
