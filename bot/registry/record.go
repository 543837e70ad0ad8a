package registry

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"slices"
)

// A record says in which servers the commands for moderators are registered. So only servers that left home since are
// asked about, and others once: those where an earlier version, which kept no record, may have registered some.
type record struct {
	Registered []string `json:"registered"` // ids of servers that have the commands
	Clear      []string `json:"clear"`      // ids of servers that have none
}

// mostFormer is how many servers one run asks about. The next run asks about more.
const mostFormer = 100

// former returns the servers that have commands, or may have some, and are not at home: first those where some were
// registered.
func (r *record) former(home, guilds []string) []string {
	r.Clear = slices.DeleteFunc(r.Clear, func(g string) bool { return !slices.Contains(guilds, g) })
	var list []string
	for _, g := range slices.Concat(r.Registered, guilds) {
		if !slices.Contains(home, g) && !slices.Contains(r.Clear, g) && !slices.Contains(list, g) {
			list = append(list, g)
		}
	}
	return list[:min(len(list), mostFormer)]
}

// keep records that a server is at home.
func (r *record) keep(guild string) {
	r.Clear = slices.DeleteFunc(r.Clear, func(g string) bool { return g == guild })
	if !slices.Contains(r.Registered, guild) {
		r.Registered = append(r.Registered, guild)
	}
}

// clear records that a server has no commands.
func (r *record) clear(guild string) {
	r.Registered = slices.DeleteFunc(r.Registered, func(g string) bool { return g == guild })
	if !slices.Contains(r.Clear, guild) {
		r.Clear = append(r.Clear, guild)
	}
}

// read reads a record. Without one, or if it can't be read, the record is empty, and the servers are asked.
func read(file string, log *slog.Logger) (r record) {
	if file == "" {
		return r
	}
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		log.Warn("the record of registered commands can't be read; the servers are asked again", "error", err)
		return record{}
	}
	return r
}

// write writes a record. Without it, the next run asks the servers again.
func (r *record) write(file string, log *slog.Logger) {
	if file == "" {
		return
	}
	data, err := json.Marshal(r)
	if err == nil {
		err = errors.Join(os.WriteFile(file+".new", data, 0o600), os.Rename(file+".new", file))
	}
	if err != nil {
		log.Warn("the record of registered commands can't be written; the next start asks the servers again", "error", err)
	}
}
