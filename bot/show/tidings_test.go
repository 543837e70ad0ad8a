package show

import (
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/bot/locale"
	"verbatim/index"
	"verbatim/index/ask"
)

// TestProgressInEachLanguage checks that each language has a word for each stage.
func TestProgressInEachLanguage(t *testing.T) {
	for _, in := range locale.Languages {
		for _, stage := range []string{index.Waiting, index.Reading, index.Writing} {
			if !in.Has(stage) {
				t.Errorf("%s has no word for %s", in.Name, stage)
			}
		}
	}
	p := ask.Progress{Stage: index.Reading, Done: 1, Total: 2345, Read: 1_500_000, Size: 3_000_000, Left: 90 * time.Second}
	for code, want := range map[string]string{
		"":   "**reindex**: reading, 1 of 2,345 files, 1.5 of 3.0 MB, about 1m30s left",
		"de": "**reindex**: liest, 1 von 2.345 Dateien, 1,5 von 3,0 MB, noch etwa 1m30s",
	} {
		if got := ProgressText(ask.Reindex, p, View{Prefix: "!", Lang: locale.For(code)}); got != want {
			t.Errorf("%q: %s, want %s", code, got, want)
		}
	}
}

// TestTidings says what the bot says by itself in another language.
func TestTidings(t *testing.T) {
	de := View{Prefix: "!", Lang: locale.For("de")}
	loss := &index.LossError{Gone: 7, Had: 8, BuiltAt: time.Date(2021, 12, 21, 10, 30, 0, 0, time.UTC)}
	unread := &index.LossError{Had: 8, BuiltAt: loss.BuiltAt, Err: errors.New("closed")}
	for got, want := range map[string]string{
		Loss("", loss, de).Content: "**Die meisten Artikel fehlen.** 7 von 8 Artikeln fehlen im Ordner; " +
			"der Index vom 21. Dezember 2021 10:30 UTC bleibt in Gebrauch.\nPrüfe, ob die Platte eingehängt ist",
		Loss("", unread, de).Content: "Der Ordner mit seinen 8 Artikeln ist nicht lesbar",
		Loss("", nil, de).Content:    "**Die Artikel sind wieder vollständig.**",
		Refusal(true, de.Lang).Content: "Eine Regel dieses Servers für Nachrichten verbietet die Antwort. " +
			"Frage mich in einer Direktnachricht.",
		Ended("ice", "7", de.Lang):                 "Dein Abo “ice” ist beendet: der Bot darf in <#7> nicht schreiben.",
		Unreadable("a*b", "column 1: no", de.Lang): "Ein Stern geht nur am Ende eines Wortes. Beende es mit dem Knopf",
		Unreadable("ice", "no", de.Lang):           "Dein Abo “ice” findet nichts",
		Loss("", loss, View{Prefix: "!"}).Content: "7 of 8 articles are gone from the corpus folder; " +
			"the index of 21 December 2021 10:30 UTC stays in use.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant in it\n%s", got, want)
		}
	}
}
