package render

import (
	"reflect"
	"strings"
	"testing"
)

// TestDocsNameEveryField checks that docs/json.md names the fields of the objects that are no answers of the command
// table.
func TestDocsNameEveryField(t *testing.T) {
	docs := page(t, "json.md")
	for _, v := range []any{jsonWrong{}, jsonWhole{}} {
		checkDocumented(t, docs, v)
	}
}

// fieldNames returns the JSON names of a type's fields, and of those of the objects in it.
func fieldNames(t reflect.Type) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var names []string
	for f := range t.Fields() {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			names = append(names, name)
		}
		names = append(names, fieldNames(f.Type)...)
	}
	return names
}
