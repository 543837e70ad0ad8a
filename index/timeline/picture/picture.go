// Package picture draws a chart of package timeline as a picture: a bar per day, month or year, in parts by speaker.
// Start with [PNG].
package picture

import (
	"errors"
	"fmt"
	"math"

	"github.com/go-analyze/charts"

	"verbatim/corpus/wording"
	"verbatim/index/timeline"
)

// The size of a picture in pixels. A phone shows it at half of its width, so its text is large.
const (
	Width  = 720
	Height = 560
)

// The sizes of text, in points, and where the legend begins, in pixels: below the title.
const (
	titleSize = 20
	textSize  = 17
	legendTop = "44"
)

// Colours of the first speakers, which people with any kind of colour vision can tell apart, and of the other quotes.
// They are those of Okabe and Ito (Color Universal Design, 2008) that stand out from a dark background. The background
// is dark, as Discord usually is, and is not transparent: so the text can be read on a light page too.
var (
	speakerColors = []uint32{0x56b4e9, 0xe69f00, 0x009e73, 0xf0e442, 0xcc79a7, 0xd55e00}
	otherColors   = map[timeline.Who]uint32{timeline.Others: 0xa8adb5, timeline.Unnamed: 0x6f757e}
)

const (
	background = 0x1e2024
	textColor  = 0xe8e9ec
	axisColor  = 0x7b818b
	lineColor  = 0x3a3e45
)

// PNG draws a chart of quotes that a query finds, which the title names. The same chart gives the same bytes. A chart
// without bars is an error. in is the language of its words and days; nil for English.
func PNG(c *timeline.Chart, query string, in wording.Language) ([]byte, error) {
	if len(c.Bars) == 0 {
		return nil, errors.New("drawing a chart: no quote has a date")
	}
	p := newPlan(c, query, in)
	painter := charts.NewPainter(charts.PainterOptions{
		OutputFormat: charts.ChartOutputPNG, Width: Width, Height: Height, Font: charts.GetFont(charts.FontFamilyNotoSans),
	})
	if err := painter.BarChart(p.options()); err != nil {
		return nil, fmt.Errorf("drawing a chart: %w", err)
	}
	png, err := painter.Bytes()
	if err != nil {
		return nil, fmt.Errorf("writing a chart as PNG: %w", err)
	}
	return png, nil
}

// options returns what the library draws.
func (p *plan) options() charts.BarChartOption {
	o := charts.NewBarChartOptionWithData(p.values)
	o.Theme = p.theme()
	o.Padding = charts.NewBoxEqual(24)
	o.StackSeries = charts.Ptr(true)
	o.BarSize = min(widestBar*float64(len(p.labels)), fullBar)
	o.Title.Text, o.Title.FontStyle.FontSize = p.title, titleSize
	o.CategoryAxis.Title, o.CategoryAxis.TitleFontStyle.FontSize = p.below, textSize
	for _, name := range p.names {
		o.Legend.SeriesNames = append(o.Legend.SeriesNames, " "+name)
	}
	o.Legend.FontStyle.FontSize = textSize
	o.Legend.Symbol = charts.SymbolSquare
	o.Legend.Offset = charts.OffsetStr{Left: charts.PositionLeft, Top: legendTop}
	o.CategoryAxis.Labels = p.labels
	o.CategoryAxis.LabelCount = len(p.labels)
	o.CategoryAxis.BoundaryGap = charts.Ptr(true)
	o.CategoryAxis.LabelFontStyle.FontSize = textSize
	o.ValueAxis[0].LabelFontStyle.FontSize = textSize
	o.ValueAxis[0].Min = charts.Ptr(0.0)
	o.ValueFormatter = func(f float64) string { return wording.Number(int(math.Round(f))) }
	if p.highest < fewQuotes { // no fractions of quotes
		o.ValueAxis[0].Max, o.ValueAxis[0].LabelCount = charts.Ptr(float64(p.highest)), p.highest+1
	}
	return o
}

// A bar has at most the first of these shares of the picture's width, and the second of the room between two labels.
const (
	widestBar = .12
	fullBar   = .8
)

// fewQuotes is the number of quotes from which the library finds whole numbers for the axis by itself.
const fewQuotes = 8

func (p *plan) theme() charts.ColorPalette {
	o := charts.ThemeOption{
		IsDarkMode: true, BackgroundColor: rgb(background), TextColor: rgb(textColor), AxisStrokeColor: rgb(axisColor),
		AxisSplitLineColor: rgb(lineColor),
	}
	for _, c := range p.colors {
		o.SeriesColors = append(o.SeriesColors, rgb(c))
	}
	return charts.MakeTheme(o)
}

// rgb returns a colour that is not transparent.
func rgb(c uint32) charts.Color {
	return charts.Color{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff}
}

// A plan is a chart as it is drawn.
type plan struct {
	title   string   // may be empty
	below   string   // the line below the bars
	labels  []string // of the bars; "" where there is no room
	names   []string // of the series
	colors  []uint32 // of the series
	values  [][]float64
	highest int
}

const (
	maxName  = 30 // characters of a name
	maxQuery = 45 // characters of a query
)

// newPlan plans the picture of a chart.
func newPlan(c *timeline.Chart, query string, in wording.Language) *plan {
	p := &plan{
		title: readable(query, maxQuery, ""), below: period(c, in), labels: labels(c, in), highest: c.Highest(),
	}
	for i, s := range c.Series {
		color, isOther := otherColors[s.Of]
		if !isOther {
			color = speakerColors[i]
		}
		p.colors = append(p.colors, color)
		p.names = append(p.names, fmt.Sprintf("%s (%d)", readable(s.Title().In(in), maxName, number(i+1, in)), s.Quotes))
		values := make([]float64, len(c.Bars))
		for j := range c.Bars {
			values[j] = float64(c.Bars[j].Quotes[i])
		}
		p.values = append(p.values, values)
	}
	return p
}

// number stands for a name that can't be drawn.
func number(n int, in wording.Language) string { return wording.Say("speaker %d", n).In(in) }

// period says how many quotes a picture has, and from when: "24 quotes, Dec 2021 – Jan 2022".
func period(c *timeline.Chart, in wording.Language) string {
	layout := c.Unit.Layout()
	first := wording.Day{Time: c.Bars[0].From, Layout: layout}.In(in)
	last := wording.Day{Time: c.Bars[len(c.Bars)-1].From, Layout: layout}.In(in)
	text := wording.Amount(c.Dated(), "quote").In(in) + ", " + first
	if last != first {
		text += " – " + last
	}
	return text
}
