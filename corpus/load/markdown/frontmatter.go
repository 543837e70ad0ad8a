package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// maxFrontMatter is the longest front matter in bytes.
const maxFrontMatter = 1 << 16

// splitFrontMatter splits a file into front matter, without its marks, and body. The front matter is nil if there is
// none.
func splitFrontMatter(data []byte) (matter, body []byte, err error) {
	data = bytes.TrimPrefix(data, decode.BOM)
	first, rest := cutLine(data)
	switch string(bytes.TrimRight(first, " \t\r")) {
	case "+++":
		return nil, nil, skip.Errorf("line 1: TOML front matter is not supported; write it as YAML between two lines of ---")
	case "---":
	default:
		return nil, data, nil
	}
	for at := 0; at < len(rest) && at < maxFrontMatter; {
		line, after := cutLine(rest[at:])
		if mark := string(bytes.TrimRight(line, " \t\r")); mark == "---" || mark == "..." {
			return rest[:at:at], after, nil
		}
		at = len(rest) - len(after)
	}
	return nil, nil, skip.Errorf("line 1: the front matter has no end; close it with a line of ---")
}

// cutLine returns the first line of data, without its line feed, and the rest.
func cutLine(data []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(data, []byte("\n"))
	return line, rest
}

// readFrontMatter sets the fields in the front matter. Line numbers in errors count from the start of the file, one
// line before the front matter.
func readFrontMatter(a *corpus.Article, matter []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(matter, &doc); err != nil {
		return yamlError(err, matter)
	}
	if len(doc.Content) == 0 {
		return nil // empty, or only comments
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return skip.Errorf("line %d: the front matter is not a list of fields; write each as in title: …", top.Line+1)
	}
	values := make([]*yaml.Node, len(field.Keys))
	for i := 0; i+1 < len(top.Content); i += 2 {
		if _, rank := field.Rank(top.Content[i].Value); rank >= 0 && values[rank] == nil {
			values[rank] = top.Content[i+1]
		}
	}
	for rank, value := range values {
		if value == nil {
			continue
		}
		if err := setFromNode(a, field.Keys[rank].Field, field.Keys[rank].Name, value); err != nil {
			return err
		}
	}
	return nil
}

func setFromNode(a *corpus.Article, f field.Field, key string, node *yaml.Node) error {
	value := nodeText(node)
	if f == field.Day && node.Tag == "!!bool" {
		return nil // "published: true" is a state, not a day
	}
	if field.Set(a, f, value) {
		return nil
	}
	if f == field.Day {
		return skip.Errorf("line %d: %s %s", node.Line+1, key, day.ISO.Error(value))
	}
	return skip.Errorf("line %d: %s %q is not an address; write it as https://example.org/page", node.Line+1, key, value)
}

// nodeText returns a value as text: of a list the names joined by commas, of an object its name.
func nodeText(node *yaml.Node) string {
	switch node.Kind {
	case yaml.ScalarNode:
		if node.Tag != "!!null" {
			return strings.TrimSpace(node.Value)
		}
	case yaml.SequenceNode:
		var names []string
		for _, child := range node.Content {
			if child.Kind != yaml.SequenceNode && nodeText(child) != "" {
				names = append(names, nodeText(child))
			}
		}
		return strings.Join(names, ", ")
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if strings.EqualFold(node.Content[i].Value, "name") && node.Content[i+1].Kind == yaml.ScalarNode {
				return node.Content[i+1].Value
			}
		}
	}
	return ""
}

var yamlLine = table.Pattern(`^yaml: (?:line (\d+): )?`)

// yamlError rewords an error of the YAML library, with the line in the file.
func yamlError(err error, matter []byte) error {
	text := strings.ReplaceAll(err.Error(), "\n", " ")
	what := strings.TrimPrefix(text, yamlLine().FindString(text))
	place := ""
	if line := wrongLine(text, matter); line > 0 {
		place = fmt.Sprintf("line %d: ", line+1)
	}
	return skip.Errorf("%sthe front matter is not YAML: %s; put quotation marks around a value that has a colon or begins "+
		"with a sign", place, what)
}

// wrongLine returns the line of the front matter, from 1, that an error of the YAML library means; 0 if it is unknown.
// The library counts from 1 in some errors and from 0 in others, and names no line if it is the first.
func wrongLine(text string, matter []byte) int {
	if m := yamlAnchor().FindStringSubmatch(text); m != nil {
		before, _, found := bytes.Cut(matter, []byte("*"+m[1]))
		if !found {
			return 0
		}
		return 1 + bytes.Count(before, []byte("\n"))
	}
	named := 0
	if m := yamlLine().FindStringSubmatch(text); m != nil {
		named, _ = strconv.Atoi(m[1])
	}
	line := max(named, 1)
	var doc yaml.Node
	if yaml.Unmarshal(firstLines(matter, line), &doc) != nil {
		return line
	}
	if named == 0 {
		return 0
	}
	return line + 1 // up to the line named there is no error
}

// firstLines returns the first n lines of data.
func firstLines(data []byte, n int) []byte {
	lines := bytes.SplitAfterN(data, []byte("\n"), n+1)
	return bytes.Join(lines[:min(n, len(lines))], nil)
}

// yamlAnchor matches the error for a name after a star that nothing has, which has no line.
var yamlAnchor = table.Pattern(`unknown anchor '(.+)' referenced`)
