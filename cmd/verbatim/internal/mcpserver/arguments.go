package mcpserver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// A schema is an object of JSON Schema.
type schema map[string]any

// input returns the schema of the tool's arguments: the parameters of its row.
func (t *tool) input() schema {
	properties, required := schema{}, []string{}
	for _, p := range t.row.Params {
		properties[p.Name] = property(&p)
		if p.Required {
			required = append(required, p.Name)
		}
	}
	return schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// property returns the schema of a parameter.
func property(p *ask.Param) schema {
	s := schema{"type": "string", "description": p.Summary}
	switch p.Kind {
	case param.Number:
		s["type"], s["minimum"], s["maximum"] = "integer", p.Min, p.Max
	case param.Choice:
		s["enum"] = p.Choices
	case param.Switch:
		s["type"] = "boolean"
	}
	if p.Default != "" {
		s["default"] = p.Default
		if n, err := strconv.Atoi(p.Default); err == nil && p.Kind == param.Number {
			s["default"] = n
		}
	}
	return s
}

// output returns the schema of the tool's result. docs/json.md describes all fields; those that every quote has are
// named.
func (t *tool) output() schema {
	word := schema{"type": "string"}
	quote := schema{"type": "object", "required": []string{"id", "kind", "shown", "speaker", "confidence", "publisher", "date", "url"},
		"properties": schema{
			"id": word, "kind": word, "publisher": word, "date": word, "url": word, "title": word,
			"text":       schema{"type": "string", "description": "the words as they stand in the article"},
			"shown":      schema{"type": "string", "description": "the words as they are to be quoted"},
			"confidence": schema{"type": "number", "description": "how sure the speaker is; below 0.8 attributed by context"},
			"speaker":    schema{"type": "object", "description": "name and role"},
		}}
	if t.row == ask.Context {
		return quote
	}
	return schema{"type": "object", "required": []string{"query", "answers"}, "properties": schema{
		"query": word, "answers": schema{"type": "array", "items": quote},
	}}
}

// request returns the request for arguments. An error says what to do.
func (t *tool) request(arguments json.RawMessage) (ask.Request, error) {
	r := ask.Request{Command: t.row, Options: map[string]string{}}
	given := map[string]any{}
	if len(arguments) > 0 {
		d := json.NewDecoder(bytes.NewReader(arguments))
		d.UseNumber()
		if err := d.Decode(&given); err != nil {
			return r, fmt.Errorf("the arguments of %s must be an object; it takes %s", t.name, t.takes())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		i := slices.IndexFunc(t.row.Params, func(p ask.Param) bool { return p.Name == name })
		if i < 0 {
			return r, t.unknown(name)
		}
		value, err := valueOf(&t.row.Params[i], given[name])
		if err != nil {
			return r, err
		}
		if i == 0 {
			r.Words = value
		} else {
			r.Options[name] = value
		}
	}
	if first := t.row.Params[0]; strings.TrimSpace(r.Words) == "" {
		return r, fmt.Errorf("%s requires %s: %s", t.name, first.Name, first.Summary)
	}
	return r, nil
}

// takes lists the names of the tool's parameters.
func (t *tool) takes() string { return wording.And(t.names()) }

func (t *tool) names() (names []string) {
	for _, p := range t.row.Params {
		names = append(names, p.Name)
	}
	return names
}

// unknown is the error for an argument that the tool does not take.
func (t *tool) unknown(name string) error {
	hint := "it takes " + t.takes()
	if near, ok := query.Nearest(name, t.names()); ok {
		hint = "did you mean " + near + "? " + hint
	}
	return fmt.Errorf("%s has no argument %s; %s", t.name, wording.Quote(name), hint)
}

// valueOf returns an argument as the value of a parameter. The command checks the value itself.
func valueOf(p *ask.Param, given any) (string, error) {
	switch v := given.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case json.Number:
		if p.Kind == param.Number {
			return v.String(), nil
		}
	case bool:
		if p.Kind == param.Switch {
			return map[bool]string{true: param.Yes, false: param.No}[v], nil
		}
	}
	want := "text"
	switch p.Kind {
	case param.Number:
		want = fmt.Sprintf("a whole number from %d to %d", p.Min, p.Max)
	case param.Switch:
		want = "true or false"
	case param.Choice:
		want = wording.Or(p.Choices)
	}
	return "", fmt.Errorf("%s must be %s", p.Name, want)
}
