// Stages is the program of scripts/stages.sh: it measures the stages of attribution one by one.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
	"verbatim/scripts/stages/classes"
	"verbatim/scripts/stages/gold"
	"verbatim/scripts/stages/stage"
	"verbatim/scripts/stages/treebank"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "stages:", err)
		os.Exit(1)
	}
}

// run prints the table. It leaves out what a missing folder would measure.
func run(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("stages", flag.ContinueOnError)
	flags.SetOutput(errs)
	sample := flags.String("sample", "scripts/stages/testdata/sample.conllu", "`file` with annotated sentences")
	labelled := flags.String("labelled", "", "`folder` with labelled articles")
	classified := flags.String("classes", "corpus/attribution/testdata/classes.txt", "`file` with classes of reports")
	banks := flags.String("treebanks", "", "`folder` with the treebanks EWT and GUM")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var rows []stage.Row
	for _, measure := range []func() ([]stage.Row, error){
		func() ([]stage.Row, error) { return ofSample(*sample) },
		func() ([]stage.Row, error) { return ofTreebanks(*banks) },
		func() ([]stage.Row, error) { return ofArticles(*labelled) },
		func() ([]stage.Row, error) { return ofClasses(*classified) },
	} {
		more, err := measure()
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	return stage.Table(out, rows)
}

// ofSample measures the token stage on a file of sentences.
func ofSample(name string) ([]stage.Row, error) {
	sentences, err := treebank.ReadFile(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	if err != nil {
		return nil, err
	}
	return stage.Words("sample", sentences), nil
}

// ofTreebanks measures the token stage on the held-out parts of treebanks.
func ofTreebanks(folder string) ([]stage.Row, error) {
	if folder == "" {
		return nil, nil
	}
	bank, err := treebank.Open(os.DirFS(folder))
	if err != nil {
		return nil, err
	}
	return slices.Concat(stage.Words("GUM, news", bank.GUM), stage.Words("EWT, web", bank.EWT)), nil
}

// ofArticles measures what attribution finds in labelled articles.
func ofArticles(folder string) ([]stage.Row, error) {
	if folder == "" {
		return nil, nil
	}
	files := os.DirFS(folder)
	articles, err := gold.Read(files)
	if err != nil {
		return nil, err
	}
	return stage.Quotes(articles, func(a gold.Article) ([]corpus.Quote, error) { return quotes(files, a) })
}

// ofClasses measures the classes of reports.
func ofClasses(name string) ([]stage.Row, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	passages, err := classes.Read(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return stage.Classes(classes.Of(passages, attribution.Extract)), nil
}

// quotes returns the quotes of a labelled article, which has a file of its own.
func quotes(files fs.FS, a gold.Article) ([]corpus.Quote, error) {
	texts, err := fs.Sub(files, gold.Texts)
	if err != nil {
		return nil, err
	}
	article, err := load.Read(texts, a.ID+".txt")
	if err != nil {
		return nil, err
	}
	if article.Text != a.Text {
		return nil, fmt.Errorf("%s is not the text that was labelled", path.Join(gold.Texts, a.ID))
	}
	return attribution.Extract(&article), nil
}
