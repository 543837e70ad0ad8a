package doctor

import (
	"context"
	"strings"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/corpus/load"
	"verbatim/corpus/wording"
	"verbatim/index"
)

// mostNamed is how many names a line lists; further ones are counted.
const mostNamed = 3

// corpus checks whether the articles can be read.
func (d *doctor) corpus(context.Context) []finding {
	const what = "corpus"
	if d.place.Corpus == "" {
		return []finding{doubtful(what, "no folder is set, so the bot answers from "+local.SampleName,
			"set VERBATIM_CORPUS to a folder of articles")}
	}
	fsys, closer, err := load.Open(d.place.Corpus)
	if err != nil {
		return []finding{failed(what, err, "set VERBATIM_CORPUS to a folder that the bot's user can read")}
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return []finding{failed(what, err, "let the bot's user read the folder and everything in it")}
	}
	var unreadable, skipped []string
	for _, file := range listing.Files {
		f, err := fsys.Open(file.Path)
		if err != nil {
			unreadable = append(unreadable, file.Path)
			continue
		}
		f.Close()
	}
	for _, s := range listing.Skipped {
		skipped = append(skipped, s.Path+": "+s.Reason)
	}
	return d.corpusFindings(len(listing.Files), unreadable, skipped)
}

// further checks the corpora that servers can choose besides the usual one, as that is checked.
func (d *doctor) further(ctx context.Context) (found []finding) {
	others, _ := d.config.Others() // the check of the settings reports what is wrong
	for _, of := range others {
		at := d.given
		at.Corpus = of.Name
		place, _, err := at.Resolve()
		if err != nil {
			found = append(found, failed("corpus "+of.Name, err, ""))
			continue
		}
		one := &doctor{config: d.config, place: place}
		for _, check := range []func(context.Context) []finding{
			one.corpus, one.ownFiles, one.moderators, one.data, one.index,
		} {
			for _, f := range check(ctx) {
				if f.what == "corpus" {
					f.what = "corpus " + of.Name
				} else {
					f.what += " of " + of.Name
				}
				f.do = strings.ReplaceAll(f.do, "VERBATIM_CORPUS", "VERBATIM_CORPORA")
				found = append(found, f)
			}
		}
	}
	return found
}

// corpusFindings returns the findings about files that can be articles: how many there are, which of them can't be
// read, and which other files are left out.
func (d *doctor) corpusFindings(files int, unreadable, skipped []string) (found []finding) {
	const what = "corpus"
	if n := files - len(unreadable); n > 0 {
		found = append(found, good(what, "%s holds %s", d.place.Corpus, wording.Count(n, "article")))
	} else {
		says, do := d.place.Corpus+" has no article that can be read", "put articles such as .txt, .html or .docx files into it"
		if s, err := index.Open(d.place.Data); err == nil { // the bot serves what it has
			s.Close()
			found = append(found, doubtful(what, says, "mount the disk that they are on, or "+do))
		} else {
			found = append(found, bad(what, says, do))
		}
	}
	if n := len(unreadable); n > 0 {
		says := wording.Count(n, "file") + " can't be read by this user: " + wording.First(unreadable, mostNamed)
		found = append(found, doubtful(what, says,
			"let the bot's user read them: chmod, chown"))
	}
	if n := len(skipped); n > 0 {
		says := wording.Count(n, "file") + " can't be an article: " + wording.First(skipped, mostNamed)
		found = append(found, doubtful(what, says,
			"run verbatim status: it lists each file and says what to do"))
	}
	return found
}

// moderators checks whether moderators' commands can change the corpus, if there are moderators.
func (d *doctor) moderators(context.Context) []finding {
	const what = "moderators"
	switch {
	case d.place.Corpus == "":
		return nil
	case len(d.config.HomeGuilds) == 0:
		return []finding{good(what, "the corpus can't be changed from Discord, because VERBATIM_HOME_GUILDS is empty")}
	}
	if err := canCorrect(d.place.Corpus); err != nil {
		return []finding{doubtful(what, "the corpus can't be written to, so moderators' commands will fail: "+err.Error(),
			"let the bot's user write to the folder, or leave VERBATIM_HOME_GUILDS empty")}
	}
	return []finding{good(what, "their commands can write to the corpus")}
}
