package picture

import (
	"verbatim/corpus/wording"
	"verbatim/index/timeline"
)

// maxLabels is how many labels of bars have room beside one another.
const maxLabels = 6

// steps are from how many bars one can have a label: so that it is the same months, or round years.
var steps = map[timeline.Unit][]int{
	timeline.Day: {1, 2, 7, 14}, timeline.Month: {1, 2, 3, 6, 12}, timeline.Year: {1, 2, 5, 10, 20, 50, 100, 200, 500},
}

// labels returns the labels of the bars: of each, or of every second, third and so on, with "" for the others.
func labels(c *timeline.Chart, in wording.Language) []string {
	if len(c.Bars) == 1 {
		return []string{""} // the line below the bars says it
	}
	step := 1
	for _, step = range steps[c.Unit] {
		if (len(c.Bars)+step-1)/step <= maxLabels {
			break
		}
	}
	list := make([]string, len(c.Bars))
	year := 0
	for i := range c.Bars {
		from := c.Bars[i].From
		if place(c.Unit, i, from.Year(), int(from.Month())-1)%step != 0 {
			continue
		}
		layout := c.Unit.Layout()
		if c.Unit == timeline.Day && (i == 0 || from.Year() == year) { // the title has the year of the first
			layout = "2 Jan"
		}
		list[i] = wording.Day{Time: from, Layout: layout}.In(in)
		year = from.Year()
	}
	return list
}

// place returns the number of a bar from which its label is decided.
func place(u timeline.Unit, bar, year, month int) int {
	switch u {
	case timeline.Month:
		return month
	case timeline.Year:
		return year
	}
	return bar
}
