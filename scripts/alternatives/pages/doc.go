// Command pages compares libraries that find the article in an HTML page. It reads folders with published sets of
// pages and prints, for each set and library, how much of the article is found and how much else is taken for it.
// See scripts/pages.sh.
package main
