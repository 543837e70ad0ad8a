//go:build !one || distiller

package main

import distiller "github.com/markusmobius/go-domdistiller"

func init() {
	readers["go-domdistiller"] = func(page []byte) (string, error) {
		doc, err := parse(page)
		if err != nil {
			return "", err
		}
		found, err := distiller.Apply(doc, &distiller.Options{SkipPagination: true})
		if err != nil {
			return "", err
		}
		return textOf(found.Node), nil
	}
}
