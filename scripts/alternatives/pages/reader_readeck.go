//go:build !one || readeck

package main

import readability "codeberg.org/readeck/go-readability/v2"

func init() {
	readers["readeck/go-readability v2"] = func(page []byte) (string, error) {
		doc, err := parse(page)
		if err != nil {
			return "", err
		}
		parser := readability.NewParser()
		found, err := parser.ParseAndMutate(doc, nil)
		if err != nil {
			return "", err
		}
		return textOf(found.Node), nil
	}
}
