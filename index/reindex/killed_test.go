package reindex_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/ask/draft"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

var kills = flag.Int("kills", 5, "how often TestKilledAtAnyMoment kills")

// killedIn and killedFrom are the environment variables with which TestKilledAtAnyMoment starts the process that it
// kills: its folder, and the number of its first action.
const (
	killedIn   = "VERBATIM_TEST_KILLED_IN"
	killedFrom = "VERBATIM_TEST_KILLED_FROM"
)

// A keeper is all of verbatim in a folder, except for its surfaces.
type keeper struct {
	folder  string // the corpus
	service *ask.Service
	alerts  *alerts.Store
	live    *index.Live
	indexes *reindex.Reindexer
}

// openKeeper starts a keeper as the bot starts: it indexes the corpus if necessary, and looks for new quotes.
func openKeeper(ctx context.Context, dir string) (*keeper, error) {
	k := &keeper{folder: filepath.Join(dir, "corpus")}
	data := filepath.Join(dir, "data")
	for _, d := range []string{k.folder, data} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, err
		}
	}
	corrected := corrections.NewWatch(k.folder, "")
	k.live = index.NewLive(data, corrected)
	k.indexes = reindex.New(reindex.Options{Corpus: k.folder, DataDir: data, Live: k.live})
	var err error
	if k.alerts, err = alerts.Open(ctx, filepath.Join(data, "alerts.db")); err != nil {
		return nil, err
	}
	k.service = ask.New(ask.Options{Index: k.live, Reindexer: k.indexes, Keeper: k.indexes.Keeper(),
		Drafts: draft.Store(filepath.Join(data, "drafts")), Corpus: k.folder,
		Corrections: corrected, Alerts: k.alerts, Timeout: patience})
	if _, err = k.indexes.Ensure(ctx, nil); err == nil {
		err = k.service.NoteNews(ctx)
	}
	return k, err
}

func (k *keeper) close() {
	k.alerts.Close()
	k.live.Close()
}

// numbered returns the text of the article with a number.
func numbered(n int) string {
	const text = "HARBOUR TOWN (Harbour Wire) - \"The harbour is closed until day %d,\" said Ana Falk, a harbour pilot.\n"
	return fmt.Sprintf(text, n)
}

// actions are what the killed process does, by name. Each returns what to print after its number when it is done.
var actions = map[string]func(ctx context.Context, k *keeper, n int) (string, error){
	"reindex": func(ctx context.Context, k *keeper, n int) (string, error) {
		beside := filepath.Join(filepath.Dir(k.folder), "beside")
		if err := os.WriteFile(beside, []byte(numbered(n)), 0o600); err != nil {
			return "", err
		}
		if err := os.Rename(beside, filepath.Join(k.folder, fmt.Sprintf("%d.txt", n))); err != nil {
			return "", err
		}
		_, err := k.service.Do(ctx, ask.Request{Command: ask.Reindex, Moderator: true})
		if err == nil {
			err = k.service.NoteNews(ctx)
		}
		return "", err
	},
	"add": func(ctx context.Context, k *keeper, n int) (string, error) {
		file := ask.File{Name: fmt.Sprintf("%d.txt", n), Data: []byte(numbered(n))}
		r := ask.Request{Command: ask.Add, Moderator: true, Files: []ask.File{file},
			Options: map[string]string{ask.ParamReason: "number " + strconv.Itoa(n)}}
		answer, err := k.service.Do(ctx, r)
		if err != nil {
			return "", err
		}
		r.Draft = answer.(*ask.Preview).Draft
		_, err = k.service.Do(ctx, r)
		return "", err
	},
	"correct": func(ctx context.Context, k *keeper, n int) (string, error) {
		five := map[string]string{ask.ParamLimit: "5"}
		said, err := k.service.Do(ctx, ask.Request{Command: ask.WhoSaid, Words: "harbour closed", Options: five})
		if err != nil || !said.Found() {
			return "", err
		}
		hits := said.(*ask.Quotes).Hits
		id := hits[n%len(hits)].Quote.ID
		_, err = k.service.Do(ctx, ask.Request{Command: ask.Correct, Words: id, Moderator: true,
			Options: map[string]string{
				ask.ParamSpeaker: fmt.Sprintf("Tor Lund %d", n), ask.ParamReason: "number " + strconv.Itoa(n)}})
		return id, err
	},
	"subscribe": func(ctx context.Context, k *keeper, n int) (string, error) {
		answer, err := k.service.Do(ctx, ask.Request{Command: ask.Subscribe, Words: "harbour closed", Asker: strconv.Itoa(n)})
		if err != nil {
			return "", err
		}
		return strconv.FormatInt(answer.(*ask.Subscribed).Alert.ID, 10), nil
	},
}

// durations are the approximate durations of the actions.
var durations = map[string]time.Duration{"reindex": 30 * time.Millisecond, "add": 30 * time.Millisecond,
	"correct": 300 * time.Microsecond, "subscribe": 500 * time.Microsecond}

// work does one action after the other until it is killed, and prints when each begins and when it is done.
func work(ctx context.Context, dir string, from int) error {
	k, err := openKeeper(ctx, dir)
	if err != nil {
		return err
	}
	names := []string{"reindex", "add", "correct", "subscribe"}
	for n := from; ; n++ {
		name := names[rand.IntN(len(names))]
		fmt.Println("begin", name, n)
		said, err := actions[name](ctx, k, n)
		if err != nil {
			return fmt.Errorf("%s %d: %w", name, n, err)
		}
		fmt.Println("done", name, n, said)
	}
}

// A deed is an action of the killed process, according to its output.
type deed struct {
	name string
	n    int
	said string
	done bool // it was acknowledged
}

// killOnce starts a process in dir and kills it shortly after one of its first actions begins. It returns the actions.
func killOnce(t *testing.T, dir string, from int) (all []deed) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKilledAtAnyMoment$")
	child.Env = append(os.Environ(), killedIn+"="+dir, killedFrom+"="+strconv.Itoa(from))
	var wrong strings.Builder
	child.Stderr = &wrong
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	last := from + rand.IntN(4)
	die := func(within time.Duration) {
		time.AfterFunc(rand.N(within), func() { _ = child.Process.Kill() })
	}
	if last == from {
		die(40 * time.Millisecond) // perhaps during its start
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			break // an incomplete line does not count
		}
		var d deed
		if _, err := fmt.Sscanf(line, "begin %s %d", &d.name, &d.n); err == nil {
			if all = append(all, d); d.n == last && last != from {
				die(durations[d.name])
			}
		} else if n, _ := fmt.Sscanf(line, "done %s %d %s", &d.name, &d.n, &d.said); n >= 2 {
			all[len(all)-1].done, all[len(all)-1].said = true, d.said
		} else {
			t.Fatalf("the process says %q", line)
		}
	}
	if err := child.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the process ended by itself: %v\n%s", err, &wrong)
	}
	return all
}

// TestKilledAtAnyMoment repeatedly kills a process that reindexes, adds, corrects and subscribes. Each time, the
// next process has the whole corpus, and every acknowledged action once.
func TestKilledAtAnyMoment(t *testing.T) {
	if dir := os.Getenv(killedIn); dir != "" {
		from, _ := strconv.Atoi(os.Getenv(killedFrom))
		if err := work(context.Background(), dir, from); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(3)
	}
	t.Parallel()
	const rounds = 10 // per folder
	var h history
	dir, unfinished := "", map[string]int{}
	for round := range *kills {
		if round%rounds == 0 {
			dir, h = t.TempDir(), history{}
		}
		h.deeds = append(h.deeds, killOnce(t, dir, len(h.deeds)+1)...)
		if n := len(h.deeds); n > 0 && !h.deeds[n-1].done {
			unfinished[h.deeds[n-1].name]++
		}
		h.verify(t, dir)
		if t.Failed() {
			t.Fatalf("after kill %d, the last of %v", round+1, h.deeds)
		}
	}
	t.Logf("killed %d times, during %v", *kills, unfinished)
}

// A history is the actions in a folder, in order. An action that was not acknowledged may be done or not.
type history struct{ deeds []deed }

// verify opens the folder as the next process does, and compares it with the history.
func (h *history) verify(t *testing.T, dir string) {
	t.Helper()
	k, err := openKeeper(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer k.close()
	h.articles(t, k)
	h.corrections(t, k)
	h.posts(t, k, h.subscribed(t, k))
}

// articles checks that each file is complete, that each is indexed once, and that no acknowledged one is missing.
func (h *history) articles(t *testing.T, k *keeper) {
	t.Helper()
	served := map[string]int{}
	all := map[string]string{ask.ParamLimit: "1000"}
	answer, err := k.service.Do(t.Context(), ask.Request{Command: ask.Articles, Options: all})
	if err != nil {
		t.Fatal(err)
	}
	list := answer.(*ask.ArticleList).Articles
	for _, a := range list {
		served[a.Path] += a.Quotes
	}
	files, err := fs.Glob(os.DirFS(k.folder), "[0-9]*")
	if err != nil || len(files) != len(list) {
		t.Errorf("of the files %q there are served %v", files, served)
	}
	for _, d := range h.deeds {
		if d.name != "add" && d.name != "reindex" {
			continue
		}
		name := fmt.Sprintf("%d.txt", d.n)
		text, err := os.ReadFile(filepath.Join(k.folder, name))
		switch {
		case err != nil && d.done:
			t.Errorf("%s %d was acknowledged: %v", d.name, d.n, err)
		case err == nil && (string(text) != numbered(d.n) || served[name] != 1):
			t.Errorf("%s holds %q, and %d quotes of it are served", name, text, served[name])
		}
	}
}

// corrections checks that an acknowledged correction is stored once, that any other is stored at most once, and
// that quotes are shown with them.
func (h *history) corrections(t *testing.T, k *keeper) {
	t.Helper()
	list, err := corrections.Read(os.DirFS(k.folder))
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, e := range list.Entries {
		times[e.Reason]++
	}
	shown := map[string][]string{} // the speakers that may be shown, by quote ID
	for _, d := range h.deeds {
		n := times["number "+strconv.Itoa(d.n)]
		if n > 1 || d.done && n == 0 && (d.name == "add" || d.name == "correct" && d.said != "") {
			t.Errorf("%s %d (%v) is kept %d times", d.name, d.n, d.done, n)
		}
		if d.name == "correct" && d.done {
			shown[d.said] = []string{fmt.Sprintf("Tor Lund %d", d.n)}
		} else if d.name == "correct" {
			for id := range shown { // the process has not printed which quote it was correcting
				shown[id] = append(shown[id], fmt.Sprintf("Tor Lund %d", d.n))
			}
		}
	}
	for id, names := range shown {
		if id == "" {
			continue
		}
		answer, err := k.service.Do(t.Context(), ask.Request{Command: ask.Context, Words: id})
		if around, ok := answer.(*ask.QuoteContext); !ok || !slices.Contains(names, around.Hit.Quote.Speaker.Name) {
			t.Errorf("%s is shown as by %+v, want one of %q (%v)", id, answer, names, err)
		}
	}
}

// subscribed checks that each acknowledged alert is stored, and no more. It returns the actions by alert.
func (h *history) subscribed(t *testing.T, k *keeper) map[int64]deed {
	t.Helper()
	known := map[int64]deed{}
	for _, d := range h.deeds {
		if d.name != "subscribe" {
			continue
		}
		list, err := k.alerts.Of(t.Context(), strconv.Itoa(d.n))
		if err != nil || len(list) > 1 || d.done && len(list) == 0 {
			t.Errorf("alert %d (%v) is there as %v, %v", d.n, d.done, list, err)
		}
		if d.done && len(list) == 1 {
			known[list[0].ID] = d
		}
	}
	return known
}

// posts checks that each article added after an alert waits to be posted once.
func (h *history) posts(t *testing.T, k *keeper, known map[int64]deed) {
	t.Helper()
	due, err := k.service.DueNews(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, n := range due {
		for _, hit := range n.Quotes.Hits {
			times[fmt.Sprint(n.Post.Alert.ID, " ", hit.Article.Path)]++
		}
	}
	for id, alert := range known {
		for _, d := range h.deeds {
			n := times[fmt.Sprintf("%d %d.txt", id, d.n)]
			if n > 1 || n == 0 && d.done && d.n > alert.n && (d.name == "add" || d.name == "reindex") {
				t.Errorf("%s %d waits %d times for alert %d, subscribed to in %d", d.name, d.n, n, id, alert.n)
			}
		}
	}
}
