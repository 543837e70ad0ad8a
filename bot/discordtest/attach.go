package discordtest

import (
	"fmt"
	"maps"
	"strings"
)

// SayFiles posts a message of a user's with files attached. It fails where Discord's client would not let the user post it:
// there is nothing in it, its text or a file is too long, there are too many files, or the user does not see the channel.
func (s *Server) SayFiles(c *Channel, author User, text string, files ...File) (*Exchange, error) {
	f := &form{Content: text}
	s.mu.Lock()
	err := s.mayAttach(c, author, files)
	if err == nil {
		f.files = s.keep(c, files)
	}
	s.mu.Unlock()
	switch {
	case err != nil:
		return nil, err
	case f.empty():
		return nil, fmt.Errorf("the message of %s is empty", author.Name)
	case length(text) > maxContent:
		return nil, fmt.Errorf("the message of %s has more than %d characters", author.Name, maxContent)
	}
	m, x := s.said(c, author, f)
	s.announce(m)
	return x, nil
}

// DMFiles sends the bot a direct message of a user's with files attached, as SayFiles does.
func (s *Server) DMFiles(author User, text string, files ...File) (*Exchange, error) {
	return s.SayFiles(s.Direct(author), author, text, files...)
}

// Upload uploads a file that a user attaches, before the message or the command is sent with it; so a test can set with Serve
// what comes when the bot fetches it. A file that is not uploaded is when it is sent.
func (s *Server) Upload(c *Channel, u User, f File) (File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayAttach(c, u, []File{f}); err != nil {
		return File{}, err
	}
	return s.keep(c, []File{f})[0], nil
}

// mayAttach returns why the user can't attach files to what they say in a channel. Call it with mu held.
func (s *Server) mayAttach(c *Channel, u User, files []File) error {
	if !s.sees(c, u) {
		return fmt.Errorf("%s does not see the channel", u.Name)
	}
	if len(files) > maxFiles {
		return fmt.Errorf("%d files are more than %d", len(files), maxFiles)
	}
	for _, f := range files {
		switch {
		case f.Name == "" || strings.ContainsAny(f.Name, `/\`):
			return fmt.Errorf("%q is no name of a file", f.Name)
		case len(f.Content) > maxFile:
			return fmt.Errorf("the file %s has more than %d bytes", f, maxFile)
		case f.ID != "" && !strings.Contains(s.attachments[f.ID].URL, attachmentsPath+c.ID+"/"):
			return fmt.Errorf("the file %s was not uploaded in the channel", f)
		}
	}
	return nil
}

// attach uploads the files among the values of options, and returns the values with them and, by id, what of the files goes
// with the options. Call it with mu held.
func (s *Server) attach(c *Channel, u User, options map[string]any) (map[string]any, object, error) {
	values, attached := maps.Clone(options), object{}
	for name, v := range options {
		f, ok := v.(File)
		if !ok {
			continue
		}
		if err := s.mayAttach(c, u, []File{f}); err != nil {
			return nil, nil, fmt.Errorf("the option %s: %w", name, err)
		}
		f = s.keep(c, []File{f})[0]
		o := f.wire()
		o["ephemeral"] = true // it is in no message
		values[name], attached[f.ID] = f, o
	}
	return values, attached, nil
}
