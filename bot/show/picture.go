package show

import (
	"verbatim/corpus/wording"
	"verbatim/index/timeline"
)

// A Picture is a picture in a message, of a chart.
type Picture struct {
	Name        string // of its file
	Description string // what is read to those who can't see it
	Chart       *timeline.Chart
	Query       string           // what the chart is of
	In          wording.Language // of its words and days; nil for English
	Data        []byte           // the file; nil before it is drawn
}

// maxDescription is how long the description of a file may be, of Discord's message page.
const maxDescription = 1024

// WithoutPicture returns the message as text alone: the text says the same.
func (m Message) WithoutPicture() Message {
	m.Picture, m.Layout = nil, nil
	return m
}
