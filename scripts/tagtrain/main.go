// Tagtrain makes the data of package tag: its dictionary and its weights. It reads English treebanks of Universal
// Dependencies and the database of WordNet. scripts/tags.sh says where they come from and starts it.
package main

import (
	_ "embed" // the header
	"flag"
	"fmt"
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
	if err := run(*banks, *wordnet, *out, *dev); err != nil {
		fmt.Fprintln(os.Stderr, "tagtrain:", err)
		os.Exit(1)
	}
}

// run makes the data and prints its scores on sentences that were held out.
func run(banks, wordnet, out string, dev bool) error {
	bank, err := treebank.Open(os.DirFS(banks))
	if err != nil {
		return err
	}
	held := bank.Dev
	if !dev {
		held = bank.Test
		bank.Train = slices.Concat(bank.Train, bank.Dev.EWT, bank.Dev.GUM)
	}
	further, err := learn.WordNet(os.DirFS(wordnet))
	if err != nil {
		return err
	}
	words := header + learn.Dictionary(bank.Train, further)
	weights, err := learn.Weights(bank.Train, words)
	if err != nil {
		return err
	}
	weights = header + weights
	for name, text := range map[string]string{"words.txt": words, "weights.txt": weights} {
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	model, err := tag.New(words, weights)
	if err != nil {
		return err
	}
	fmt.Print("EWT and GUM\n", score.Of(model, slices.Concat(held.EWT, held.GUM)), "EWT\n", score.Of(model, held.EWT),
		"GUM\n", score.Of(model, held.GUM))
	return nil
}
