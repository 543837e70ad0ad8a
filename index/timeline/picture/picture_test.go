package picture

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/index/timeline"
)

var shots = flag.String("shots", "", "a folder for the pictures, to look at them")

// A sample is quotes by month of a few invented speakers, in as many months as asked for.
func sample(months, speakers int) timeline.Chart {
	names := []string{"Zoë Müller-Łęcki", "Анна Петрова", "Lorna Whitcombe-Hale", "Ελένη Παπά", "Renske Aldenhoven", "李小明",
		"Tobé Okafor", "Elin Marsh", ""}
	var counts []timeline.Count
	for m := range months {
		day := time.Date(2020, time.January+time.Month(m), 3, 0, 0, 0, 0, time.UTC)
		for i, name := range names[len(names)-speakers:] {
			if n := (m*7+i*5)%11 + m%2; n > 0 || m == 0 {
				counts = append(counts, timeline.Count{Day: day, Speaker: name, Quotes: max(n, 1)})
			}
		}
	}
	return timeline.New(counts)
}

// drawn returns the picture of a chart, decoded.
func drawn(t *testing.T, name string, c timeline.Chart) image.Image {
	t.Helper()
	data, err := PNG(&c, "moratorium", nil)
	if err != nil {
		t.Fatal(err)
	}
	if *shots != "" {
		if err := os.WriteFile(*shots+"/"+name+".png", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != Width || img.Bounds().Dy() != Height {
		t.Errorf("%s is %v", name, img.Bounds())
	}
	return img
}

// area counts the pixels of a colour.
func area(img image.Image, color uint32) int {
	n := 0
	for y := range Height {
		for x := range Width {
			r, g, b, a := img.At(x, y).RGBA()
			if a == 0xffff && r>>8<<16|g>>8<<8|b>>8 == color {
				n++
			}
		}
	}
	return n
}

// monthFirst is a language with other days and loud words.
type monthFirst struct{}

func (monthFirst) Say(format string, values ...any) string {
	return strings.ToUpper(fmt.Sprintf(format, values...))
}

func (monthFirst) Day(day time.Time, layout string) string {
	return day.Format(strings.Replace(layout, "2 Jan", "Jan 2", 1))
}

func (monthFirst) IsEnglish() bool { return false }

// TestLanguage checks that the words, the labels and the line below the bars are in the language that is asked for.
func TestLanguage(t *testing.T) {
	var counts []timeline.Count
	for d := range 3 {
		day := time.Date(2021, time.December, 30+d, 0, 0, 0, 0, time.UTC)
		counts = append(counts, timeline.Count{Day: day, Speaker: "Elin Marsh", Quotes: 1})
	}
	c := timeline.New(counts)
	p := newPlan(&c, "", monthFirst{})
	got := fmt.Sprint(p.below, ": ", strings.Join(p.labels, ", "))
	if want := "3 QUOTES, Dec 30 2021 – Jan 1 2022: Dec 30, Dec 31, Jan 1 2022"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for of, want := range map[timeline.Who]string{
		timeline.Others: "7 OTHER SPEAKERS (2)", timeline.Unnamed: "SPEAKERS WITHOUT A NAME (2)",
	} {
		c.Series[0] = timeline.Series{Name: "x", Of: of, Speakers: 7, Quotes: 2}
		if got := newPlan(&c, "", monthFirst{}).names[0]; got != want {
			t.Errorf("a series is called %q, want %q", got, want)
		}
	}
}

// TestPNG checks pictures of few and many bars: they have the size, the background, and for each series its colour on
// an area that grows with its quotes.
func TestPNG(t *testing.T) {
	for _, c := range []struct{ months, speakers int }{{1, 1}, {3, 2}, {12, 9}, {24, 9}, {60, 9}, {61, 6}} {
		chart := sample(c.months, c.speakers)
		img := drawn(t, fmt.Sprintf("%dx%d", c.months, c.speakers), chart)
		if n := area(img, background); n < Width*Height/4 {
			t.Errorf("%+v: only %d pixels are background", c, n)
		}
		p := newPlan(&chart, "", nil)
		for i, s := range chart.Series {
			if n := area(img, p.colors[i]); n < 50 {
				t.Errorf("%+v: %s with %d quotes has %d pixels", c, s.Name, s.Quotes, n)
			}
		}
	}
	if _, err := PNG(&timeline.Chart{}, "", nil); err == nil {
		t.Error("a chart without bars is drawn")
	}
	two := timeline.New([]timeline.Count{
		{Day: time.Date(2022, 1, 3, 0, 0, 0, 0, time.UTC), Speaker: "Elin Marsh", Quotes: 30},
		{Day: time.Date(2022, 1, 4, 0, 0, 0, 0, time.UTC), Speaker: "Tobé Okafor", Quotes: 10},
	})
	img := drawn(t, "two", two)
	if many, few := area(img, speakerColors[0]), area(img, speakerColors[1]); many < 2*few || many > 4*few {
		t.Errorf("30 quotes have %d pixels and 10 quotes %d", many, few)
	}
}

// TestSamePicture checks that a chart has the same bytes each time.
func TestSamePicture(t *testing.T) {
	chart := sample(24, 9)
	one, err := PNG(&chart, "moratorium", nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if again, err := PNG(&chart, "moratorium", nil); err != nil || !bytes.Equal(one, again) {
			t.Fatalf("the picture differs (%v)", err)
		}
	}
}

// TestPlan checks what is drawn: names that the fonts can't show have a number, and invisible characters are left out.
func TestPlan(t *testing.T) {
	chart := timeline.New([]timeline.Count{
		{Day: time.Date(2022, 1, 3, 0, 0, 0, 0, time.UTC), Speaker: "Анна Петрова", Quotes: 4},
		{Day: time.Date(2022, 1, 5, 0, 0, 0, 0, time.UTC), Speaker: "李小明", Quotes: 3},
		{Day: time.Date(2022, 1, 5, 0, 0, 0, 0, time.UTC), Speaker: "Zoe\u0308 \u202eMarsh", Quotes: 2},
		{Day: time.Date(2022, 1, 5, 0, 0, 0, 0, time.UTC), Speaker: strings.Repeat("Łęcki ", 20), Quotes: 1},
		{Day: time.Date(2022, 1, 5, 0, 0, 0, 0, time.UTC), Quotes: 1},
	})
	p := newPlan(&chart, "speaker:\"محمد\"", nil)
	want := []string{"Анна Петрова (4)", "speaker 2 (3)", "Zoë Marsh (2)", "Łęcki Łęcki Łęcki Łęcki Łęcki… (1)",
		"speakers without a name (1)"}
	if !slices.Equal(p.names, want) {
		t.Errorf("the names are %q, want %q", p.names, want)
	}
	if want := []string{"3 Jan", "4 Jan", "5 Jan"}; !slices.Equal(p.labels, want) {
		t.Errorf("the labels are %q", p.labels)
	}
	if p.title != "" || p.below != "11 quotes, 3 Jan 2022 – 5 Jan 2022" || p.highest != 7 ||
		!slices.Equal(p.values[1], []float64{0, 0, 3}) {
		t.Errorf("the plan is %+v", p)
	}
	if p.colors[4] != otherColors[timeline.Unnamed] {
		t.Errorf("quotes without a name have the colour %06x", p.colors[4])
	}
}

// TestTitle checks what stands above the bars.
func TestTitle(t *testing.T) {
	for _, c := range []struct {
		chart               timeline.Chart
		query, title, below string
	}{
		{sample(3, 2), "moratorium", "moratorium", "27 quotes, 3 Jan 2020 – 3 Mar 2020"},
		{sample(1, 1), strings.Repeat("word ", 20), strings.Repeat("word ", 8) + "word…", "1 quote, 3 Jan 2020"},
		{sample(24, 1), "\u202eспасибо", "спасибо", "130 quotes, Jan 2020 – Dec 2021"},
	} {
		if p := newPlan(&c.chart, c.query, nil); p.title != c.title || p.below != c.below {
			t.Errorf("%q has the title %q and below %q", c.query, p.title, p.below)
		}
	}
}

// TestLabels checks which bars have a label: as many as have room, and of a new year the year.
func TestLabels(t *testing.T) {
	for want, chart := range map[string]timeline.Chart{
		"3 Jan|17 Jan|31 Jan|14 Feb|28 Feb":   sample(3, 2),
		"Jan 2020|Jul 2020|Jan 2021|Jul 2021": sample(24, 2),
		"":                                    sample(1, 1),
		"2020|2021|2022|2023|2024|2025":       sample(61, 2),
		"31 Dec|1 Jan 2022|2 Jan": timeline.New([]timeline.Count{
			{Day: time.Date(2021, 12, 31, 0, 0, 0, 0, time.UTC), Quotes: 1},
			{Day: time.Date(2022, 1, 2, 0, 0, 0, 0, time.UTC), Quotes: 1},
		}),
	} {
		some := slices.DeleteFunc(labels(&chart, nil), func(s string) bool { return s == "" })
		if got := strings.Join(some, "|"); got != want {
			t.Errorf("the labels are %q, want %q", got, want)
		}
	}
}
