package reindex_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/corpus/load"
	"verbatim/index/ask"
	"verbatim/index/corrections"
)

const ferries = `THE ICE IS HERE

NORTH QUAY, Dec 3 (Harbour Wire) - "The ferries stay in port until the thaw," said Tor Lund, a harbour pilot.
`

func file(name, text string) ask.File { return ask.File{Name: name, Data: []byte(text)} }

// preview asks for a preview that can be confirmed.
func (e *edited) preview(r ask.Request) *ask.Preview {
	e.t.Helper()
	p := as[*ask.Preview](e, r)
	if p == nil || p.Draft == "" {
		e.t.Fatalf("%s %s: there is nothing to confirm: %+v", r.Command, r.Words, p)
	}
	return p
}

// refused returns why a request is refused.
func (e *edited) refused(r ask.Request) string {
	e.t.Helper()
	r.Moderator, r.By = true, "bea"
	_, err := e.service.Do(e.t.Context(), r)
	if err == nil {
		e.t.Errorf("%s %s is not refused", r.Command, r.Words)
		return ""
	}
	return err.Error()
}

// paths returns the paths of the articles that are served.
func (e *edited) paths() (list []string) {
	e.t.Helper()
	for _, a := range as[*ask.ArticleList](e, ask.Request{Command: ask.Articles, Options: map[string]string{ask.ParamLimit: "100"}}).Articles {
		list = append(list, a.Path)
	}
	slices.Sort(list)
	return list
}

// TestAddShowsAndAdds holds that a file is shown first, that nothing has changed until it is confirmed, and that
// what is confirmed is what was shown.
func TestAddShowsAndAdds(t *testing.T) {
	e := newEdited(t)
	p := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("The ice.txt", ferries)}, Options: map[string]string{ask.ParamDate: "2021-12-03"}})
	f := p.Files[0]
	if f.Article.Path != "The-ice.txt" || f.Article.Title != "THE ICE IS HERE" || f.Article.Day() != "2021-12-03" || len(f.Quotes) != 1 {
		t.Errorf("the preview is %+v", f)
	}
	if got := e.paths(); !slices.Equal(got, []string{"pilots.txt"}) {
		t.Errorf("before it is confirmed there are %q", got)
	}
	done := as[*ask.Edited](e, ask.Request{Command: ask.Add, Draft: p.Draft})
	if done.Served != 1 || done.Quotes != 1 {
		t.Errorf("confirmed, it is %+v", done)
	}
	if got := e.said(ask.WhoSaid, "thaw"); len(got) != 1 || !strings.HasPrefix(got[0], "Tor Lund, a harbour pilot: ") {
		t.Errorf("behind it the words find %q", got)
	}
	if b, err := os.ReadFile(filepath.Join(e.folder, "The-ice.txt")); err != nil || string(b) != ferries {
		t.Errorf("the file holds %q, %v", b, err)
	}
	if why := e.refused(ask.Request{Command: ask.Add, Draft: p.Draft}); !strings.Contains(why, "nothing left to confirm") {
		t.Errorf("confirmed twice: %s", why)
	}
}

// TestAddRefuses holds that what can't be an article, or is one already, is told file by file, and that the others
// can be added.
func TestAddRefuses(t *testing.T) {
	e := newEdited(t)
	files := []ask.File{
		file("good.txt", ferries), file("good.txt", pilots+"\nMore."), file("pilots.txt", "Something else."), file("copy.txt", pilots),
		file("picture.png", "\x89PNG"), file("binary.txt", "a\x00b"), file("empty.md", ""), file("README.md", "x"),
		file("large.txt", strings.Repeat("x", load.MaxSize+1)), {Name: "lost.txt", Wrong: "it could not be fetched"},
	}
	p := e.preview(ask.Request{Command: ask.Add, Files: files})
	for i, want := range []string{"", "there is a file good.txt already", "there is a file pilots.txt already", "its text is exactly that of pilots.txt",
		"not a format that is read", "a binary file", "empty", "are ignored", "larger than 10 MB", "could not be fetched"} {
		if got := p.Files[i].Reason; (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want something with %q", files[i].Name, got, want)
		}
	}
	e.do(ask.Request{Command: ask.Add, Draft: p.Draft})
	if got := e.paths(); !slices.Equal(got, []string{"good.txt", "pilots.txt"}) {
		t.Errorf("added are %q", got)
	}
	for want, r := range map[string]ask.Request{
		"add requires a file":           {Command: ask.Add},
		"is not a valid date":           {Command: ask.Add, Files: files[:1], Options: map[string]string{ask.ParamDate: "soon"}},
		"url can't be":                  {Command: ask.Add, Files: files[:1], Options: map[string]string{ask.ParamURL: "ftp://x"}},
		"belongs to one article":        {Command: ask.Add, Files: files, Options: map[string]string{ask.ParamTitle: "T"}},
		"nothing left to confirm":       {Command: ask.Add, Draft: "../../secret"},
		"no article is called":          {Command: ask.Remove, Words: "nothing.txt because"},
		"remove requires a reason":      {Command: ask.Remove, Words: "pilots.txt"},
		"edit requires what to change":  {Command: ask.Edit, Words: "pilots.txt because"},
		"neither the ID of a quote":     {Command: ask.Undo, Words: "nothing.txt because"},
		"reindex does not take “never”": {Command: ask.Reindex, Words: "never"},
		"no reindex is running":         {Command: ask.Reindex, Words: "cancel"},
	} {
		if why := e.refused(r); !strings.Contains(why, want) {
			t.Errorf("%s %s: %q, want something with %q", r.Command, r.Words, why, want)
		}
	}
}

// TestTwoModeratorsAtOnce holds that of two who confirm the same, or files of one name, one is done and the other
// is told.
func TestTwoModeratorsAtOnce(t *testing.T) {
	e := newEdited(t)
	a := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("ice.txt", ferries)}})
	b := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("ice.txt", strings.Replace(ferries, "thaw", "spring", 1))}})
	var both sync.WaitGroup
	errs := make(chan error, 4)
	for _, draft := range []string{a.Draft, b.Draft, a.Draft, b.Draft} {
		both.Go(func() {
			_, err := e.service.Do(t.Context(), ask.Request{Command: ask.Add, Draft: draft, Moderator: true})
			errs <- err
		})
	}
	both.Wait()
	done := 0
	for range 4 {
		if err := <-errs; err == nil {
			done++
		} else if why := err.Error(); !strings.Contains(why, "nothing left") && !strings.Contains(why, "already") {
			t.Errorf("the other is told %q", why)
		}
	}
	if n := len(as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Entries); done != 1 || n != 1 {
		t.Errorf("%d were done, and %d are in the audit", done, n)
	}
}

// TestAddGoesOnBehindACrash confirms once more what a crash has left half done: the file was there, and what was
// given with it was not kept.
func TestAddGoesOnBehindACrash(t *testing.T) {
	e := newEdited(t)
	p := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("ice.txt", ferries)}, Options: map[string]string{ask.ParamTitle: "Ice"}})
	e.write("ice.txt", ferries)
	e.do(ask.Request{Command: ask.Reindex})
	if done := as[*ask.Edited](e, ask.Request{Command: ask.Add, Draft: p.Draft}); len(done.Entries) != 1 || done.Served != 1 {
		t.Errorf("it ends with %+v", done)
	}
	if a := as[*ask.ArticleList](e, ask.Request{Command: ask.Articles, Words: "ice"}).Articles; len(a) == 0 || a[0].Title != "Ice" {
		t.Errorf("it is served as %+v", a)
	}
	q := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("thaw.txt", strings.Replace(ferries, "ICE", "THAW", 1))}})
	e.write("thaw.txt", ferries)
	e.do(ask.Request{Command: ask.Reindex})
	if why := e.refused(ask.Request{Command: ask.Add, Draft: q.Draft}); !strings.Contains(why, "already") {
		t.Errorf("another file of that name is taken for it: %s", why)
	}
}

// TestRemoveEditUndo takes an article through all changes and back.
func TestRemoveEditUndo(t *testing.T) {
	e := newEdited(t)
	title := func() string { return as[*ask.ArticleList](e, ask.Request{Command: ask.Articles}).Articles[0].Title }
	was := title()
	e.do(ask.Request{Command: ask.Edit, Words: "pilots.txt wrong headline", Options: map[string]string{ask.ParamTitle: "Pilots and ice", ask.ParamPublisher: "Coast Post", ask.ParamDate: "2022-01-02"}})
	if a := as[*ask.ArticleList](e, ask.Request{Command: ask.Articles}).Articles[0]; a.Title != "Pilots and ice" || a.Publisher != "Coast Post" || a.Day() != "2022-01-02" {
		t.Errorf("edited it is %+v", a)
	}
	if got := e.said(ask.WhoSaid, `publisher:"Coast Post" after:2022 ice`); !slices.Equal(got, []string{byFalk}) {
		t.Errorf("the new fields find %q", got)
	}
	e.rename("pilots.txt", "2022/pilots and ice.txt")
	e.do(ask.Request{Command: ask.Reindex})
	if got := title(); got != "Pilots and ice" {
		t.Errorf("renamed, its title is %q", got)
	}
	e.rename("2022/pilots and ice.txt", "pilots.txt")
	e.do(ask.Request{Command: ask.Reindex})
	p := e.preview(ask.Request{Command: ask.Remove, Words: `"pilots and ice" it is no news`})
	if len(e.paths()) != 1 {
		t.Error("removed before it is confirmed")
	}
	e.do(ask.Request{Command: ask.Remove, Draft: p.Draft})
	if got := e.paths(); len(got) > 0 {
		t.Errorf("removed, there are %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(e.folder, "*.txt")); len(left) > 0 {
		t.Errorf("in the folder there are %q", left)
	}
	e.do(ask.Request{Command: ask.Undo, Words: "pilots.txt it is news"})
	if got := title(); got != "Pilots and ice" {
		t.Errorf("brought back, its title is %q", got)
	}
	e.do(ask.Request{Command: ask.Undo, Words: "pilots.txt it was right"})
	if got := title(); got != was {
		t.Errorf("all undone, its title is %q, not %q", got, was)
	}
	var did []corrections.Action
	for _, entry := range as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Entries {
		did = append(did, entry.Do)
	}
	if want := []corrections.Action{corrections.Undo, corrections.Undo, corrections.Remove, corrections.Edit}; !slices.Equal(did, want) {
		t.Errorf("the audit has %q, want %q", did, want)
	}
}

// TestReindexIsCancelled holds that a reindex that is ended half way leaves what was served, and says by whom it
// was ended.
func TestReindexIsCancelled(t *testing.T) {
	e := newEdited(t)
	for i := range 50 {
		e.write(strings.Repeat("x", i+1)+".txt", ferries+strings.Repeat("\nMore.", i))
	}
	var once sync.Once
	_, err := e.service.Do(t.Context(), ask.Request{Command: ask.Reindex, Moderator: true, By: "ines", Progress: func(p ask.Progress) {
		if p.Done > 10 && (p.Read == 0 || p.Size <= p.Read) {
			t.Errorf("half way it is at %d of %d bytes", p.Read, p.Size)
		}
		if p.Done > 10 {
			once.Do(func() { e.do(ask.Request{Command: ask.Reindex, Words: "cancel"}) })
		}
	}})
	if err == nil || !strings.Contains(err.Error(), "the reindex was cancelled by ines") {
		t.Errorf("cancelled, it ends with %v", err)
	}
	if got := e.paths(); !slices.Equal(got, []string{"pilots.txt"}) {
		t.Errorf("behind it there are %q", got)
	}
	e.do(ask.Request{Command: ask.Reindex})
	if got := e.paths(); len(got) != 51 {
		t.Errorf("behind the next there are %d", len(got))
	}
}
