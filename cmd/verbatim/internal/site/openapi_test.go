package site

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"verbatim/docs"
)

// A schema is a part of a description as OpenAPI has it.
type schema struct {
	Ref        string `yaml:"$ref"`
	Type       any
	Enum       []any
	Properties map[string]schema
	Items      *schema
	AnyOf      []schema `yaml:"anyOf"`
}

// A described is the description of the site.
type described struct {
	Paths map[string]struct {
		Get struct {
			Responses map[string]struct {
				Content map[string]struct{ Schema schema }
			}
		}
	}
	Components struct{ Schemas map[string]schema }
}

// check compares a value with its schema, and both ways: each field is described, and each described field is there.
func (d *described) check(t *testing.T, at string, s schema, value any) {
	t.Helper()
	if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
		d.check(t, at, d.Components.Schemas[name], value)
		return
	}
	if len(s.AnyOf) > 0 {
		if value != nil {
			d.check(t, at, s.AnyOf[0], value)
		}
		return
	}
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, value) {
		t.Errorf("%s is %v, want one of %v", at, value, s.Enum)
	}
	switch v := value.(type) {
	case nil:
		if !strings.Contains(fmt.Sprint(s.Type), "null") {
			t.Errorf("%s is null, want %v", at, s.Type)
		}
	case map[string]any:
		if got, want := sorted(v), sorted(s.Properties); !slices.Equal(got, want) {
			t.Errorf("%s has the fields\n%v, described are\n%v", at, got, want)
		}
		for name, field := range v {
			d.check(t, at+"."+name, s.Properties[name], field)
		}
	case []any:
		if s.Items == nil {
			t.Fatalf("%s is a list, which is not described", at)
		}
		for _, item := range v {
			d.check(t, at+"[]", *s.Items, item)
		}
	case string:
		d.is(t, at, s, "string")
	case bool:
		d.is(t, at, s, "boolean")
	case float64:
		if s.Type != "number" {
			d.is(t, at, s, "integer")
		}
	}
}

func (d *described) is(t *testing.T, at string, s schema, kind string) {
	t.Helper()
	if s.Type != kind {
		t.Errorf("%s is a %s, described as %v", at, kind, s.Type)
	}
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// TestOpenAPI checks that the description names every address with JSON or a feed, and each field of what is served.
func TestOpenAPI(t *testing.T) {
	var d described
	if err := yaml.Unmarshal(docs.OpenAPI, &d); err != nil {
		t.Fatal(err)
	}
	s := serve(t, Options{Now: everyTick()})
	asked := map[string]bool{}
	for _, path := range []string{
		"/search?q=moratorium&format=json", "/search?q=who+asked+about+a+treaty%3F&format=json",
		"/search?q=xylophone&format=json",
		"/timeline?q=treaty&format=json", "/timeline?q=xylophone&format=json", "/quote/" + someQuote + "?format=json",
		"/article?path=" + someArticle + "&format=json", "/speaker?name=Seo+Ha-jun&format=json", "/speakers?format=json",
		"/articles?format=json", "/search.rss?q=treaty", "/search.atom?q=treaty",
	} {
		name, _, _ := strings.Cut(path, "?")
		if strings.HasPrefix(name, "/quote/") {
			name = "/quote/{id}"
		}
		got, body := s.ask(http.MethodGet, path)
		content, ok := d.Paths[name].Get.Responses["200"].Content[got.Header.Get("Content-Type")]
		if got.StatusCode != http.StatusOK || !ok {
			t.Errorf("%s: status %d; its type %s is not described", path, got.StatusCode, got.Header.Get("Content-Type"))
		}
		var value any
		if err := json.Unmarshal([]byte(body), &value); err == nil {
			d.check(t, name, content.Schema, value)
		}
		asked[name] = true
	}
	if !slices.Equal(sorted(asked), sorted(d.Paths)) {
		t.Errorf("described are %v, asked were %v", sorted(d.Paths), sorted(asked))
	}
	_, body := s.ask(http.MethodGet, "/search?q=after:tomorow&format=json")
	var value any
	if err := json.Unmarshal([]byte(body), &value); err != nil {
		t.Fatal(err)
	}
	d.check(t, "an error", schema{Ref: "#/components/schemas/Wrong"}, value)
}
