package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// TestEachLineIsAnsweredAtOnce asks line by line, each when the answer to the one before is there, and then interrupts: the
// command ends although its input does not.
func TestEachLineIsAnsweredAtOnce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ command, typed, answer string }{
		{"who-said", "moratorium", `{"query":"moratorium",`},
		{"chat", "!who-said moratorium", "**who-said** moratorium"},
	} {
		t.Run(c.command, func(t *testing.T) {
			t.Parallel()
			in, typing, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer typing.Close()
			answers, out := io.Pipe()
			ctx, interrupt := context.WithCancel(t.Context())
			defer interrupt()
			args := []string{c.command, "--data", t.TempDir()}
			if c.command != "chat" {
				args = append(args, "--json", "-")
			}
			ended := make(chan error, 1)
			go func() {
				ended <- run(ctx, &app{in: in, out: &screen{w: out}, err: &screen{w: io.Discard}, config: Config{Prefix: "!"}}, args)
				out.Close()
			}()
			lines := bufio.NewReader(answers)
			for range 2 {
				if _, err := typing.WriteString(c.typed + "\n"); err != nil {
					t.Fatal(err)
				}
				for line := ""; !strings.HasPrefix(line, c.answer); {
					if line, err = lines.ReadString('\n'); err != nil {
						t.Fatalf("no answer: %v", err)
					}
				}
			}
			go func() { _, _ = io.Copy(io.Discard, lines) }()
			interrupt()
			if err := <-ended; !errors.Is(err, context.Canceled) || exitCode(err) != exitInterrupted {
				t.Errorf("interrupted, the command ended with %v", err)
			}
		})
	}
}

// TestLines holds that each line is read, the last one without its end too, and that one of any length keeps no other from it.
func TestLines(t *testing.T) {
	long := strings.Repeat("x", 3*maxLine+1)
	lines := newLineReader(strings.NewReader("a\r\n\n" + long + "\nb\n" + long))
	for _, want := range []string{"a", "", long[:maxLine], "b", long[:maxLine]} {
		if got, err := lines.next(); got != want || err != nil {
			t.Errorf("got %.20q of %d bytes and %v, want %.20q of %d", got, len(got), err, want, len(want))
		}
	}
	if _, err := lines.next(); !errors.Is(err, io.EOF) {
		t.Errorf("behind the last line: %v", err)
	}
}
