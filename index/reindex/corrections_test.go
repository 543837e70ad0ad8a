package reindex_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/param"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

// An edited corpus is a folder of articles with a service, used by a moderator.
type edited struct {
	t       *testing.T
	folder  string
	service *ask.Service
}

const pilots = `HARBOUR TOWN (Harbour Wire) - "The harbour stays open until the ice comes," ` +
	`said Ana Falk, a harbour pilot.

"Nobody asked the pilots about the new breakwater," Bo Lind said.

Bo Lind, the mayor, said the council would meet on Monday.
`

// patience ends a test that hangs. A search takes milliseconds, but much longer on a busy machine.
const patience = 3 * time.Minute

func newEdited(t *testing.T) *edited {
	t.Helper()
	e := &edited{t: t, folder: t.TempDir()}
	e.write("pilots.txt", pilots)
	return e.again()
}

func (e *edited) write(name, text string) {
	e.t.Helper()
	if err := os.WriteFile(filepath.Join(e.folder, name), []byte(text), 0o644); err != nil {
		e.t.Fatal(err)
	}
}

func (e *edited) do(r ask.Request) ask.Answer {
	e.t.Helper()
	r.Moderator, r.By = true, "ines"
	answer, err := e.service.Do(e.t.Context(), r)
	if err != nil {
		e.t.Fatalf("%s %s: %v", r.Command, r.Words, err)
	}
	return answer
}

// as makes a request whose answer has type A.
func as[A ask.Answer](e *edited, r ask.Request) A {
	e.t.Helper()
	answer := e.do(r)
	a, ok := answer.(A)
	if !ok {
		e.t.Fatalf("%s is answered with a %T", r.Command, answer)
	}
	return a
}

// notes returns the notes of an answer as one text.
func notes(a ask.Answer) string { return strings.Join(notice.Texts(a.Shared().Notes), "\n") }

// said returns the quotes that a search finds, as "speaker: words", in order.
func (e *edited) said(command *ask.Command, words string) []string {
	e.t.Helper()
	var list []string
	for _, h := range as[*ask.Quotes](e, ask.Request{Command: command, Words: words}).Hits {
		list = append(list, h.Quote.Speaker.String()+": "+strings.Join(h.Pieces(), " … "))
	}
	return list
}

// id returns the ID of the first quote that a search finds.
func (e *edited) id(words string) string {
	e.t.Helper()
	hits := as[*ask.Quotes](e, ask.Request{Command: ask.WhoSaid, Words: words}).Hits
	if len(hits) == 0 {
		e.t.Fatalf("no quote has %s", words)
	}
	return hits[0].Quote.ID
}

const (
	byFalk = "Ana Falk, a harbour pilot: The harbour stays open until the ice comes,"
	byLund = "Tor Lund, a lighthouse keeper: The harbour stays open until the ice comes,"
)

// lund corrects the speaker of a quote.
var lund = map[string]string{
	ask.ParamSpeaker: "Tor Lund", ask.ParamRole: "a lighthouse keeper", ask.ParamReason: "misheard",
}

// TestCorrectionsHoldAtOnce checks that a moderator's correction applies to the next search, in every command, and
// that an undo reverts it.
func TestCorrectionsHoldAtOnce(t *testing.T) {
	e := newEdited(t)
	id := e.id("ice")
	if got := e.said(ask.WhoSaid, "ice"); !slices.Equal(got, []string{byFalk}) {
		t.Fatalf("before the correction: %q", got)
	}
	e.do(ask.Request{Command: ask.Correct, Words: id, Options: lund})
	for command, words := range map[*ask.Command]string{
		ask.WhoSaid: "ice", ask.SaidBy: "Lund", ask.Ask: "who said anything about the ice?",
	} {
		if got := e.said(command, words); len(got) == 0 || got[0] != byLund {
			t.Errorf("%s %s: %q", command, words, got)
		}
	}
	for _, words := range []string{`by:"Ana Falk" ice`, `by:falk harbour`} {
		if got := e.said(ask.WhoSaid, words); len(got) > 0 {
			t.Errorf("%s still finds %q", words, got)
		}
	}
	h := as[*ask.QuoteContext](e, ask.Request{Command: ask.Context, Words: id}).Hit
	if h.Quote.Speaker.Name != "Tor Lund" {
		t.Errorf("context has %s", h.Quote.Speaker)
	}
	e.do(ask.Request{Command: ask.Hide, Words: id + " not news"})
	if got := strings.Join(e.said(ask.WhoSaid, "ice"), "\n"); strings.Contains(got, "until the ice") {
		t.Errorf("the hidden quote is found: %q", got)
	}
	if _, err := e.service.Do(t.Context(), ask.Request{Command: ask.Context, Words: id}); err == nil {
		t.Error("the context of the hidden quote is shown")
	}
	counted := e.do(ask.Request{Command: ask.Ask, Words: "how often did anybody mention the ice?"})
	if strings.Contains(notes(counted), "1 quote") {
		t.Errorf("the hidden quote is counted: %q", notes(counted))
	}
	e.do(ask.Request{Command: ask.Undo, Words: id + " it is news"})
	if got := e.said(ask.WhoSaid, "ice"); !slices.Equal(got, []string{byLund}) {
		t.Errorf("shown again: %q", got)
	}
	e.do(ask.Request{Command: ask.Undo, Words: id + " she said so"})
	if got := e.said(ask.WhoSaid, "ice"); !slices.Equal(got, []string{byFalk}) {
		t.Errorf("undone: %q", got)
	}
	audit := as[*ask.Audit](e, ask.Request{Command: ask.AuditLog})
	if audit.Total != 4 || audit.Entries[0].Do != corrections.Undo {
		t.Fatalf("the audit is %+v", audit)
	}
	if first := audit.Entries[3]; first.Was != "Ana Falk, a harbour pilot" || first.By != "ines" {
		t.Errorf("the audit is %+v", audit)
	}
}

// TestCorrectionsSurvive checks that a correction stays with its quote after a reindex, an edit elsewhere in the
// article, a rename, and a change of the quote's extent, and that the audit lists corrections whose quote is gone.
func TestCorrectionsSurvive(t *testing.T) {
	for name, change := range map[string]func(e *edited){
		"a reindex": func(*edited) {},
		"an edit elsewhere": func(e *edited) {
			e.write("pilots.txt", strings.Replace(pilots, "on Monday", "on Tuesday, at noon", 1))
		},
		"words before it": func(e *edited) {
			e.write("pilots.txt", "Snow fell all night, and the harbour was quiet.\n\n"+pilots)
		},
		"a word put right": func(e *edited) {
			text := strings.Replace(pilots, "The harbour stays", "The old harbour stays", 1)
			e.write("pilots.txt", strings.Replace(text, "Nobody asked", "Nobody ever asked", 1))
		},
		"a renamed file": func(e *edited) { e.rename("pilots.txt", "2022/ice.txt") },
		"another extent": func(e *edited) {
			e.write("pilots.txt", strings.Replace(pilots, "The harbour stays", "Believe me, the harbour stays", 1))
		},
		"a moved, longer article": func(e *edited) {
			e.rename("pilots.txt", "b.txt")
			e.write("b.txt", pilots+"\n\"It is cold,\" Bo Lind said.\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := newEdited(t)
			id := e.id("ice")
			e.do(ask.Request{Command: ask.Correct, Words: id, Options: lund})
			e.do(ask.Request{Command: ask.Hide, Words: e.id("breakwater") + " a slip"})
			change(e)
			e.do(ask.Request{Command: ask.Reindex})
			got := e.said(ask.WhoSaid, "ice")
			if len(got) != 1 || !strings.HasPrefix(got[0], "Tor Lund, a lighthouse keeper: ") {
				t.Errorf("got %q", got)
			}
			if got := e.said(ask.SaidBy, "Lund"); len(got) != 1 {
				t.Errorf("quotes of the corrected speaker: %q", got)
			}
			if got := e.said(ask.WhoSaid, "breakwater"); len(got) > 0 {
				t.Errorf("the hidden quote is found: %q", got)
			}
			if loose := as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Loose; len(loose) > 0 {
				t.Errorf("corrections without a quote: %+v", loose)
			}
		})
	}
	e := newEdited(t)
	e.do(ask.Request{Command: ask.Hide, Words: e.id("breakwater") + " a slip"})
	e.write("pilots.txt", strings.Replace(pilots, "Nobody asked the pilots about the new breakwater", "It was raining", 1))
	e.do(ask.Request{Command: ask.Reindex})
	loose := as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Loose
	if len(loose) != 1 || !strings.Contains(loose[0].Words, "breakwater") {
		t.Errorf("corrections without a quote: %+v, want the one of the hidden quote", loose)
	}
}

// TestCorrectionsStayWithTheirSpeaker checks that a correction never moves to a similar short quote of another speaker.
func TestCorrectionsStayWithTheirSpeaker(t *testing.T) {
	e := newEdited(t)
	e.write("a.txt", "A\n\n\"We will see,\" said Anna Brown, a baker.\n\nSnow fell.\n\n"+
		"\"Not good,\" said Carl Dodd, an engineer.\n")
	e.write("b.txt", "B\n\n\"We will see,\" said Gina Hart, a nurse.\n\n\"Not good now,\" said Ivan Jones, a skipper.\n")
	e.do(ask.Request{Command: ask.Reindex})
	for _, h := range as[*ask.Quotes](e, ask.Request{Command: ask.WhoSaid, Words: "see OR good"}).Hits {
		if h.Article.Path == "a.txt" {
			e.do(ask.Request{Command: ask.Hide, Words: h.Quote.ID + " a slip"})
		}
	}
	e.remove("a.txt")
	e.do(ask.Request{Command: ask.Reindex})
	want := []string{"Gina Hart, a nurse: We will see,", "Ivan Jones, a skipper: Not good now,"}
	if got := append(e.said(ask.SaidBy, "Hart"), e.said(ask.SaidBy, "Jones")...); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if loose := as[*ask.Audit](e, ask.Request{Command: ask.AuditLog}).Loose; len(loose) != 2 {
		t.Errorf("corrections without a quote: %+v, want both", loose)
	}
}

// TestCorrectionsUnderSeveralIDs checks that the newest correction applies, whichever ID the quote had, and that
// any of its IDs undoes it.
func TestCorrectionsUnderSeveralIDs(t *testing.T) {
	e := newEdited(t)
	old := e.id("ice")
	correct := func(id, speaker string) {
		options := map[string]string{ask.ParamSpeaker: speaker}
		e.do(ask.Request{Command: ask.Correct, Words: id + " misheard", Options: options})
	}
	correct(old, "Tor Lund")
	e.rename("pilots.txt", "2022/ice.txt")
	e.do(ask.Request{Command: ask.Reindex})
	renamed := e.id("ice")
	correct(renamed, "Siv Dahl")
	for range 5 { // the order of maps must not matter
		e.do(ask.Request{Command: ask.Reindex})
		if got := e.said(ask.WhoSaid, "ice"); len(got) != 1 || !strings.HasPrefix(got[0], "Siv Dahl: ") {
			t.Fatalf("after two corrections: %q", got)
		}
	}
	e.do(ask.Request{Command: ask.Undo, Words: old + " not her"})
	if got := e.said(ask.WhoSaid, "ice"); len(got) != 1 || !strings.HasPrefix(got[0], "Tor Lund: ") {
		t.Errorf("undone by the old ID: %q", got)
	}
	undone := as[*ask.Change](e, ask.Request{Command: ask.Undo, Words: renamed + " not him"})
	if got := e.said(ask.WhoSaid, "ice"); undone.More || !slices.Equal(got, []string{byFalk}) {
		t.Errorf("all undone: %q, and more to undo: %v", got, undone.More)
	}
}

// TestCopiesAreCorrectedAsOne checks that a quote that several articles have is corrected and hidden in all of them.
func TestCopiesAreCorrectedAsOne(t *testing.T) {
	e := newEdited(t)
	e.write("copy.txt", "COPY (Coast Post) - \"The harbour stays open until the ice comes,\" "+
		"said Ana Falk, a harbour pilot.\n")
	e.do(ask.Request{Command: ask.Reindex})
	id := e.id("ice")
	speaker := map[string]string{ask.ParamSpeaker: "Tor Lund"}
	e.do(ask.Request{Command: ask.Correct, Words: id + " misheard", Options: speaker})
	if got := e.said(ask.WhoSaid, "ice"); len(got) != 1 || !strings.HasPrefix(got[0], "Tor Lund: ") {
		t.Errorf("corrected: %q", got)
	}
	e.do(ask.Request{Command: ask.Hide, Words: id + " a slip"})
	if got := e.said(ask.WhoSaid, `"until the ice"`); len(got) > 0 {
		t.Errorf("hidden: %q", got)
	}
}

// TestCorrectionsReachTheLists checks that corrections apply to speakers, completion, status and articles.
func TestCorrectionsReachTheLists(t *testing.T) {
	e := newEdited(t)
	young := map[string]string{ask.ParamSpeaker: "Zoe Young", ask.ParamRole: "a ferry captain"}
	e.do(ask.Request{Command: ask.Correct, Words: e.id("ice") + " misheard", Options: young})
	got := e.said(ask.Ask, "what did Zoe Young say about the ice?")
	if len(got) != 1 || !strings.HasPrefix(got[0], "Zoe Young, a ferry captain: ") {
		t.Errorf("the question finds %q", got)
	}
	list := as[*ask.SpeakerList](e, ask.Request{Command: ask.Speakers, Words: "zoe"})
	if list.Total != 1 || list.Speakers[0].Quotes != 1 || list.Speakers[0].Role != "a ferry captain" {
		t.Errorf("speakers lists %+v", list)
	}
	if list := as[*ask.SpeakerList](e, ask.Request{Command: ask.Speakers, Words: "falk"}); list.Total != 0 {
		t.Errorf("a speaker without quotes is listed: %+v", list)
	}
	complete := func(kind ask.Completion, typed string) []string {
		list, err := e.service.Complete(t.Context(), kind, typed)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if got := complete(param.Speakers, "zo"); !slices.Equal(got, []string{"Zoe Young"}) {
		t.Errorf("zo is completed to %q", got)
	}
	if got := complete(param.Topics, "break"); !slices.Equal(got, []string{"breakwater"}) {
		t.Errorf("break is completed to %q", got)
	}
	was := as[*ask.StatusInfo](e, ask.Request{Command: ask.Status})
	e.do(ask.Request{Command: ask.Hide, Words: e.id("breakwater") + " a slip"})
	if got := complete(param.Topics, "break"); len(got) > 0 {
		t.Errorf("a word that only a hidden quote has is completed to %q", got)
	}
	is := as[*ask.StatusInfo](e, ask.Request{Command: ask.Status})
	if is.Hidden != 1 || is.Quotes != was.Quotes-1 {
		t.Errorf("status says %d quotes and %d hidden, before it said %d", is.Quotes, is.Hidden, was.Quotes)
	}
	if list := as[*ask.ArticleList](e, ask.Request{Command: ask.Articles}); list.Articles[0].Quotes != is.Quotes {
		t.Errorf("articles has %d quotes, status %d", list.Articles[0].Quotes, is.Quotes)
	}
}

func (e *edited) remove(name string) {
	e.t.Helper()
	if err := os.Remove(filepath.Join(e.folder, name)); err != nil {
		e.t.Fatal(err)
	}
}

func (e *edited) rename(from, to string) {
	e.t.Helper()
	target := filepath.Join(e.folder, to)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(e.folder, from), target); err != nil {
		e.t.Fatal(err)
	}
}

// TestWrongCorrectionsAreRefused checks that an impossible correction is an error, and that nothing of it is stored.
func TestWrongCorrectionsAreRefused(t *testing.T) {
	e := newEdited(t)
	id := e.id("ice")
	for want, r := range map[string]ask.Request{
		"requires a reason":                {Command: ask.Hide, Words: id},
		"is not the ID of a quote":         {Command: ask.Hide, Words: "nonsense"},
		"no quote has the ID":              {Command: ask.Hide, Words: "aaaaaaaaaa because"},
		"requires the name of the speaker": {Command: ask.Correct, Words: id + " because"},
		"is not hidden":                    {Command: ask.Unhide, Words: id + " because"},
		"was never changed":                {Command: ask.Undo, Words: id + " because"},
		"this command is for moderators":   {Command: ask.Hide, Words: id + " because", Denied: wording.Say("x")},
	} {
		r.Moderator = r.Denied.IsZero()
		if _, err := e.service.Do(t.Context(), r); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s %s: got %v, want %q in it", r.Command, r.Words, err, want)
		}
	}
	if _, err := os.Stat(filepath.Join(e.folder, filepath.FromSlash(corrections.File))); err == nil {
		t.Error("something was stored")
	}
}

// TestUnreadableCorrections checks that corrections which become unreadable still apply in a process that has read
// them, that another process says so in its answers, and that both apply them again once they are readable.
func TestUnreadableCorrections(t *testing.T) {
	e := newEdited(t)
	const asked = "harbour speaker:Falk"
	found := as[*ask.Quotes](e, ask.Request{Command: ask.WhoSaid, Words: asked}).Hits
	if len(found) == 0 {
		t.Fatal("nothing is found")
	}
	e.do(ask.Request{Command: ask.Hide, Words: found[0].Quote.ID + " a test", Moderator: true, By: "ines"})
	path := filepath.Join(e.folder, filepath.FromSlash(corrections.File))
	if err := errors.Join(os.Rename(path, path+".away"), os.Mkdir(path, 0o700)); err != nil {
		t.Fatal(err)
	}
	other := e.again()
	see := func(who *edited, what string, hits int, note string) {
		t.Helper()
		got := as[*ask.Quotes](who, ask.Request{Command: ask.WhoSaid, Words: asked})
		if notes := notes(got); len(got.Hits) != hits || strings.Contains(notes, "can't be read") != (note != "") {
			t.Errorf("%s: %d hits, notes %q", what, len(got.Hits), notes)
		}
		status := notes(who.do(ask.Request{Command: ask.Status}))
		if hits == 0 && note == "" && strings.Contains(status, "may be shown") || !strings.Contains(status, note) {
			t.Errorf("%s: status says %q", what, status)
		}
	}
	see(e, "the one that had them", 0, "")
	see(other, "another", 1, corrections.File+" is a folder, where a file is expected; remove it")
	hide := ask.Request{Command: ask.Hide, Words: found[0].Quote.ID + " a test", Moderator: true}
	if _, err := other.service.Do(t.Context(), hide); !strings.Contains(ask.Explain(err).Message.String(),
		"can't be used") {
		t.Errorf("hide: %v", err)
	}
	if err := errors.Join(os.Remove(path), os.Rename(path+".away", path)); err != nil {
		t.Fatal(err)
	}
	see(e, "mended, the one that had them", 0, "")
	see(other, "mended, another", 0, "")
}

// again returns another service for the same corpus, as in another process.
func (e *edited) again() *edited {
	e.t.Helper()
	data := e.t.TempDir()
	corrected := corrections.NewWatch(e.folder, "")
	live := index.NewLive(data, corrected)
	e.t.Cleanup(func() { live.Close() })
	r := reindex.New(reindex.Options{Corpus: e.folder, DataDir: data, Live: live})
	o := &edited{t: e.t, folder: e.folder, service: ask.New(ask.Options{
		Index: live, Reindexer: r, Keeper: r.Keeper(), Drafts: draft.Store(filepath.Join(data, "drafts")),
		Corpus: e.folder, Corrections: corrected, Timeout: patience})}
	o.do(ask.Request{Command: ask.Reindex})
	return o
}
