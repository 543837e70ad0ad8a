package show

import (
	"fmt"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// listRenderers show lists of what the corpus has.
var listRenderers = []renderer{ask.For(renderSpeakers), ask.For(renderPublishers), ask.For(renderArticles)}

// renderSpeakers shows a list of speakers.
func renderSpeakers(_ View, l *ask.SpeakerList) []Message {
	var lines []string
	for _, s := range l.Speakers {
		line := fmt.Sprintf("- %s · %s in %s", speakerLine(s.Speaker), wording.Count(s.Quotes, "quote"), wording.Count(s.Articles, "article"))
		if s.RoleDated() {
			line += " · role as of " + s.RoleDay.Format(ask.DayLayout)
		}
		lines = append(lines, line)
	}
	return renderFound(l, tally(l.Total, len(lines), "speaker"), lines)
}

// renderPublishers shows a list of publishers.
func renderPublishers(_ View, l *ask.PublisherList) []Message {
	var lines []string
	for _, p := range l.Publishers {
		name := Escape(Clip(p.Name, maxPublisher))
		lines = append(lines, fmt.Sprintf("- **%s** · %s in %s", name, wording.Count(p.Quotes, "quote"), wording.Count(p.Articles, "article")))
	}
	return renderFound(l, tally(l.Total, len(lines), "publisher"), lines)
}

// renderArticles shows a list of articles.
func renderArticles(v View, l *ask.ArticleList) []Message {
	var lines []string
	for i := range l.Articles {
		a := &l.Articles[i]
		parts := []string{"- " + link(&a.Article, "")}
		if a.Publisher != "" {
			parts = append(parts, Escape(Clip(a.Publisher, maxPublisher)))
		}
		parts = append(parts, v.day(&a.Article), wording.Count(a.Quotes, "quote"))
		lines = append(lines, strings.Join(parts, " · "))
	}
	return renderFound(l, tally(l.Total, len(lines), "article"), lines)
}
