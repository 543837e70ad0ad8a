package render

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"verbatim/index/corrections"
)

// TestDocsNameEveryField holds docs/json.md to the objects that are printed.
func TestDocsNameEveryField(t *testing.T) {
	docs, err := os.ReadFile("../../../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{jsonQuote{}, jsonAnswer{}, jsonSearch{}, jsonWrong{}, jsonSpeakers{}, jsonArticles{}, jsonStatus{}, jsonAbout{}, corrections.Entry{}, jsonAudit{}, jsonReindex{}, jsonPreview{}, jsonEdited{}, jsonWhole{}} {
		for _, name := range fieldNames(reflect.TypeOf(v)) {
			if !strings.Contains(string(docs), "`"+name+"`") && !strings.Contains(string(docs), `"`+name+`"`) {
				t.Errorf("docs/json.md does not name %q of %T", name, v)
			}
		}
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
