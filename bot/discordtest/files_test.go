package discordtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest/schema"
)

// fetch fetches an address, until the context is done.
func fetch(ctx context.Context, t *testing.T, url string) (*http.Response, []byte, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return resp, data, err
}

func TestAnAttachmentIsFetched(t *testing.T) {
	p := set(t, Options{}, plain)
	f, err := p.Files.Upload(p.channel, p.user, schema.File{Name: "an article.json", Content: []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	resp, data, err := fetch(soon(t), t, f.URL)
	if err != nil || resp.StatusCode != 200 || string(data) != "{}" || resp.ContentLength != 2 ||
		resp.Header.Get("Content-Type") != "application/json" {
		t.Errorf("fetched %q with %v (%v)", data, resp.Header, err)
	}
	for name, d := range map[string]Download{
		"other bytes":    {Content: []byte(`{"a": 1}`)},
		"none":           {Content: []byte{}},
		"more than said": {Content: bytes.Repeat([]byte("a"), schema.MaxFile+1)},
	} {
		p.Files.Serve(f, d)
		resp, data, err := fetch(soon(t), t, f.URL)
		if err != nil || resp.StatusCode != 200 || !bytes.Equal(data, d.Content) || resp.ContentLength != -1 {
			t.Errorf("%s: fetched %d bytes with %v (%v)", name, len(data), resp.Header, err)
		}
	}
	p.Files.Serve(f, Download{Status: 404})
	if resp, _, err := fetch(soon(t), t, f.URL); err != nil || resp.StatusCode != 404 {
		t.Errorf("gone: %v (%v)", resp, err)
	}
	p.Files.Serve(f, Download{})
	if _, data, err := fetch(soon(t), t, f.URL); err != nil || string(data) != "{}" {
		t.Errorf("again there: %q (%v)", data, err)
	}
	if n := p.Files.Fetches(f); n != 6 {
		t.Errorf("fetched %d times", n)
	}
	if got := p.API.Refusals(); len(got) != 0 {
		t.Errorf("refused %v", got)
	}
}

// fetchUpTo returns the first n bytes that are served, and the error before them.
func fetchUpTo(ctx context.Context, t *testing.T, url string, n int) ([]byte, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data := make([]byte, n)
	_, err = io.ReadFull(resp.Body, data)
	return data, err
}

func TestADownloadHangs(t *testing.T) {
	p := set(t, Options{}, plain)
	f, err := p.Files.Upload(p.channel, p.user, schema.File{Name: "a.txt", Content: []byte("quote")})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []Download{{Hang: true}, {Hang: true, Content: []byte("quo")}} {
		p.Files.Serve(f, d)
		ctx, stop := context.WithCancel(t.Context())
		fetched := p.Files.Fetches(f)
		go func() {
			for p.Files.Fetches(f) == fetched && ctx.Err() == nil {
				time.Sleep(time.Millisecond) // until the server has the request
			}
			if d.Content == nil { // else what comes first is read
				stop()
			}
		}()
		data, err := fetchUpTo(ctx, t, f.URL, len(d.Content))
		if string(data) != string(d.Content) || d.Content == nil && !errors.Is(err, context.Canceled) {
			t.Errorf("%+v: fetched %q (%v)", d, data, err)
		}
		stop()
	}
	resp, err := http.Get(f.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	p.Close()
	if data, err := io.ReadAll(resp.Body); err == nil || string(data) != "quo" {
		t.Errorf("a server that closes ended what hangs with %q (%v)", data, err)
	}
}

func TestAttachmentsHaveTheirOwnAddresses(t *testing.T) {
	p := set(t, Options{}, plain)
	f, err := p.Files.Upload(p.channel, p.user, schema.File{Name: "a.txt", Content: []byte("quote")})
	if err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{f.URL[:len(f.URL)-1], strings.Split(f.URL, "?")[0],
		p.http.URL + attachmentsPath + "1/2/a.txt"} {
		if resp, _, err := fetch(soon(t), t, url); err != nil || resp.StatusCode != 404 {
			t.Errorf("%s: %v (%v)", url, resp, err)
		}
	}
	if got := p.API.Refusals(); len(got) != 3 {
		t.Errorf("refused %v", got)
	}
}

// TestFilesOfTheBot tests that files the bot sends are attachments as well.
func TestFilesOfTheBot(t *testing.T) {
	p := set(t, Options{}, plain)
	path := "/channels/" + p.channel.ID + "/messages"
	first := upload(t, p.Server, "POST", path, "a.txt")
	upload(t, p.Server, "PATCH", path+"/"+first["id"].(string), "b.txt")
	m, ok := p.Messages.Find(first["id"].(string))
	if !ok || len(m.Files) != 2 || m.Files[0].ID == m.Files[1].ID {
		t.Fatalf("the message is %+v", m)
	}
	for _, f := range m.Files {
		if _, data, err := fetch(soon(t), t, f.URL); err != nil || string(data) != f.Name {
			t.Errorf("%s: fetched %q (%v)", f, data, err)
		}
	}
}
