package discordtest

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// Limits of application commands, of their page.
const (
	maxCommands      = 100
	maxOptions       = 25
	maxChoices       = 25
	maxCommandText   = 8000
	maxDescriptionCh = 100
)

// The types of options that the server knows.
const (
	OptionString  = 3
	OptionInteger = 4
	OptionBoolean = 5
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
	Contexts    []int    `json:"contexts"`
}

// An Option is an option of a command.
type Option struct {
	Type         int      `json:"type"`
	Name         string   `json:"name"`
	Description  string   `json:"description"`
	Required     bool     `json:"required,omitempty"`
	Autocomplete bool     `json:"autocomplete,omitempty"`
	Choices      []Choice `json:"choices,omitempty"`
	MinValue     *float64 `json:"min_value,omitempty"`
	MaxValue     *float64 `json:"max_value,omitempty"`
	MinLength    *int     `json:"min_length,omitempty"`
	MaxLength    *int     `json:"max_length,omitempty"`
}

// A Choice is a fixed value of an option.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
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
	switch {
	case r.PathValue("app") != s.Bot.ID:
		return 0, nil, errMissingAccess
	case guild != "" && s.guilds[guild] == nil:
		return 0, nil, errMissingAccess
	case len(list) > maxCommands:
		return 0, nil, invalid("at most %d commands", maxCommands)
	}
	names := map[string]bool{}
	for i := range list {
		c := &list[i]
		if c.Type == 0 {
			c.Type = 1
		}
		if err := c.check(); err != nil {
			return 0, nil, err
		}
		if names[c.Name] {
			return 0, nil, invalid("%s: Application command names must be unique", c.Name)
		}
		names[c.Name] = true
		c.ID, c.Application, c.Guild = s.newID(), s.Bot.ID, guild
		if guild == "" && c.Contexts == nil {
			c.Contexts = []int{0, 1, 2}
		}
	}
	s.commands[guild] = list
	s.puts++
	s.written.put(guild)
	return 200, list, nil
}

// check returns the first rule that the command breaks.
func (c *Command) check() error {
	if err := checkName(c.Name, c.Description); err != nil {
		return err
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

func (o *Option) check() error {
	if err := checkName(o.Name, o.Description); err != nil {
		return err
	}
	if o.Type < 1 || o.Type > 11 {
		return invalid("%s: no such option type: %d", o.Name, o.Type)
	}
	if len(o.Choices) > maxChoices || len(o.Choices) > 0 && o.Autocomplete {
		return invalid("%s: at most %d choices, and none with autocomplete", o.Name, maxChoices)
	}
	for _, c := range o.Choices {
		n, value := length(c.Name), length(fmt.Sprint(c.Value))
		if n < 1 || n > maxDescriptionCh || c.Value == nil || value > maxDescriptionCh {
			return invalid("%s: a choice's name has 1 to %d characters, and its value at most as many", o.Name, maxDescriptionCh)
		}
	}
	if o.MaxLength != nil && (*o.MaxLength < 1 || *o.MaxLength > 6000) || o.MinLength != nil && (*o.MinLength < 0 || *o.MinLength > 6000) {
		return invalid("%s: min_length 0 to 6000, max_length 1 to 6000", o.Name)
	}
	return nil
}

func checkName(name, description string) error {
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		return invalid("name: %q is no command or option name", name)
	}
	if n := length(description); n < 1 || n > maxDescriptionCh {
		return invalid("%s: description must be 1 to %d in length, not %d", name, maxDescriptionCh, n)
	}
	return nil
}
