//go:build !one || trafilatura

package main

import "github.com/markusmobius/go-trafilatura"

func init() {
	readers["go-trafilatura"] = trafilaturaWith(trafilatura.Options{ExcludeComments: true})
	readers["go-trafilatura, with fallback"] = trafilaturaWith(trafilatura.Options{ExcludeComments: true,
		EnableFallback: true})
}

func trafilaturaWith(options trafilatura.Options) func([]byte) (string, error) {
	return func(page []byte) (string, error) {
		doc, err := parse(page)
		if err != nil {
			return "", err
		}
		found, err := trafilatura.ExtractDocument(doc, options)
		if err != nil {
			return "", err
		}
		return textOf(found.ContentNode), nil
	}
}
