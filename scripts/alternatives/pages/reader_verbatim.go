//go:build !one || verbatim

package main

import "verbatim/corpus/load/page"

func init() {
	readers["verbatim's loader"] = func(data []byte) (string, error) { // package load also leaves out other languages
		a, err := page.Parse("page.html", data)
		return a.Text, err
	}
}
