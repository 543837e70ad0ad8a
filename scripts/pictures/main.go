// Command pictures writes pages of what the bot answers on Discord, as its members see it, and of what the program
// prints in a terminal. scripts/pictures.sh runs it, and makes pictures of the pages.
//
// It starts the bot, which it is given as a program, on a fake Discord and on the built-in sample, and acts out
// conversations. The pages depend on the program alone.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/page"
	"verbatim/bot/discordtest/schema"
	"verbatim/corpus/sample"
)

// patience ends a conversation in which an answer does not come.
const patience = 5 * time.Minute

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pictures PROGRAM FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// A scene is a conversation on one page.
type scene struct {
	name string
	act  func(*stage) error
}

// scenes are the pages, by the names of their files.
var scenes = []scene{
	{"answer", func(s *stage) error { return s.say("!who-said moratorium") }},
	{"context", func(s *stage) error {
		if err := s.say(`!who-said "garage in a month"`); err != nil {
			return err
		}
		return s.press("In context")
	}},
	{"timeline", func(s *stage) error { return s.say("!timeline moratorium") }},
	{"preview", func(s *stage) error {
		const text = "THE ICE IS HERE\n\nHARBOUR TOWN, 4 December 2021 (Coast Post) - \"The ferries stay in port until the " +
			"thaw,\" Tor Lund, a harbour pilot, said on Monday.\n"
		x, err := s.SayFiles(s.channel, s.member, "!verbatim add", schema.File{Name: "the-ice.txt", Content: []byte(text)})
		if err != nil {
			return err
		}
		return s.answer(x)
	}},
	{"status", func(s *stage) error { return s.say("!verbatim status") }},
	{"settings", func(s *stage) error { return s.say("!verbatim settings language deutsch") }},
	{"german", func(s *stage) error { return s.say(`!who-said "garage in a month"`) }},
}

// run writes a page per scene into a folder.
func run(program, folder string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s, err := open(ctx, program)
	if err != nil {
		return err
	}
	defer s.close()
	if err := writeTerminal(ctx, program, filepath.Join(s.corpus, "sample"), folder); err != nil {
		return err
	}
	for _, scene := range scenes {
		s.shown = nil
		if err := scene.act(s); err != nil {
			return fmt.Errorf("%s: %w", scene.name, err)
		}
		if err := s.write(filepath.Join(folder, scene.name+".html")); err != nil {
			return err
		}
	}
	return nil
}

// A stage is a fake Discord with a running bot, and what was shown in a scene.
type stage struct {
	*discordtest.Server
	ctx     context.Context
	channel *discordtest.Channel
	member  discordtest.User
	bot     *exec.Cmd
	corpus  string // a copy of the sample, which the bot may change
	shown   []discordtest.Message
}

// open starts a bot on a fake Discord and waits until it has connected.
func open(ctx context.Context, program string) (*stage, error) {
	s := &stage{Server: discordtest.Start(discordtest.Options{}), ctx: ctx}
	guild := s.World.AddGuild("Harbour")
	s.channel, s.member = s.World.AddChannel(guild, "news"), s.World.AddUser("ines")
	s.World.Join(guild, s.member)
	s.World.Own(guild, s.member)
	var err error
	if s.corpus, err = os.MkdirTemp("", "pictures"); err != nil {
		return nil, err
	}
	if err := os.CopyFS(filepath.Join(s.corpus, "news"), sample.FS()); err != nil {
		return nil, err
	}
	environment := append(os.Environ(), "VERBATIM_TOKEN="+s.Token, "VERBATIM_DISCORD_API="+s.URL, "VERBATIM_COOLDOWN=0s",
		"VERBATIM_HOME_GUILDS="+guild.ID, "VERBATIM_CORPUS="+filepath.Join(s.corpus, "news"),
		"VERBATIM_DATA="+filepath.Join(s.corpus, "data"), "VERBATIM_LOG=error")
	reading := exec.CommandContext(ctx, program, "reindex") // a bot answers also before it has read the articles
	reading.Env = environment
	if out, err := reading.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("reading the articles: %w: %s", err, out)
	}
	s.bot = exec.CommandContext(ctx, program, "bot")
	s.bot.Env, s.bot.Stderr = environment, os.Stderr
	if err := s.bot.Start(); err != nil {
		return nil, fmt.Errorf("starting the bot: %w", err)
	}
	if err := s.Commands.Registered(ctx); err != nil {
		return nil, fmt.Errorf("waiting for the bot: %w", err)
	}
	return s, nil
}

// close ends the bot.
func (s *stage) close() {
	_ = s.bot.Process.Signal(os.Interrupt)
	_ = s.bot.Wait()
	s.Server.Close()
	_ = os.RemoveAll(s.corpus)
}

// say posts a member's message, and waits for the answer.
func (s *stage) say(text string) error { return s.answer(s.Say(s.channel, s.member, text)) }

// answer waits for the answer to an exchange, and shows both.
func (s *stage) answer(x *discordtest.Exchange) error {
	if asked, ok := s.Messages.Find(x.ID); ok {
		s.shown = append(s.shown, asked)
	}
	m, err := x.Answer(s.ctx)
	if err == nil {
		s.shown = append(s.shown, m)
	}
	return err
}

// press presses a button of the newest message.
func (s *stage) press(label string) error {
	m := s.shown[len(s.shown)-1]
	for _, b := range m.Buttons() {
		if b.Label == label {
			x, err := s.Press(m, s.member, b.CustomID)
			if err != nil {
				return err
			}
			return s.answer(x)
		}
	}
	return errors.New("there is no button " + label)
}

// write writes the page of what was shown.
func (s *stage) write(file string) error {
	var b bytes.Buffer
	if err := page.Write(&b, "news", s.shown); err != nil {
		return err
	}
	text := moment.ReplaceAll(b.Bytes(), []byte("3 January 2022 09:00 UTC"))
	return os.WriteFile(file, text, 0o644)
}

// moment finds the times at which something was done, which differ from run to run.
var moment = regexp.MustCompile(`\d{1,2}\.? \pL+ \d{4} \d\d:\d\d UTC`)
