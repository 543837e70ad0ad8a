// Tagtrain makes the data of package tag: its dictionary and its weights. It reads English treebanks of Universal
// Dependencies and the database of WordNet. scripts/tags.sh says where they come from and starts it.
package main

import (
	_ "embed" // the header
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/learn"
	"verbatim/corpus/attribution/tag/score"
	"verbatim/corpus/attribution/tag/treebank"
)

//go:embed header.txt
var header string

func main() {
	banks := flag.String("treebanks", "", "the `folder` with the treebanks EWT, GUM and PUD")
	wordnet := flag.String("wordnet", "", "the `folder` with WordNet's database")
	out := flag.String("out", "corpus/attribution/tag/data", "the `folder` for the data")
	dev := flag.Bool("dev", false, "learn without the development part, and score that part instead of the test part")
	flag.Parse()
	if err := run(os.Stdout, *banks, *wordnet, *out, *dev); err != nil {
		fmt.Fprintln(os.Stderr, "tagtrain:", err)
		os.Exit(1)
	}
}

// run makes the data and prints its scores on sentences that were held out.
func run(w io.Writer, banks, wordnet, out string, dev bool) error {
	bank, err := treebank.Open(os.DirFS(banks))
	if err != nil {
		return err
	}
	held := bank.Dev
	if !dev {
		held = bank.Test
		bank.Train = slices.Concat(bank.Train, bank.Dev.EWT, bank.Dev.GUM)
	}
	lexicon, err := learn.WordNet(os.DirFS(wordnet))
	if err != nil {
		return err
	}
	d, err := makeData(bank.Train, lexicon)
	if err != nil {
		return err
	}
	for name, text := range map[string]string{"words.txt": d.words, "weights.txt": d.weights, "lemmas.txt": d.lemmas} {
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	model, err := tag.New(d.words, d.weights, d.lemmas)
	if err != nil {
		return err
	}
	both := slices.Concat(held.EWT, held.GUM)
	_, err = fmt.Fprint(w, "EWT and GUM\n", score.Of(model, both), "EWT\n", score.Of(model, held.EWT),
		"GUM\n", score.Of(model, held.GUM))
	return err
}

// data are the texts of the files.
type data struct{ words, weights, lemmas string }

// makeData learns from sentences and a lexicon.
func makeData(sentences []treebank.Sentence, lexicon *learn.Lexicon) (d data, err error) {
	d.words = header + learn.Dictionary(sentences, lexicon.Words)
	if d.weights, err = learn.Weights(sentences, d.words); err != nil {
		return d, err
	}
	d.weights = header + d.weights
	model, err := tag.New(d.words, d.weights, "")
	if err != nil {
		return d, err
	}
	d.lemmas = header + learn.Lemmas(sentences, lexicon.Irregular, model)
	return d, nil
}
