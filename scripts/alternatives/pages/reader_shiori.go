//go:build !one || shiori

package main

import "github.com/go-shiori/go-readability"

func init() {
	readers["go-shiori/go-readability"] = func(page []byte) (string, error) {
		doc, err := parse(page)
		if err != nil {
			return "", err
		}
		found, err := readability.FromDocument(doc, nil)
		if err != nil {
			return "", err
		}
		return textOf(found.Node), nil
	}
}
