package discordtest

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
)

// Limits of application commands, of their page.
const (
	maxOptions       = 25
	maxChoices       = 25
	maxCommandText   = 8000
	maxDescriptionCh = 100
)

// Types of commands.
const (
	CommandChat    = 1 // typed behind a slash
	CommandUser    = 2 // in the menu of a user
	CommandMessage = 3 // in the menu of a message
)

// maxCommands is how many commands of a type there may be.
var maxCommands = map[int]int{CommandChat: 100, CommandUser: 15, CommandMessage: 15}

// Ways of installing an application, which are a command's integration types.
const (
	InstalledForGuild = 0
	InstalledForUser  = 1
)

// commandName is the pattern of a chat command's or option's name; there must be no upper case in it.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// A Command is a registered application command.
type Command struct {
	ID          string   `json:"id"`
	Application string   `json:"application_id"`
	Guild       string   `json:"guild_id,omitempty"`
	Type        int      `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Options     []Option `json:"options"`
	Permissions *string  `json:"default_member_permissions"`
	Contexts    []int    `json:"contexts"` // where a global command is shown; everywhere when nil

	IntegrationTypes []int `json:"integration_types,omitempty"` // how a global command is installed; for guilds when nil
}

// Commands returns the commands that are registered for a guild, or for "" the global ones.
func (s *Server) Commands(guild string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Command(nil), s.commands[guild]...)
}

// CommandPuts returns how often commands were overwritten.
func (s *Server) CommandPuts() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.puts
}

// Registered waits until commands are overwritten, anywhere; each time counts once.
func (s *Server) Registered(ctx context.Context) error {
	_, err := s.written.next(ctx)
	return err
}

func (s *Server) getCommands(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.commands[r.PathValue("guild")]
	if list == nil {
		list = []Command{}
	}
	return 200, list, nil
}

func (s *Server) putCommands(r *http.Request) (int, any, error) {
	var list []Command
	if err := decode(r.Body, &list); err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	guild := r.PathValue("guild")
	if r.PathValue("app") != s.Bot.ID || guild != "" && s.guild(guild) == nil {
		return 0, nil, errMissingAccess
	}
	names, count := map[string]bool{}, map[int]int{}
	for i := range list {
		c := &list[i]
		if c.Type == 0 {
			c.Type = CommandChat
		}
		if err := c.check(); err != nil {
			return 0, nil, err
		}
		key := fmt.Sprint(c.Type, " ", c.Name)
		if names[key] {
			return 0, nil, invalid("%s: Application command names must be unique", c.Name)
		}
		names[key] = true
		if count[c.Type]++; count[c.Type] > maxCommands[c.Type] {
			return 0, nil, errTooManyCommands
		}
		c.ID, c.Application, c.Guild = s.newID(), s.Bot.ID, guild
		if guild == "" && c.Contexts == nil {
			c.Contexts = []int{0, 1, 2}
		}
		if guild == "" && c.IntegrationTypes == nil {
			c.IntegrationTypes = []int{InstalledForGuild}
		}
	}
	s.commands[guild] = list
	s.puts++
	s.written.put(guild)
	return 200, list, nil
}

// check returns the first rule that the command breaks.
func (c *Command) check() error {
	if err := c.checkKind(); err != nil {
		return err
	}
	if !within(c.Contexts, 2) || !within(c.IntegrationTypes, InstalledForUser) {
		return invalid("%s: contexts are 0 to 2 and integration_types 0 to 1, each once", c.Name)
	}
	if c.Permissions != nil {
		if _, err := strconv.ParseUint(*c.Permissions, 10, 64); err != nil {
			return invalid("%s: default_member_permissions is no bit set", c.Name)
		}
	}
	if len(c.Options) > maxOptions {
		return invalid("%s: at most %d options", c.Name, maxOptions)
	}
	total, optional, names := length(c.Name)+length(c.Description), false, map[string]bool{}
	for _, o := range c.Options {
		if err := o.check(); err != nil {
			return err
		}
		if names[o.Name] {
			return invalid("%s: Application command option names must be unique", o.Name)
		}
		names[o.Name] = true
		if o.Required && optional {
			return invalid("%s: Required options must be placed before non-required options", c.Name)
		}
		optional = optional || !o.Required
		total += length(o.Name) + length(o.Description)
		for _, choice := range o.Choices {
			total += length(choice.Name) + length(fmt.Sprint(choice.Value))
		}
	}
	if total > maxCommandText {
		return invalid("%s: more than %d characters in all", c.Name, maxCommandText)
	}
	return nil
}

// Remap lets everybody use a command that is registered for some, as an administrator does under Integrations.
func (s *Server) Remap(command string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for guild, list := range s.commands {
		list = slices.Clone(list) // the one before may be on its way to somebody
		for i := range list {
			if list[i].Name == command {
				list[i].Permissions = nil
			}
		}
		s.commands[guild] = list
	}
}
