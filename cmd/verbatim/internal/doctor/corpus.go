package doctor

import (
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/corpus/load"
	"verbatim/corpus/wording"
)

// mostNamed is how many of several things are named in a line; the others are counted.
const mostNamed = 3

// corpus checks whether the articles can be read.
func (d *doctor) corpus() []finding {
	const what = "corpus"
	if d.place.Corpus == "" {
		return []finding{odd(what, "none is named, so the bot answers from "+local.SampleName, "set VERBATIM_CORPUS to a folder of articles")}
	}
	fsys, closer, err := load.Open(d.place.Corpus)
	if err != nil {
		return []finding{failed(what, err, "set VERBATIM_CORPUS to a folder that the bot's user can read")}
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return []finding{failed(what, err, "let the bot's user read the folder and all in it")}
	}
	var refused, left []string
	for _, file := range listing.Files {
		f, err := fsys.Open(file.Path)
		if err != nil {
			refused = append(refused, file.Path)
			continue
		}
		f.Close()
	}
	for _, s := range listing.Skipped {
		left = append(left, s.Path+": "+s.Reason)
	}
	var found []finding
	if n := len(listing.Files) - len(refused); n > 0 {
		found = append(found, good(what, "%s holds %s", d.place.Corpus, wording.Count(n, "article")))
	} else {
		found = append(found, bad(what, d.place.Corpus+" holds no article that can be read", "put .txt, .md or .html files into it"))
	}
	if len(refused) > 0 {
		found = append(found, odd(what, wording.Count(len(refused), "file")+" can't be read by this user: "+wording.First(refused, mostNamed), "let the bot's user read them: chmod, chown"))
	}
	if len(left) > 0 {
		found = append(found, odd(what, wording.Count(len(left), "file")+" must be left out: "+wording.First(left, mostNamed), "verbatim status names each and says what to do"))
	}
	return found
}

// moderated checks whether moderators' commands can change the corpus, where there are moderators.
func (d *doctor) moderated() []finding {
	const what = "moderators"
	switch {
	case d.place.Corpus == "":
		return nil
	case len(d.config.HomeGuilds) == 0:
		return []finding{good(what, "nobody changes the corpus from Discord, for VERBATIM_HOME_GUILDS is empty")}
	}
	if err := canCorrect(d.place.Corpus); err != nil {
		return []finding{odd(what, "the corpus can't be written to, so moderators' commands will fail: "+err.Error(),
			"let the bot's user write to the folder, or leave VERBATIM_HOME_GUILDS empty")}
	}
	return []finding{good(what, "their commands can write to the corpus")}
}
