package discordtest

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// attachmentsPath is where attachments lie on the server; on Discord that is a server of its own.
const attachmentsPath = "/attachments/"

// A File is a file sent with a message, or as an option of a command.
type File struct {
	Name    string
	Content []byte
	Type    string // its content type; when empty, what its name says

	ID  string // as an attachment; "" before it is uploaded
	URL string // from where it is fetched; "" before it is uploaded
}

func (f File) String() string { return f.Name }

// wire is the attachment as the API and the gateway send it.
func (f File) wire() object {
	o := object{"id": f.ID, "filename": f.Name, "size": len(f.Content), "url": f.URL, "proxy_url": f.URL}
	if f.Type != "" {
		o["content_type"] = f.Type
	}
	return o
}

// A Download is what comes when an attachment is fetched, in the place of it. The zero Download is the attachment itself. Of
// other content the headers do not say how long it is.
type Download struct {
	Status  int    // 200 when zero
	Content []byte // other bytes, if not nil
	Hang    bool   // nothing comes behind Content, not even headers when it is nil, until whoever fetches it gives up
}

// Serve lets a test decide what comes when a file is fetched that was uploaded. What messages say of it stays.
func (s *Server) Serve(f File, d Download) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.downloads[f.ID] = d
}

// Fetches returns how often a file that was uploaded was fetched, whatever came.
func (s *Server) Fetches(f File) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fetches[f.ID]
}

// keep makes attachments of a channel's of files, unless they are already. Call it with mu held.
func (s *Server) keep(c *Channel, files []File) []File {
	var kept []File
	for _, f := range files {
		if f.ID == "" {
			f.ID = s.newID()
			if f.Type == "" {
				f.Type = mime.TypeByExtension(path.Ext(f.Name))
			}
			// without what is signed here Discord gives out nothing
			signed := fmt.Sprintf("?ex=%x&is=%x&hm=%s", s.lastID+1, s.lastID, f.ID)
			f.URL = s.http.URL + attachmentsPath + c.ID + "/" + f.ID + "/" + url.PathEscape(f.Name) + signed
			s.attachments[f.ID] = f
		}
		kept = append(kept, f)
	}
	return kept
}

// serveAttachment gives out an attachment, to whoever knows its address. It is no part of the API, and wants no token.
func (s *Server) serveAttachment(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	s.mu.Lock()
	f, ok := s.attachments[id]
	d := s.downloads[id]
	s.fetches[id]++
	s.mu.Unlock()
	if !ok || !strings.HasSuffix(f.URL, r.URL.RequestURI()) {
		s.refuse(w, r, errNotFound)
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
	d.serve(w, r, s.closed)
}

// serve gives out something else than the attachment, and ends at the latest when closed is.
func (d Download) serve(w http.ResponseWriter, r *http.Request, closed <-chan struct{}) {
	if !d.Hang || d.Content != nil {
		if d.Status != 0 {
			w.WriteHeader(d.Status)
		}
		w.(http.Flusher).Flush() // so that no length is told
		w.Write(d.Content)
		w.(http.Flusher).Flush()
	}
	if d.Hang {
		select {
		case <-r.Context().Done():
		case <-closed:
		}
		panic(http.ErrAbortHandler) // and not the end of an answer
	}
}
