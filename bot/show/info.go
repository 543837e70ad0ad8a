package show

import (
	"path/filepath"
	"strings"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// infoRenderers show help, and the state of the index and of the program.
var infoRenderers = []renderer{
	ask.For(renderStatus), ask.For(renderAbout), ask.For(renderHelp), ask.For(renderReindexed), ask.For(renderCancelled),
	ask.For(renderStopped),
}

// shownSkipped is how many skipped files an answer names.
const shownSkipped = 10

// renderStatus shows what is served.
func renderStatus(v View, s *ask.StatusInfo) []Message {
	lines := []string{
		v.Lang.Say("Corpus: %s", Escape(Clip(filepath.Base(s.Corpus), maxURL))), // the folder's path is private
		v.Lang.Say("Served: %s, %s, %s",
			v.count(s.Articles, "article"), v.count(s.Quotes, "quote"), v.count(s.Speakers, "speaker")),
	}
	if s.Hidden > 0 {
		lines = append(lines, v.Lang.Say("Hidden by moderators: %s", v.count(s.Hidden, "quote")))
	}
	if !s.IndexedAt.IsZero() {
		lines = append(lines, v.Lang.Say("Indexed: %s", v.moment(s.IndexedAt)))
	}
	if s.Running != nil {
		line := v.Lang.Say("A reindex has been running since %s", v.moment(s.Running.Since))
		if s.Running.By != "" {
			line += v.Lang.Say(", started by %s", Escape(Clip(s.Running.By, MaxName)))
		}
		if s.Running.Total > 0 {
			line += v.Lang.Say(": %d of %s", s.Running.Done, v.count(s.Running.Total, "article"))
		}
		lines = append(lines, line)
	}
	lines = append(lines, skippedLines(v, s.LeftOut, s.Skipped)...)
	return v.renderList(&s.Head, "", lines)
}

// renderAbout shows what answers.
func renderAbout(v View, a *ask.AboutInfo) []Message {
	lines := escaped(v, texts.About(a))
	if v.Invite != "" {
		lines = append(lines, v.Lang.Say("Invite me to a server: %s", "<"+v.Invite+">"))
	}
	return v.renderList(&a.Head, "", lines)
}

// renderReindexed shows what a reindex changed.
func renderReindexed(v View, r *ask.Reindexed) []Message {
	lines := []string{
		v.Lang.Say("Articles: %d added, %d changed, %d removed, %d unchanged", r.Added, r.Changed, r.Removed, r.Unchanged),
		v.Lang.Say("Served now: %s, %s. It took %.1f seconds.",
			v.count(r.Articles, "article"), v.count(r.Quotes, "quote"), r.Took.Seconds()),
	}
	if r.Rebuilt != "" {
		lines = append(lines, v.Lang.Text(texts.ReadAgain))
	}
	lines = append(lines, skippedLines(v, r.LeftOut, r.Skipped)...)
	return v.renderList(&r.Head, "", lines)
}

// renderCancelled says that a reindex is being cancelled.
func renderCancelled(v View, r *ask.ReindexCancelled) []Message {
	return v.renderList(&r.Head, "", []string{v.Lang.Text(texts.Cancelled)})
}

// renderStopped says that a reindex was cancelled.
func renderStopped(v View, r *ask.ReindexStopped) []Message {
	return v.renderList(&r.Head, "", escaped(v, []wording.Text{texts.Stopped(r)}))
}

// skippedLines say how many files were left out, and name some where the names may be shown.
func skippedLines(v View, n int, skipped []ask.Skipped) []string {
	if n == 0 {
		return nil
	}
	head := v.Lang.Say("Skipped: %s", v.Lang.Text(wording.Amount(n, "file")))
	if len(skipped) > shownSkipped {
		head = v.Lang.Say("%s. The first %d:", head, shownSkipped)
	}
	lines := []string{head}
	for _, s := range skipped[:min(len(skipped), shownSkipped)] {
		lines = append(lines, "- "+Escape(Clip(s.Path, MaxTitle))+": "+Escape(Clip(v.Lang.Word(s.Reason), MaxTitle)))
	}
	return lines
}

// escaped are lines as Discord shows them as they are, each in at most half a page.
func escaped(v View, lines []wording.Text) []string {
	var list []string
	for _, line := range lines {
		list = append(list, named(v, Escape(Clip(v.Lang.Text(line), maxPage/2))))
	}
	return list
}

// renderHelp explains commands; a single one in full.
func renderHelp(v View, h *ask.CommandHelp) []Message {
	if len(h.Commands) == 1 {
		return v.renderList(&h.Head, "", commandHelp(v, h.Commands[0]))
	}
	var lines []string
	for _, c := range h.Commands {
		line := "- " + v.Lang.Say("**%s**: %s, for example %s", v.command(c), Escape(v.Lang.Word(c.Summary)), v.typed(c.Example))
		if c.For == ask.Moderators || c.Manages {
			line += " " + v.Lang.Say("(moderators)")
		}
		lines = append(lines, line)
	}
	return v.renderList(&h.Head, "", append(lines, "-# "+waysToAsk(v)))
}

// waysToAsk says how else the bot can be asked.
func waysToAsk(v View) string {
	switch v.Prefix {
	case SlashPrefix:
		return v.Lang.Say("You can also mention me and ask in plain words. In direct messages, just ask.")
	case "":
		return v.Lang.Say("In a channel, mention me before a command.") + " " + v.elsewhere()
	}
	ways := v.Lang.Say("In a channel, type %s before a command, or mention me.", Code(v.Prefix))
	if v.Shares {
		ways += " " + v.Lang.Say("A command that other bots may have too follows my name: %s.", v.typed(ask.Help.Name))
	}
	return ways + " " + v.elsewhere()
}

// elsewhere says how commands are given outside a server's channels.
func (v View) elsewhere() string {
	return v.Lang.Say("In direct messages, type the command alone. You can also use slash commands.")
}

// command returns the name of a command as it is typed there: Discord shows those of slash commands in the language.
func (v View) command(c *ask.Command) string {
	if v.Prefix == SlashPrefix {
		return v.Lang.Word(c.Name)
	}
	return c.Name
}

// moment is a moment as people write it there, in UTC.
func (v View) moment(t time.Time) string {
	return v.dayOf(t.UTC()) + t.UTC().Format(" 15:04 UTC")
}

// commandHelp explains a command in full.
func commandHelp(v View, c *ask.Command) []string {
	lines := []string{
		"**" + v.command(c) + "**: " + Escape(v.Lang.Word(c.Summary)), v.Lang.Say("Example: %s", v.typed(c.Example)),
	}
	slash := v.Prefix == SlashPrefix
	for i, p := range c.Params {
		name := p.Name
		if slash {
			name = v.Lang.Word(name)
		}
		if slash || i > 0 && !p.Trails {
			name += ":"
		}
		lines = append(lines, "- `"+name+"` "+Escape(strings.TrimSpace(v.Lang.Word(p.Summary)+" "+v.Lang.Text(p.Limits()))))
	}
	switch {
	case c.For == ask.Moderators:
		lines = append(lines, v.Lang.Say("For moderators only."))
	case slash:
		lines = append(lines, "- `"+v.Lang.Word(OptionPrivate)+":` "+v.Lang.Word(AboutPrivate))
	}
	return lines
}

// ProgressText is the message that a command shows while the corpus is read.
func ProgressText(c *ask.Command, p ask.Progress, v View) string {
	text := "**" + v.command(c) + "**: " + Escape(v.Lang.Word(p.Stage))
	if p.Total > 1 {
		text += v.Lang.Say(", %d of %d", p.Done, p.Total)
	}
	if p.Size > 0 {
		text += " " + v.Lang.Say("files, %.1f of %.1f MB", float64(p.Read)/1e6, float64(p.Size)/1e6)
	}
	if left := p.Left.Round(time.Second); left > 0 {
		text += v.Lang.Say(", about %s left", left.String())
	}
	return text
}
