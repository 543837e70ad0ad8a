package render

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"verbatim/index/ask"
)

// TestEveryAnswerHasARenderer checks that a terminal shows each type of answer of the command table, as text and as
// JSON, and that the pages for users name each command. Discord has the commands for members and channels to itself,
// and cobra explains the commands of a terminal.
func TestEveryAnswerHasARenderer(t *testing.T) {
	objectsPage, commandsPage := page(t, "json.md"), page(t, "commands.md")
	for _, c := range ask.Commands {
		if !strings.Contains(commandsPage, "`"+c.Name+"`") && !strings.Contains(commandsPage, "`verbatim "+c.Name) {
			t.Errorf("docs/commands.md does not name %s", c)
		}
		if c.Chat || c.Explains {
			continue
		}
		if !strings.Contains(objectsPage, "`"+c.Name) {
			t.Errorf("docs/json.md does not name %s", c)
		}
		for _, a := range c.Answers {
			if !printers.Has(a) {
				t.Errorf("nothing prints %T, an answer of %s: add a function to printers", a, c)
			}
			if !objects.Has(a) {
				t.Errorf("no JSON object stands for %T, an answer of %s: add a function to objects", a, c)
				continue
			}
			checkDocumented(t, objectsPage, JSON("", a))
		}
	}
}

// checkDocumented reports the fields of an object that docs/json.md does not name.
func checkDocumented(t *testing.T, page string, object any) {
	t.Helper()
	for _, name := range fieldNames(reflect.TypeOf(object)) {
		if !strings.Contains(page, "`"+name+"`") && !strings.Contains(page, `"`+name+`"`) {
			t.Errorf("docs/json.md does not name %q of %T", name, object)
		}
	}
}

// page returns a page of the documentation.
func page(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../../../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
