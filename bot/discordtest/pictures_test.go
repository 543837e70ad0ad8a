package discordtest

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest/schema"
)

// gallery returns a gallery of pictures with these addresses.
func gallery(urls ...string) schema.Object {
	items := []schema.Object{}
	for _, u := range urls {
		items = append(items, schema.Object{"media": schema.Object{"url": u}, "description": "a chart"})
	}
	return schema.Object{"type": 12, "items": items}
}

// TestPictureRules sends cards with pictures: each must be on the web or among the files that are sent with it, and the
// list of attachments must fit the files.
func TestPictureRules(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	listed := func(m schema.Object, list ...schema.Object) schema.Object { return with(m, "attachments", list) }
	chart := laidOut(container(gallery("attachment://chart.png")))
	eleven := strings.Fields(strings.Repeat("https://a.example/ ", 11))
	web := gallery("https://a.example/")
	long := gallery("attachment://chart.png")
	long["items"].([]schema.Object)[0]["description"] = strings.Repeat("x", 1025)
	for _, c := range []struct {
		name    string
		message schema.Object
		files   []string
		want    int
	}{
		{"a file of the message", chart, []string{"chart.png"}, 0},
		{"one of two", listed(chart, schema.Object{"id": 1}, schema.Object{"id": "0"}), []string{"a.png", "chart.png"}, 0},
		{"a renamed one", listed(chart, schema.Object{"id": 0, "filename": "chart.png"}), []string{"a.png"}, 0},
		{"one on the web", laidOut(gallery("https://harbour.example/chart.png")), nil, 0},
		{"no file", chart, nil, 50035},
		{"another file", chart, []string{"table.png"}, 50035},
		{"an address that is none", laidOut(gallery("chart.png")), []string{"chart.png"}, 50035},
		{"an empty gallery", laidOut(gallery()), nil, 50035},
		{"eleven pictures", laidOut(gallery(eleven...)), nil, 50035},
		{"a long description", laidOut(long), []string{"chart.png"}, 50035},
		{"a gallery outside a layout", schema.Object{"content": "x", "components": []schema.Object{web}}, nil, 50035},
		{"a file that is not listed", listed(chart, schema.Object{"id": 0}), []string{"chart.png", "b.png"}, 50035},
		{"a listed file that is not there", listed(chart, schema.Object{"id": 0}, schema.Object{"id": 1}),
			[]string{"chart.png"}, 50035},
		{"a file with a long description", listed(chart, schema.Object{"id": 0, "description": strings.Repeat("x", 1025)}),
			[]string{"chart.png"}, 50035},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := send(t, s, "POST", path, c.message, c.files...); code(got) != c.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], c.want)
			}
		})
	}
}

// TestPicturesAreEdited edits a card with a picture: the list of attachments says which files stay.
func TestPicturesAreEdited(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	chart := with(laidOut(gallery("attachment://chart.png")), "attachments",
		[]schema.Object{{"id": 0, "description": "a chart"}})
	_, m := send(t, s, "POST", path, chart, "chart.png")
	id := m["id"].(string)
	names := func() (names string) {
		now, _ := s.Messages.Find(id)
		for _, f := range now.Files {
			names += f.Name + " (" + f.Description + ") "
		}
		return strings.TrimSpace(names)
	}
	item := m["components"].([]any)[0].(map[string]any)["items"].([]any)[0].(map[string]any)
	shown := item["media"].(map[string]any)["url"]
	if f, _ := s.Messages.Find(id); names() != "chart.png (a chart)" || shown != f.Files[0].URL {
		t.Fatalf("the message has %s and shows %v", names(), shown)
	}
	for _, c := range []struct {
		name  string
		edit  schema.Object
		files []string
		code  int
		want  string
	}{
		{"without a list", laidOut(gallery("attachment://chart.png")), nil, 0, "chart.png (a chart)"},
		{"the file goes, but is shown", schema.Object{"attachments": []schema.Object{}}, nil, 50035, "chart.png (a chart)"},
		{"another one", with(laidOut(gallery("attachment://b.png")), "attachments", []schema.Object{{"id": 0}}),
			[]string{"b.png"}, 0, "b.png ()"},
		{"none", with(laidOut(text("x")), "attachments", []schema.Object{}), nil, 0, ""},
	} {
		_, got := send(t, s, "PATCH", path+"/"+id, c.edit, c.files...)
		if code(got) != c.code || names() != c.want {
			t.Errorf("%s: code %d (%v), and the files are %q", c.name, code(got), got["message"], names())
		}
	}
}
