package reindex_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/corpus/load"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/corrections"
)

const ferries = `THE ICE IS HERE

NORTH QUAY, Dec 3 (Harbour Wire) - "The ferries stay in port until the thaw," said Tor Lund, a harbour pilot.
`

func file(name, text string) ask.File { return ask.File{Name: name, Data: []byte(text)} }

// preview makes a request and returns the preview to confirm.
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

// paths returns the paths of the indexed articles.
func (e *edited) paths() (list []string) {
	e.t.Helper()
	all := ask.Request{Command: ask.Articles, Options: map[string]string{ask.ParamLimit: "100"}}
	for _, a := range as[*ask.ArticleList](e, all).Articles {
		list = append(list, a.Path)
	}
	slices.Sort(list)
	return list
}

// TestAddShowsAndAdds checks that add shows a preview, changes nothing until it is confirmed, and then adds what
// the preview showed.
func TestAddShowsAndAdds(t *testing.T) {
	e := newEdited(t)
	dated := map[string]string{ask.ParamDate: "2021-12-03"}
	p := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("The ice.txt", ferries)}, Options: dated})
	f := p.Files[0]
	a := f.Article
	if a.Path != "The-ice.txt" || a.Title != "THE ICE IS HERE" || a.Day() != "2021-12-03" || len(f.Quotes) != 1 {
		t.Errorf("the preview is %+v", f)
	}
	if got := e.paths(); !slices.Equal(got, []string{"pilots.txt"}) {
		t.Errorf("before the confirmation, the articles are %q", got)
	}
	done := as[*ask.Edited](e, ask.Request{Command: ask.Add, Draft: p.Draft})
	if done.Served != 1 || done.Quotes != 1 {
		t.Errorf("after the confirmation: %+v", done)
	}
	if got := e.said(ask.WhoSaid, "thaw"); len(got) != 1 || !strings.HasPrefix(got[0], "Tor Lund, a harbour pilot: ") {
		t.Errorf("after the confirmation, the search finds %q", got)
	}
	if b, err := os.ReadFile(filepath.Join(e.folder, "The-ice.txt")); err != nil || string(b) != ferries {
		t.Errorf("the file contains %q, %v", b, err)
	}
	why := e.refused(ask.Request{Command: ask.Add, Draft: p.Draft})
	if !strings.Contains(why, "can't be confirmed any more") {
		t.Errorf("confirmed twice: %s", why)
	}
}

// TestAddRefuses checks that add names, file by file, what is no article or exists already, and adds the others.
func TestAddRefuses(t *testing.T) {
	e := newEdited(t)
	files := []ask.File{
		file("good.txt", ferries), file("good.txt", pilots+"\nMore."), file("pilots.txt", "Something else."),
		file("copy.txt", pilots),
		file("picture.png", "\x89PNG"), file("binary.txt", "a\x00b"), file("empty.md", ""), file("README.md", "x"),
		file("large.txt", strings.Repeat("x", load.MaxSize+1)),
		{Name: "lost.txt", Wrong: wording.Say("it could not be fetched")},
	}
	p := e.preview(ask.Request{Command: ask.Add, Files: files})
	for i, want := range []string{"", "there is a file good.txt already", "there is a file pilots.txt already",
		"its text is exactly that of pilots.txt",
		"not a format that is read", "a binary file", "empty", "are ignored", "larger than 10 MB", "could not be fetched"} {
		if got := p.Files[i].Reason.String(); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q in it", files[i].Name, got, want)
		}
	}
	e.do(ask.Request{Command: ask.Add, Draft: p.Draft})
	if got := e.paths(); !slices.Equal(got, []string{"good.txt", "pilots.txt"}) {
		t.Errorf("after the confirmation, the articles are %q", got)
	}
	soon, ftp := map[string]string{ask.ParamDate: "soon"}, map[string]string{ask.ParamURL: "ftp://x"}
	for want, r := range map[string]ask.Request{
		"add requires a file":           {Command: ask.Add},
		"is not a valid date":           {Command: ask.Add, Files: files[:1], Options: soon},
		"url can't be":                  {Command: ask.Add, Files: files[:1], Options: ftp},
		"belongs to one article":        {Command: ask.Add, Files: files, Options: map[string]string{ask.ParamTitle: "T"}},
		"can't be confirmed any more":   {Command: ask.Add, Draft: "../../secret"},
		"no article is called":          {Command: ask.Remove, Words: "nothing.txt because"},
		"remove requires a reason":      {Command: ask.Remove, Words: "pilots.txt"},
		"edit requires what to change":  {Command: ask.Edit, Words: "pilots.txt because"},
		"neither the ID of a quote":     {Command: ask.Undo, Words: "nothing.txt because"},
		"reindex does not take “never”": {Command: ask.Reindex, Words: "never"},
		"no reindex is running":         {Command: ask.Reindex, Words: "cancel"},
	} {
		if why := e.refused(r); !strings.Contains(why, want) {
			t.Errorf("%s %s: %q, want %q in it", r.Command, r.Words, why, want)
		}
	}
}

// TestTwoModeratorsAtOnce checks that if two moderators confirm the same draft, or files with one name, one
// succeeds and the other gets an error.
func TestTwoModeratorsAtOnce(t *testing.T) {
	e := newEdited(t)
	a := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("ice.txt", ferries)}})
	other := strings.Replace(ferries, "thaw", "spring", 1)
	b := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("ice.txt", other)}})
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
			t.Errorf("the other moderator gets %q", why)
		}
	}
	if n := len(as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Entries); done != 1 || n != 1 {
		t.Errorf("%d confirmations succeeded, and %d are in the audit", done, n)
	}
}

// TestAddContinuesAfterCrash confirms a draft again after a crash: the file was added, but its title was not stored.
func TestAddContinuesAfterCrash(t *testing.T) {
	e := newEdited(t)
	titled := map[string]string{ask.ParamTitle: "Ice"}
	p := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("ice.txt", ferries)}, Options: titled})
	e.write("ice.txt", ferries)
	e.do(ask.Request{Command: ask.Reindex})
	done := as[*ask.Edited](e, ask.Request{Command: ask.Add, Draft: p.Draft})
	if len(done.Entries) != 1 || done.Served != 1 {
		t.Errorf("the confirmation returns %+v", done)
	}
	list := as[*ask.ArticleList](e, ask.Request{Command: ask.Articles, Words: "ice"}).Articles
	if len(list) == 0 || list[0].Title != "Ice" {
		t.Errorf("the articles are %+v", list)
	}
	other := strings.Replace(ferries, "ICE", "THAW", 1)
	q := e.preview(ask.Request{Command: ask.Add, Files: []ask.File{file("thaw.txt", other)}})
	e.write("thaw.txt", ferries)
	e.do(ask.Request{Command: ask.Reindex})
	if why := e.refused(ask.Request{Command: ask.Add, Draft: q.Draft}); !strings.Contains(why, "already") {
		t.Errorf("a different file with that name is accepted: %s", why)
	}
}

// TestRemoveEditUndo edits, renames and removes an article, and undoes the changes.
func TestRemoveEditUndo(t *testing.T) {
	e := newEdited(t)
	title := func() string { return as[*ask.ArticleList](e, ask.Request{Command: ask.Articles}).Articles[0].Title }
	was := title()
	e.do(ask.Request{Command: ask.Edit, Words: "pilots.txt wrong headline", Options: map[string]string{
		ask.ParamTitle: "Pilots and ice", ask.ParamPublisher: "Coast Post", ask.ParamDate: "2022-01-02"}})
	a := as[*ask.ArticleList](e, ask.Request{Command: ask.Articles}).Articles[0]
	if a.Title != "Pilots and ice" || a.Publisher != "Coast Post" || a.Day() != "2022-01-02" {
		t.Errorf("after the edit: %+v", a)
	}
	if got := e.said(ask.WhoSaid, `publisher:"Coast Post" after:2022 ice`); !slices.Equal(got, []string{byFalk}) {
		t.Errorf("the new fields find %q", got)
	}
	e.rename("pilots.txt", "2022/pilots and ice.txt")
	e.do(ask.Request{Command: ask.Reindex})
	if got := title(); got != "Pilots and ice" {
		t.Errorf("after renaming, the title is %q", got)
	}
	e.rename("2022/pilots and ice.txt", "pilots.txt")
	e.do(ask.Request{Command: ask.Reindex})
	p := e.preview(ask.Request{Command: ask.Remove, Words: `"pilots and ice" it is no news`})
	if len(e.paths()) != 1 {
		t.Error("the article is removed before the confirmation")
	}
	e.do(ask.Request{Command: ask.Remove, Draft: p.Draft})
	if got := e.paths(); len(got) > 0 {
		t.Errorf("after removing, the articles are %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(e.folder, "*.txt")); len(left) > 0 {
		t.Errorf("the folder contains %q", left)
	}
	e.do(ask.Request{Command: ask.Undo, Words: "pilots.txt it is news"})
	if got := title(); got != "Pilots and ice" {
		t.Errorf("after the first undo, the title is %q", got)
	}
	e.do(ask.Request{Command: ask.Undo, Words: "pilots.txt it was right"})
	if got := title(); got != was {
		t.Errorf("after all undos, the title is %q, want %q", got, was)
	}
	var did []corrections.Action
	for _, entry := range as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Entries {
		did = append(did, entry.Do)
	}
	want := []corrections.Action{corrections.Undo, corrections.Undo, corrections.Remove, corrections.Edit}
	if !slices.Equal(did, want) {
		t.Errorf("the audit has %q, want %q", did, want)
	}
}

// TestReindexIsCancelled checks that a cancelled reindex leaves the previous snapshot in use, and that the answer
// names who cancelled it.
func TestReindexIsCancelled(t *testing.T) {
	e := newEdited(t)
	for i := range 50 {
		e.write(strings.Repeat("x", i+1)+".txt", ferries+strings.Repeat("\nMore.", i))
	}
	var once sync.Once
	request := ask.Request{Command: ask.Reindex, Moderator: true, By: "ines"}
	request.Progress = func(p ask.Progress) {
		if p.Done > 10 && (p.Read == 0 || p.Size <= p.Read) {
			t.Errorf("halfway, %d of %d bytes are read", p.Read, p.Size)
		}
		if p.Done > 10 {
			once.Do(func() { e.do(ask.Request{Command: ask.Reindex, Words: "cancel"}) })
		}
	}
	answer, err := e.service.Do(t.Context(), request)
	stopped, ok := answer.(*ask.ReindexStopped)
	if !ok || stopped.By != "ines" || stopped.Done <= 10 || stopped.Total != 51 {
		t.Errorf("the answer is %+v, %v", answer, err)
	}
	if got := e.paths(); !slices.Equal(got, []string{"pilots.txt"}) {
		t.Errorf("after it, the articles are %q", got)
	}
	e.do(ask.Request{Command: ask.Reindex})
	if got := e.paths(); len(got) != 51 {
		t.Errorf("after the next reindex, there are %d articles", len(got))
	}
}
