// Package browser opens an address of the web in the user's browser. Start with [Open].
package browser

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// patience is how long Open waits for the program to fail. One that runs longer has opened the address, or is the
// browser itself.
const patience = 3 * time.Second

// ErrNotWeb is returned for an address that is not of the web: a browser would open files, and start other programs.
var ErrNotWeb = errors.New("only addresses that begin with http:// or https:// are opened")

// command returns the program that opens an address on a system.
func command(system, address string) (name string, args []string) {
	switch system {
	case "darwin":
		return "open", []string{address}
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	return "xdg-open", []string{address}
}

// Open opens an address in the browser. An error means that there is no browser.
func Open(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ErrNotWeb
	}
	name, args := command(runtime.GOOS, u.String())
	path, err := exec.LookPath(name)
	if err != nil {
		return fmt.Errorf("opening a browser: %w", err)
	}
	// Without a context: the browser stays open when verbatim ends.
	c := exec.Command(path, args...)
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "VERBATIM_") }) // the token
	if err := c.Start(); err != nil {
		return fmt.Errorf("opening a browser: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("opening a browser: %s: %w", name, err)
		}
	case <-time.After(patience):
	case <-ctx.Done():
	}
	return nil
}
