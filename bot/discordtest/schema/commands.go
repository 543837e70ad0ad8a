package schema

import (
	"fmt"
	"regexp"
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
	CommandChat    = 1 // typed after a slash
	CommandUser    = 2 // in the menu of a user
	CommandMessage = 3 // in the menu of a message
)

// MaxCommands is how many commands of each type there may be.
var MaxCommands = map[int]int{CommandChat: 100, CommandUser: 15, CommandMessage: 15}

// Ways of installing an application: a command's integration types.
const (
	InstalledForGuild = 0
	InstalledForUser  = 1
)

// commandName is the pattern of a chat command's or option's name. The name must not contain upper case.
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

	Localizations
}

// FillIn gives a global command the defaults of what was not sent: all contexts, installed for guilds.
func (c *Command) FillIn() {
	if c.Guild == "" && c.Contexts == nil {
		c.Contexts = []int{0, 1, 2}
	}
	if c.Guild == "" && c.IntegrationTypes == nil {
		c.IntegrationTypes = []int{InstalledForGuild}
	}
}

// Check returns an error for the first rule that the command breaks.
func (c *Command) Check() error {
	if err := c.checkKind(); err != nil {
		return err
	}
	if err := c.Localizations.check(c.Name, c.Type != CommandChat); err != nil {
		return err
	}
	if !within(c.Contexts, 2) || !within(c.IntegrationTypes, InstalledForUser) {
		return Invalid("%s: contexts are 0 to 2 and integration_types 0 to 1, each once", c.Name)
	}
	if c.Permissions != nil {
		if _, err := strconv.ParseUint(*c.Permissions, 10, 64); err != nil {
			return Invalid("%s: default_member_permissions is not a bit set", c.Name)
		}
	}
	if len(c.Options) > maxOptions {
		return Invalid("%s: at most %d options", c.Name, maxOptions)
	}
	total := longest(c.Name, c.Names) + longest(c.Description, c.Descriptions)
	optional, names := false, map[string]bool{}
	for _, o := range c.Options {
		if err := o.check(); err != nil {
			return err
		}
		if names[o.Name] {
			return Invalid("%s: Application command option names must be unique", o.Name)
		}
		names[o.Name] = true
		if err := CheckUnique("Application command option", names, &o.Localizations); err != nil {
			return err
		}
		if o.Required && optional {
			return Invalid("%s: Required options must be placed before non-required options", c.Name)
		}
		optional = optional || !o.Required
		total += longest(o.Name, o.Names) + longest(o.Description, o.Descriptions)
		for _, choice := range o.Choices {
			total += longest(choice.Name, choice.Names) + Length(fmt.Sprint(choice.Value))
		}
	}
	if total > maxCommandText {
		return Invalid("%s: more than %d characters in all", c.Name, maxCommandText)
	}
	return nil
}
