//go:build unix

package reindex

// hostileSubtitles are subtitles.
var hostileSubtitles = []hostile{
	{"cues.vtt", filled("00:01.000 --> 00:02.000\nA moratorium is near.\n\n"), "? more subtitles"},
	{"voices.vtt", counted("WEBVTT\n\n", "00:01.000 --> 00:02.000\n<v Elin Marsh %d>It is near.\n\n", ""), "? more subtitles"},
	{"voices-of-a-line.vtt", within("WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v Elin Marsh>No.</v> ", ""), "? more subtitles"},
	{"labels.srt", filled("1\n00:00:01,000 --> 00:00:02,000\n>> ELIN MARSH: No.\n\n"), "? more subtitles"},
	{"label.srt", within("00:00:01,000 --> 00:00:02,000\nMARSH: No.\n", "ELIN ", ":"), "? more subtitles"},
	{"dashes.srt", within("00:00:01,000 --> 00:00:02,000\nMARSH: No.\nMARSH: No.\n", "- No.\n", ""), "? more subtitles"},
	{"one-cue.vtt", within("00:01.000 --> 00:02.000\n", "words without an end ", ""), "? more subtitles"},
	{"lines.vtt", within("00:01.000 --> 00:02.000\n", "a\n", ""), "? more subtitles"},
	{"numbers.srt", within("00:00:01,000 --> 00:00:02,000\n", "1\n", ""), "? more subtitles"},
	{"repeated.vtt", filled("00:01.000 --> 00:01.010\nIt is near\nIt is near\n\n"), "? more subtitles"},
	{"tags.vtt", within("00:01.000 --> 00:02.000\n"+said, "<c.a><i>", ""), "? more subtitles"},
	{"open-tags.vtt", within("00:01.000 --> 00:02.000\n"+said, "<v ", ""), "? more subtitles"},
	{"arrows.vtt", filled("--> "), "no subtitles"},
	{"times.vtt", filled("99:99:99.999 --> 99:99:99.999\n"), "? "},
	{"long-time.vtt", within("WEBVTT\n\n", "9", ":00:00.000 --> 00:00.000\n"+said), "no subtitles"},
	{"entities.vtt", within("00:01.000 --> 00:02.000\n"+said, "&amp;&lrm;&#0;&notit;", ""), "? more subtitles"},
	{"brackets.vtt", within("00:01.000 --> 00:02.000\n"+said, "[", ""), "? more subtitles"},
	{"remarks.vtt", within("00:01.000 --> 00:02.000\n"+said+"\n", "[Applause]\n", ""), "? "},
	{"music.vtt", filled("00:01.000 --> 00:02.000\n♪ la ♪\n\n"), "? "},
	{"effects.srt", within("00:00:01,000 --> 00:00:02,000\n"+said, `{\an8}{\`, ""), "? more subtitles"},
	{"title.vtt", within("WEBVTT ", "title ", "\n\n00:01.000 --> 00:02.000\n"+said), "? more subtitles"},
}
