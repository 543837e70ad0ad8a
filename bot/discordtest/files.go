package discordtest

import (
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"verbatim/bot/discordtest/schema"
)

// attachmentsPath is where attachments are on the server. Discord has a server of its own for them.
const attachmentsPath = "/attachments/"

// A Download is what is served instead of an attachment. The zero Download is the attachment itself. With other content
// the headers do not say how long it is.
type Download struct {
	Status  int    // 200 when zero
	Content []byte // other bytes, if not nil
	Hang    bool   // nothing follows Content, not even headers if it is nil, until the client gives up
}

// Files are the attachments of a server.
type Files struct {
	server    *Server
	byID      map[string]schema.File
	downloads map[string]Download // by attachment
	fetches   map[string]int      // by attachment
}

func newFiles(s *Server) *Files {
	return &Files{server: s, byID: map[string]schema.File{}, downloads: map[string]Download{}, fetches: map[string]int{}}
}

// clear drops all attachments. Call it with mu held.
func (l *Files) clear() {
	clear(l.byID)
	clear(l.downloads)
	clear(l.fetches)
}

// Upload uploads a file that a user attaches, before the message or command is sent with it. So a test can set with
// Serve what the bot fetches. Other files are uploaded when they are sent.
func (l *Files) Upload(c *Channel, u User, f schema.File) (schema.File, error) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	if err := l.mayAttach(c, u, []schema.File{f}); err != nil {
		return schema.File{}, err
	}
	return l.keep(c, []schema.File{f})[0], nil
}

// Serve lets a test decide what is served instead of an uploaded file. Messages describe the file as before.
func (l *Files) Serve(f schema.File, d Download) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	l.downloads[f.ID] = d
}

// Fetches returns how often an uploaded file was fetched, whatever was served.
func (l *Files) Fetches(f schema.File) int {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	return l.fetches[f.ID]
}

// mayAttach returns why the user can't attach files to what they say in a channel. Call it with mu held.
func (l *Files) mayAttach(c *Channel, u User, files []schema.File) error {
	if !c.has(u) {
		return fmt.Errorf("%s does not see the channel", u.Name)
	}
	if len(files) > schema.MaxFiles {
		return fmt.Errorf("%d files are more than %d", len(files), schema.MaxFiles)
	}
	for _, f := range files {
		switch {
		case f.Name == "" || strings.ContainsAny(f.Name, `/\`):
			return fmt.Errorf("%q is not a file name", f.Name)
		case len(f.Content) > schema.MaxFile:
			return fmt.Errorf("the file %s has more than %d bytes", f, schema.MaxFile)
		case f.ID != "" && !strings.Contains(l.byID[f.ID].URL, attachmentsPath+c.ID+"/"):
			return fmt.Errorf("the file %s was not uploaded in the channel", f)
		}
	}
	return nil
}

// keep makes attachments of files in a channel, unless they are attachments already. Call it with mu held.
func (l *Files) keep(c *Channel, files []schema.File) []schema.File {
	s := l.server
	var kept []schema.File
	for _, f := range files {
		if f.ID == "" {
			f.ID = s.newID()
			if f.Type == "" {
				f.Type = mime.TypeByExtension(path.Ext(f.Name))
			}
			signed := fmt.Sprintf("?ex=%x&is=%x&hm=%s", s.lastID+1, s.lastID, f.ID) // Discord serves only signed addresses
			f.URL = s.http.URL + attachmentsPath + c.ID + "/" + f.ID + "/" + url.PathEscape(f.Name) + signed
			l.byID[f.ID] = f
		}
		kept = append(kept, f)
	}
	return kept
}

// attach uploads the files among the values of options. It returns the values with the uploaded files, and by id what
// is sent of the files with the options. Call it with mu held.
func (l *Files) attach(c *Channel, u User, options map[string]any) (map[string]any, schema.Object, error) {
	values, attached := maps.Clone(options), schema.Object{}
	for name, v := range options {
		f, ok := v.(schema.File)
		if !ok {
			continue
		}
		if err := l.mayAttach(c, u, []schema.File{f}); err != nil {
			return nil, nil, fmt.Errorf("the option %s: %w", name, err)
		}
		f = l.keep(c, []schema.File{f})[0]
		o := f.Wire()
		o["ephemeral"] = true // it is in no message
		values[name], attached[f.ID] = f, o
	}
	return values, attached, nil
}

// serve serves an attachment. It is not part of the API and needs no token: its address is enough.
func (l *Files) serve(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	l.server.mu.Lock()
	f, ok := l.byID[id]
	d := l.downloads[id]
	l.fetches[id]++
	l.server.mu.Unlock()
	if !ok || !strings.HasSuffix(f.URL, r.URL.RequestURI()) {
		l.server.API.refuse(w, r, schema.ErrNotFound)
		return
	}
	if f.Type != "" {
		w.Header().Set("Content-Type", f.Type)
	}
	if d.Status == 0 && d.Content == nil && !d.Hang {
		w.Header().Set("Content-Length", fmt.Sprint(len(f.Content)))
		w.Write(f.Content)
		return
	}
	d.serve(w, r, l.server.closed)
}

// serve serves a download. It ends when closed is closed at the latest.
func (d Download) serve(w http.ResponseWriter, r *http.Request, closed <-chan struct{}) {
	if !d.Hang || d.Content != nil {
		if d.Status != 0 {
			w.WriteHeader(d.Status)
		}
		w.(http.Flusher).Flush() // so that no length is sent
		w.Write(d.Content)
		w.(http.Flusher).Flush()
	}
	if d.Hang {
		select {
		case <-r.Context().Done():
		case <-closed:
		}
		panic(http.ErrAbortHandler) // instead of ending the answer
	}
}
