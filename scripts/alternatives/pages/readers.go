package main

// readers are the ways to find the text of the article in a page. The files reader_*.go add them. A build with the tag
// one leaves out all that have no tag of their own, to measure the size of each.
var readers = map[string]func(page []byte) (string, error){}
