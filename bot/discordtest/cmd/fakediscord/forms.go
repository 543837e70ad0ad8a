package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
)

// Marks at the beginning of a line that chooses in a select menu, submits a modal, or attaches a file; and the
// separator of options that are chosen together.
const (
	chooseMark = "="
	submitMark = ">"
	attachMark = "< "
	between    = " | "
)

// menus returns the options of the select menus of a message.
func menus(m discordtest.Message) []string {
	var all []string
	for _, menu := range m.Selects() {
		var labels []string
		for _, o := range menu.Options {
			labels = append(labels, o.Label)
		}
		if !menu.Disabled {
			all = append(all, strings.TrimSpace(menu.Placeholder+" "+chooseMark+strings.Join(labels, between+chooseMark)))
		}
	}
	return all
}

// choose chooses options by their labels, in the first select menu of the newest message that has them.
func (t *talk) choose(text string) (*discordtest.Exchange, error) {
	t.mu.Lock()
	m := t.newest
	t.mu.Unlock()
	labels := strings.Split(text, between)
	for _, menu := range m.Selects() {
		var values []string
		for _, o := range menu.Options {
			if slices.Contains(labels, o.Label) {
				values = append(values, o.Value)
			}
		}
		if len(values) == len(labels) {
			return t.Choose(m, t.member, menu.CustomID, values...)
		}
	}
	return nil, fmt.Errorf("the newest message has no select menu with %q", labels)
}

// open prints a modal and keeps it to be submitted.
func (t *talk) open(m discordtest.Modal) {
	t.print("[%s]", m.Title)
	for _, i := range m.Inputs {
		t.print("[%s%s:%s]", submitMark, i.Label, i.Value)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.modal = m
}

// submit submits the newest modal, with values after the labels of its inputs.
func (t *talk) submit(text string) (*discordtest.Exchange, error) {
	t.mu.Lock()
	m := t.modal
	t.mu.Unlock()
	var inputs []schema.Option
	for _, i := range m.Inputs {
		inputs = append(inputs, schema.Option{Type: schema.OptionString, Name: i.Label})
	}
	typed := values(inputs, text)
	byID := map[string]string{}
	for _, i := range m.Inputs {
		if v, ok := typed[i.Label].(string); ok {
			byID[i.CustomID] = v
		}
	}
	return t.SubmitModal(m, t.member, byID)
}

// attach posts a line with the file whose path is its first word.
func (t *talk) attach(line string) (*discordtest.Exchange, error) {
	path, text, _ := strings.Cut(line, " ")
	f, err := file(path)
	if err != nil {
		return nil, err
	}
	return t.SayFiles(t.channel, t.member, t.mentioning(text), f)
}

func file(path string) (schema.File, error) {
	content, err := os.ReadFile(path)
	return schema.File{Name: filepath.Base(path), Content: content}, err
}

// filesOf replaces paths by their files, in options that take files.
func filesOf(options []schema.Option, values map[string]any) error {
	for _, o := range options {
		path, ok := values[o.Name].(string)
		if !ok || o.Type != schema.OptionAttachment {
			continue
		}
		f, err := file(path)
		if err != nil {
			return err
		}
		values[o.Name] = f
	}
	return nil
}
