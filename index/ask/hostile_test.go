package ask_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/cputime"
	"verbatim/index/ask"
)

// hostile are words that are typed to cause trouble, not to get an answer.
var hostile = []string{
	"", " ", "*", "?", "m*", "*m*", "/.*/", "mor~2", "^4", "+a -b", `"`, `""`, `"""`, `"a`, `a"b"c`, "“", "speaker:", "speaker:*", `speaker:"`,
	"-", "--", "-–—", "-*", "not:", "not:not:x", "not:-x", "by:by:by:", "after:9999999999", "before:-1", "after:0001-01-01", "kind:*",
	"\x00", "\x1b[2J", "\u202emuirotarom", "\u200b", "\ufeff", "🕊️", "👩‍👩‍👧‍👦 said", "e\u0301\u0301\u0301\u0301", "\xff\xfe", "שלום עליכם", "مرحبا", "核不扩散条约",
	"the of and to", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "1", "0x7fffffff", "1e309", "../../etc/passwd", "<@1>", "$(x)", "';--",
	strings.Repeat("a", 512), strings.Repeat("a-", 200), strings.Repeat("\"", 511), strings.Repeat("(", 400), strings.Repeat("é", 512),
	strings.Repeat("a ", 32), strings.Repeat("x:", 200), strings.Repeat("🕊", 512), strings.Repeat("moratorium ", 32), strings.Repeat("q", 100_000),
	strings.Repeat("treaty ", 15_000), "who " + strings.Repeat("said ", 90), "what did " + strings.Repeat("the ", 25) + "say",
}

// letters are what random queries are made of: words of the sample, and what has a meaning in the query language or
// nowhere.
var letters = append(strings.Fields("moratorium treaty the who said what did about by Marsh missile zzz NATO's U.S. third-party"),
	" ", " ", " ", `"`, "-", ":", "*", "speaker:", "not:", "kind:direct", "after:2021", "“", "’", "\n", "\x07", "é", "核", "🕊", "\u202e", "?")

func randomQuery(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(24) {
		b.WriteString(letters[r.IntN(len(letters))])
		if r.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// asked holds that a request stays within its processor time, and is answered or refused. A refusal has a message for
// the user and a column within the typed text.
func asked(t *testing.T, s *ask.Service, command *ask.Command, words string) {
	t.Helper()
	var err error
	took := cputime.Least(func() { _, err = s.Do(t.Context(), ask.Request{Command: command, Words: words}) }, ask.DefaultTimeout)
	if took > ask.DefaultTimeout {
		t.Errorf("%s %.80q: took %s", command, words, took)
	}
	if err == nil {
		return
	}
	e := ask.Explain(err)
	if !e.Usage {
		t.Errorf("%s %.80q: %v", command, words, err)
	}
	if len(e.Message.String()) > 500 || len(e.Hint.String()) > 500 {
		t.Errorf("%s %.80q: the error is %d bytes long", command, words, len(e.Message.String())+len(e.Hint.String()))
	}
	if e.Column > len([]rune(words))+1 || e.Column == 0 && strings.TrimSpace(words) != "" {
		t.Errorf("%s %.80q: the error is at column %d: %v", command, words, e.Column, err)
	}
}

// requests is how many are made; FuzzHostile makes as many as there is time for.
const requests = 10_000

// commandsWithWords are the commands whose words are looked for.
var commandsWithWords = []*ask.Command{ask.WhoSaid, ask.SaidBy, ask.Ask, ask.Speakers, ask.Publishers, ask.Articles, ask.Context}

// TestHostileQueries asks hostile questions of every command: each is answered in time, and afterwards memory is
// where it was.
func TestHostileQueries(t *testing.T) {
	s := sampleService(t)
	r := rand.New(rand.NewPCG(1, 2))
	queries := append([]string(nil), hostile...)
	for range requests/len(commandsWithWords) - len(hostile) {
		queries = append(queries, randomQuery(r))
	}
	round := func(queries []string) {
		for _, q := range queries {
			for _, command := range commandsWithWords {
				asked(t, s, command, q)
			}
		}
	}
	round(queries[:len(hostile)*2]) // what is kept once is kept now
	before, goroutines := heap(), runtime.NumGoroutine()
	round(queries)
	const slack = 4 << 20 // bytes; a search of the sample allocates some hundred KB
	if after := heap(); after > before+slack {
		t.Errorf("the heap was %d KB and is %d KB", before>>10, after>>10)
	}
	for end := time.Now().Add(patience); runtime.NumGoroutine() > goroutines; time.Sleep(time.Millisecond) { // they end without telling anybody
		if time.Now().After(end) {
			t.Fatalf("%d goroutines were running and %d are", goroutines, runtime.NumGoroutine())
		}
	}
}

// heap returns the bytes in use after a garbage collection.
func heap() uint64 {
	runtime.GC()
	runtime.GC() // what finalizers and pools held back
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// FuzzHostile holds that no words get more from a command than an answer or an error in words.
func FuzzHostile(f *testing.F) {
	for i, q := range hostile {
		if len(q) < 1000 {
			f.Add(uint8(i), q)
		}
	}
	s := sampleService(f)
	f.Fuzz(func(t *testing.T, command uint8, words string) {
		asked(t, s, commandsWithWords[int(command)%len(commandsWithWords)], words)
	})
}

// TestDeadline holds that a search ends when its time is over, whatever it is at, and says so.
func TestDeadline(t *testing.T) {
	s := sampleService(t)
	ctx, cancel := context.WithDeadline(t.Context(), time.Now())
	defer cancel()
	for _, r := range []ask.Request{{Command: ask.WhoSaid, Words: "moratorium"}, {Command: ask.Ask, Words: "who said moratorium"},
		{Command: ask.SaidBy, Words: "Lorna Whitcombe-Hale"}, {Command: ask.Speakers, Words: "whitcimb"}} {
		_, err := s.Do(ctx, r)
		if !errors.Is(err, context.DeadlineExceeded) || ask.Explain(err).Message.String() != "the search took too long" {
			t.Errorf("%s %s: got %v", r.Command, r.Words, err)
		}
	}
}
