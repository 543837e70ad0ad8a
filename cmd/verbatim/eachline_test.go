package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestEachLineIsAnsweredAtOnce types line by line, each after the answer to the previous one, and then interrupts. The
// command ends then, although its input is still open.
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
				ended <- cli.Run(ctx, &cli.App{
					In: in, Out: &terminal.Screen{W: out}, Err: &terminal.Screen{W: io.Discard},
					Config: settings.Config{Prefix: "!"},
				}, args)
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
			if err := <-ended; !errors.Is(err, context.Canceled) || problem.ExitCode(err) != problem.ExitInterrupted {
				t.Errorf("interrupted, the command ended with %v", err)
			}
		})
	}
}
