package local

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/bot/shards"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/swap"
	"verbatim/corpus/diskfull"
	"verbatim/index"
	"verbatim/index/cluster"
	"verbatim/index/corrections"
	"verbatim/index/query"
	"verbatim/index/servers"
)

const (
	// SampleName is the name of the built-in corpus.
	SampleName = "the built-in sample"

	// AlertsFile is the file in the data folder that keeps the alerts.
	AlertsFile = "alerts.db"
	// ServersFile is the file in the data folder that keeps the settings of servers.
	ServersFile = "servers.db"

	// corporaFolder is the folder in the data folder that has the data folders of further corpora, by their names.
	corporaFolder = "corpora"

	// SessionsFile is the file in the data folder that keeps when the bot began sessions with Discord.
	SessionsFile = "sessions.txt"
	// CommandsFile is the file in the data folder that keeps where commands are registered.
	CommandsFile = "commands.json"
	// DraftsFolder is the folder in the data folder with changes that wait to be confirmed.
	DraftsFolder = "drafts"
)

// A Place says where a corpus and its index are.
type Place struct {
	Corpus string // a folder, or a name of Named; empty means the built-in sample
	Data   string // the folder of the index; empty means the one that dataFolder returns

	Model string          // the file of a sentence model; empty for none
	Index cluster.Address // where the index is in a cluster; zero for the data folder

	Further string            // the name of the corpus, if it is one of Named; Resolve sets it
	Named   map[string]string // the folders of corpora by their names; Corpus may be one of these

	// State is the address of a PostgreSQL with the corrections; empty for those in the corpus. It has those of the
	// corpora that the operator lists: Usual and Named. Resolve empties it for another folder, which has its own.
	State string
	Usual string // the folder of the usual corpus; empty for the sample

	AsIndexed bool // answer from the current index, even if the corpus has changed
}

// Name returns the name of the corpus: its folder, or SampleName.
func (p Place) Name() string {
	if p.Corpus == "" {
		return SampleName
	}
	return p.Corpus
}

// Title returns what status calls the corpus: its name, where several are listed, and else its folder.
func (p Place) Title() string {
	switch {
	case p.Further != "":
		return p.Further
	case len(p.Named) > 0:
		return servers.MainCorpus
	}
	return p.Name()
}

// Resolve returns the place with absolute folders. The note is not empty if the default data folder can't be used and
// another one replaces it. If the restore of a backup was interrupted there, Resolve completes it.
func (p Place) Resolve() (at Place, note string, err error) {
	at, note, err = p.resolve()
	if err == nil {
		err = at.finishRestore()
	}
	return at, note, err
}

func (p Place) resolve() (at Place, note string, err error) {
	if _, err := OpenModel(p.Model); err != nil {
		return p, "", err
	}
	if _, err := p.Server(); err != nil {
		return p, "", err
	}
	folder, ok := p.Named[p.Corpus]
	if near, slip := query.Nearest(p.Corpus, slices.Sorted(maps.Keys(p.Named))); slip && !ok {
		if _, err := os.Stat(p.Corpus); errors.Is(err, fs.ErrNotExist) {
			return p, "", problem.WithHint(fmt.Errorf("there is no folder and no corpus %s", p.Corpus), "did you mean "+near+"?")
		}
	}
	if ok {
		if p.Data != "" {
			p.Data = filepath.Join(p.Data, corporaFolder, p.Corpus)
		}
		p.Further, p.Corpus = p.Corpus, folder
		if p.Clustered() {
			p.Index.Name += "-" + p.Further
		}
	}
	if !ok && !sameFolder(p.Corpus, p.Usual) {
		p.State = ""
	}
	if p.Corpus != "" {
		abs, err := filepath.Abs(p.Corpus)
		if err != nil {
			return p, "", fmt.Errorf("finding the corpus: %w", err)
		}
		p.Corpus = resolveLinks(abs, mostLinks) // a corpus has one index, by whatever link it is named
	}
	if p.Data == "" {
		p.Data, note, err = dataFolder(p.Corpus)
		return p, note, err
	}
	abs, err := filepath.Abs(p.Data)
	if err != nil {
		return p, "", fmt.Errorf("finding the data folder: %w", err)
	}
	p.Data = abs
	return p, "", nil
}

// Manifest returns the manifest of the current index, or nil if there is no index. It refuses a data folder that
// holds another corpus, because a bot that serves that corpus would serve this one from now on. For the same reason,
// a manifest that can't be read is an error. The place must be resolved.
func (p Place) Manifest() (*index.Manifest, error) {
	m, err := index.ReadHead(p.Data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil && !errors.Is(err, index.ErrDamaged):
		return nil, p.DataHint(err)
	case err != nil:
		current := filepath.Join(p.Data, index.CurrentFile)
		return nil, problem.WithHint(fmt.Errorf("the data folder %s holds the index of an unknown corpus: %w", p.Data, err),
			"if it is the index of this corpus, remove "+current+"; the index is then built again")
	}
	if m.Corpus != p.Name() {
		err := fmt.Errorf("the data folder %s holds the index of %s, not of %s", p.Data, m.Corpus, p.Name())
		return nil, problem.WithHint(err,
			"name another folder with --data, or remove this one if you no longer need that index")
	}
	return m, nil
}

// IsRebuilt reports whether an entry of a data folder is made again if it is removed: the index and copies of what
// the corpus and Discord have, and changes that wait to be confirmed.
func IsRebuilt(name string) bool {
	return slices.Contains([]string{index.CurrentFile, CommandsFile, DraftsFolder, corrections.CopyFile}, name) ||
		index.IsSnapshot(name)
}

// finishRestore completes a restore that was interrupted after its files were checked. The place must be resolved.
func (p Place) finishRestore() error {
	if !swap.Pending(p.Data) {
		return nil
	}
	lock, err := index.TryLock(p.Data)
	var busy *index.BusyError
	if errors.As(err, &busy) {
		return problem.WithHint(errors.New("a backup is being restored"), "try again when that has ended")
	}
	if err != nil {
		return p.DataHint(err)
	}
	defer lock.Unlock()
	_, err = swap.Finish(p.Data)
	return err
}

// DataHint adds a hint to err if it is an error of the data folder, or that of a full disk. The place must be resolved.
func (p Place) DataHint(err error) error {
	if diskfull.Is(err) {
		return p.FullHint(err)
	}
	if p.Clustered() && errors.Is(err, index.ErrNoSnapshot) {
		return problem.WithHint(err, "run verbatim reindex where the articles are: it writes the index "+p.Index.String())
	}
	var at *fs.PathError
	if errors.As(err, &at) && (strings.HasPrefix(at.Path, p.Data) || strings.HasPrefix(p.Data, at.Path)) {
		return problem.WithHint(err, "the index needs a folder that can be written to: name one with --data or VERBATIM_DATA")
	}
	return err
}

// LockService takes the lock of a bot that answers from the data folder with these shards, because two bots with the
// same shards would answer each question twice. The place must be resolved.
func (p Place) LockService(of shards.Range) (lock *index.Lock, err error) {
	if of.Partial() {
		lock, err = index.LockShards(p.Data, of.First, of.Last, of.Total)
	} else {
		lock, err = index.LockService(p.Data)
	}
	if errors.Is(err, index.ErrServed) && of.Partial() {
		return nil, problem.WithHint(fmt.Errorf("in the data folder %s with VERBATIM_SHARDS=%s: %w", p.Data, of, err),
			"give each process other shards of the same number, as in VERBATIM_SHARDS=0-3/16 and VERBATIM_SHARDS=4-7/16")
	}
	if errors.Is(err, index.ErrServed) {
		return nil, problem.WithHint(
			fmt.Errorf("another bot already answers from the data folder %s, and members would get each answer twice", p.Data),
			"stop that bot first; or, for a bot with a token of its own, name another folder with --data or VERBATIM_DATA. "+
				"Other commands work while a bot runs")
	}
	return lock, p.DataHint(err)
}
