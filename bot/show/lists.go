package show

import (
	"fmt"
	"strings"

	"verbatim/index/ask"
)

// listRenderers show lists of what the corpus has.
var listRenderers = []renderer{ask.For(renderSpeakers), ask.For(renderPublishers), ask.For(renderArticles)}

// renderSpeakers shows a list of speakers.
func renderSpeakers(v View, l *ask.SpeakerList) []Message {
	var lines []string
	for _, s := range l.Speakers {
		line := fmt.Sprintf("- %s · %s", quoting{v}.speakerLine(s.Speaker), v.inArticles(s.Quotes, s.Articles))
		if s.RoleDated() {
			line += " · " + v.Lang.Say("role as of %s", v.dayOf(s.RoleDay))
		}
		lines = append(lines, line)
	}
	return withPeople(v, v.renderFound(l, v.tally(l.Total, len(lines), "speaker"), lines), lines, l)
}

// inArticles says how many quotes there are, and in how many articles.
func (v View) inArticles(quotes, articles int) string {
	return v.Lang.Say("%s in %s", v.count(quotes, "quote"), v.count(articles, "article"))
}

// renderPublishers shows a list of publishers.
func renderPublishers(v View, l *ask.PublisherList) []Message {
	var lines []string
	for _, p := range l.Publishers {
		name := Escape(Clip(p.Name, maxPublisher))
		lines = append(lines, fmt.Sprintf("- **%s** · %s", name, v.inArticles(p.Quotes, p.Articles)))
	}
	return v.renderFound(l, v.tally(l.Total, len(lines), "publisher"), lines)
}

// renderArticles shows a list of articles.
func renderArticles(v View, l *ask.ArticleList) []Message {
	var lines []string
	for i := range l.Articles {
		a := &l.Articles[i]
		parts := []string{"- " + linked(articleTitle(&a.Article), a.URL, "")}
		if a.Publisher != "" {
			parts = append(parts, Escape(Clip(a.Publisher, maxPublisher)))
		}
		parts = append(parts, v.day(&a.Article), v.count(a.Quotes, "quote"))
		lines = append(lines, strings.Join(parts, " · "))
	}
	return v.renderFound(l, v.tally(l.Total, len(lines), "article"), lines)
}
