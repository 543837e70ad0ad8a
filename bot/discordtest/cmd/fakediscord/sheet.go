package main

import (
	"bytes"
	"os"
	"slices"
	"sync"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/page"
)

// A sheet is a file with all messages for a browser, as Discord lays them out. It is written after each change.
type sheet struct {
	path string // none when empty

	mu       sync.Mutex // guards messages
	messages []discordtest.Message
}

// keep puts what has happened to a message on the sheet.
func (t *talk) keep(e discordtest.Event) {
	if err := t.sheet.put(e); err != nil {
		t.print("! the page can't be written: %v", err)
	}
}

// put takes up what has happened to a message.
func (s *sheet) put(e discordtest.Event) error {
	if s.path == "" || e.Message.ID == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.messages, func(m discordtest.Message) bool { return m.ID == e.Message.ID })
	switch {
	case e.Kind == discordtest.Deleted && i >= 0:
		s.messages = slices.Delete(s.messages, i, i+1)
	case i >= 0:
		s.messages[i] = e.Message
	default:
		s.messages = append(s.messages, e.Message)
	}
	var text bytes.Buffer
	if err := page.Write(&text, "news", s.messages); err != nil {
		return err
	}
	return os.WriteFile(s.path, text.Bytes(), 0o600)
}
