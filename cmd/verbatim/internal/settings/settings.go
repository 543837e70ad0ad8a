// Package settings reads the settings of verbatim from a file and from the environment. Start with [Read], [ReadFile]
// and [Config].
package settings

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/kelseyhightower/envconfig"

	"verbatim/bot/shards"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/cluster"
)

// envPrefix begins the name of every variable that verbatim reads. The file .env.example explains each of them.
const envPrefix = "VERBATIM"

// A Config holds the values of the settings. A flag with the same meaning overrides a variable of the environment, and
// that a line of the file.
type Config struct {
	Corpus         string          `split_words:"true"` // folder of articles; empty means the built-in sample
	Corpora        []string        `split_words:"true"` // further corpora that servers can choose; see Others
	Data           string          `split_words:"true"` // folder of the index; empty means one in the user's cache folder
	State          secret          `split_words:"true"` // address of a PostgreSQL that has what processes share; empty for files
	Model          string          `split_words:"true"` // file of a sentence model; empty for none
	Index          cluster.Address // where the index is in a cluster; zero for the data folder
	Token          secret          `split_words:"true"`
	TokenFile      string          `split_words:"true"`              // a file that holds the token
	Shards         shards.Range    `split_words:"true"`              // those that this process runs; all that Discord recommends
	Prefix         string          `split_words:"true" default:"!"`  // the prefix of commands in a channel
	HomeGuilds     []string        `split_words:"true"`              // servers whose moderators may change a corpus; see Homes
	ModeratorRoles []string        `split_words:"true"`              // roles that may run moderators' commands
	ReportChannel  string          `split_words:"true"`              // id of the channel that gets reports
	Cooldown       time.Duration   `split_words:"true" default:"3s"` // between two commands of a member; 0 for none
	PlainText      bool            `split_words:"true"`              // answers on Discord are text, not cards
	SharedNames    bool            `split_words:"true"`              // commands such as !help are heard without a mention
	Watch          time.Duration   `split_words:"true"`              // how long files must rest before a reindex; 0 is never
	HTTP           string          // the address that serves health and metrics; empty for none
	Web            string          `split_words:"true"`  // the address that serves the site; empty for none
	WebURL         string          `envconfig:"WEB_URL"` // where visitors find the site
	WebProxies     []string        `split_words:"true"`  // networks whose X-Forwarded-For counts
	DiscordAPI     string          `envconfig:"DISCORD_API"`
	Log            LogSpec         `split_words:"true"` // "level" or "level,json"

	File        string `ignored:"true"` // path of the file of settings; empty for none
	FileWarning string `ignored:"true"` // what is wrong with it although it can be used; or empty
}

// Read reads the environment, and from a file what the environment does not have. A variable that is set to nothing, as
// "NAME=" does, counts as not set. The file may be nil.
func Read(file *File) (Config, error) {
	if file == nil {
		file = &File{}
	}
	if err := file.apply(); err != nil {
		return Config{}, err
	}
	return read(file)
}

// read reads the environment, to which the file was applied.
func read(file *File) (Config, error) {
	c := Config{File: file.Path, FileWarning: file.Warning()}
	err := envconfig.Process(envPrefix, &c)
	var wrong *envconfig.ParseError
	switch {
	case errors.As(err, &wrong) && wrong.Value == "":
		if err := os.Unsetenv(wrong.KeyName); err != nil {
			return c, fmt.Errorf("reading the environment: %w", err)
		}
		return read(file)
	case errors.As(err, &wrong):
		return c, valueError(wrong, file)
	}
	c.HomeGuilds, c.ModeratorRoles, c.Corpora = trimmed(c.HomeGuilds), trimmed(c.ModeratorRoles), trimmed(c.Corpora)
	c.WebProxies = trimmed(c.WebProxies)
	c.ReportChannel = strings.TrimSpace(c.ReportChannel)
	return c, err
}

// trimmed returns the entries of a list without the space around them, and without empty ones: "1, 2," are two ids.
func trimmed(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return slices.DeleteFunc(list, func(entry string) bool { return entry == "" })
}

// durationType is how envconfig names the type of a duration.
var durationType = reflect.TypeFor[time.Duration]().String()

// forms say, by variable, what a value must look like. Only these variables can have a wrong form.
var forms = map[string]string{
	"VERBATIM_COOLDOWN":     "write a number with a unit (s, m or h), as in VERBATIM_COOLDOWN=3s; 0s turns waiting off",
	"VERBATIM_PLAIN_TEXT":   "write true or false, as in VERBATIM_PLAIN_TEXT=true",
	"VERBATIM_SHARDS":       "write auto, a number as in VERBATIM_SHARDS=16, or a part of it as in VERBATIM_SHARDS=0-3/16",
	"VERBATIM_SHARED_NAMES": "write true or false, as in VERBATIM_SHARED_NAMES=true",
	"VERBATIM_WATCH":        "write a number with a unit (s, m or h), as in VERBATIM_WATCH=1m; 0s turns watching off",
	"VERBATIM_INDEX":        "write " + cluster.Form,
	"VERBATIM_LOG":          "write a level, or a level and a format, as in VERBATIM_LOG=info,json",
}

// valueError puts an error of envconfig into words: the variable, its value, and what is expected.
func valueError(wrong *envconfig.ParseError, file *File) error {
	hint, ok := forms[wrong.KeyName]
	err := fmt.Errorf("%s: %w", file.place(wrong.KeyName), wrong.Err)
	switch {
	case !ok: // the value may be a secret
		return err
	case wrong.TypeName == durationType, wrong.TypeName == "bool": // the library's error says less
		err = fmt.Errorf("%s can't be %q", file.place(wrong.KeyName), wrong.Value)
	}
	return problem.WithHint(err, hint)
}

// A secret is a string that prints as stars, so that no log and no error shows it.
type secret string

// String implements fmt.Stringer.
func (s secret) String() string {
	if s == "" {
		return ""
	}
	return "***"
}

// GoString implements fmt.GoStringer, for %#v.
func (s secret) GoString() string { return s.String() }

// MarshalText implements encoding.TextMarshaler, for JSON and slog.
func (s secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// BotToken returns the bot's token from VERBATIM_TOKEN or from the file that VERBATIM_TOKEN_FILE names.
func (c *Config) BotToken() (secret, error) {
	token := strings.TrimSpace(string(c.Token))
	if token == "" && c.TokenFile != "" {
		b, err := os.ReadFile(c.TokenFile)
		if err != nil {
			return "", fmt.Errorf("reading the token: %w", err)
		}
		if token = strings.TrimSpace(string(b)); token == "" {
			return "", problem.WithHint(fmt.Errorf("the token file %s is empty", c.TokenFile), TokenHint)
		}
	}
	if token == "" {
		err := errors.New("the bot needs a token: set VERBATIM_TOKEN, or set VERBATIM_TOKEN_FILE to a file that holds it")
		return "", problem.WithHint(err, TokenHint)
	}
	return secret(strings.TrimPrefix(token, "Bot ")), nil
}

// SecretFiles returns the files that hold secrets. They are not part of a backup.
func (c *Config) SecretFiles() (paths []string) {
	for _, path := range []string{c.TokenFile, c.File} {
		if path != "" {
			paths = append(paths, path)
		}
	}
	return paths
}

// TokenHint says how to get a token.
const TokenHint = "create one at https://discord.com/developers/applications: " +
	"New Application, then Bot, then Reset Token"

// A LogSpec says how the bot logs: a level and a format. The zero value is level info as text.
type LogSpec struct {
	level slog.Level
	json  bool
}

// Decode implements envconfig.Decoder.
func (l *LogSpec) Decode(value string) error {
	for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ' ' }) {
		switch strings.ToLower(word) {
		case "json":
			l.json = true
		case "text":
			l.json = false
		default:
			if err := l.level.UnmarshalText([]byte(word)); err != nil {
				return fmt.Errorf("%q is not a level (debug, info, warn, error) or a format (text, json)", word)
			}
		}
	}
	return nil
}

// Logger returns the logger that l describes.
func (l LogSpec) Logger(w io.Writer) *slog.Logger {
	o := &slog.HandlerOptions{Level: l.level}
	if l.json {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}
