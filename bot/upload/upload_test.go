package upload

import (
	"io"
	"mime"
	"mime/multipart"
	"strings"
	"testing"
	"time"

	"verbatim/bot/show"
	"verbatim/index/timeline"
)

// TestDraw draws pictures. One that can't be drawn is left out of its message.
func TestDraw(t *testing.T) {
	chart := timeline.New([]timeline.Count{{Day: time.Date(2022, 1, 3, 0, 0, 0, 0, time.UTC), Quotes: 1}})
	plain := show.Message{Content: "text"}
	m := show.Message{Content: "text", Picture: &show.Picture{Name: "a.png", Chart: &chart}}
	drawn, err := Draw(m)
	if err != nil || !strings.HasPrefix(string(drawn.Picture.Data), "\x89PNG") || m.Picture.Data != nil {
		t.Errorf("the picture is %+v (%v)", drawn.Picture, err)
	}
	if drawn, err := Draw(plain); err != nil || drawn.Picture != nil {
		t.Errorf("a message without a picture has %+v (%v)", drawn.Picture, err)
	}
	m.Picture.Chart = &timeline.Chart{}
	if drawn, err := Draw(m); err == nil || drawn.Picture != nil || drawn.Content != "text" {
		t.Errorf("a picture that can't be drawn is %+v (%v)", drawn.Picture, err)
	}
}

// TestEncode reads back what is sent, of a message with a picture and without one.
func TestEncode(t *testing.T) {
	if kind, body, err := Encode(List(nil), nil); err != nil || kind != "application/json" || string(body) != "[]" {
		t.Errorf("without a picture: %s %s (%v)", kind, body, err)
	}
	p := &show.Picture{Name: "a.png", Description: "bars", Data: []byte("data")}
	kind, body, err := Encode(List(p), p)
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	form := multipart.NewReader(strings.NewReader(string(body)), params["boundary"])
	for _, want := range []string{
		`payload_json  application/json [{"id":0,"filename":"a.png","description":"bars"}]`, "files[0] a.png image/png data",
	} {
		part, err := form.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(part)
		got := part.FormName() + " " + part.FileName() + " " + part.Header.Get("Content-Type") + " " + string(data)
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
