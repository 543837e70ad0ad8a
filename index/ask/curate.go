package ask

import (
	"context"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask/meaning"
	"verbatim/index/corrections"
)

// curation carries out the commands by which moderators change quotes.
type curation struct{ *core }

func (c *curation) hide(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Hide)
}

func (c *curation) unhide(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Unhide)
}

func (c *curation) correct(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Speaker)
}

func (c *curation) undo(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Undo)
}

// means reports whether the words of a request begin with the ID of a quote.
func (c *curation) means(r *Request) bool {
	id, _, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	_, err := meaning.QuoteID(id, "")
	return err == nil || c.Corrections == nil
}

// change stores a correction of the quote whose ID the words begin with. The other words are the reason.
func (c *curation) change(ctx context.Context, r *Request, do corrections.Action) (Answer, error) {
	if c.Corrections == nil {
		return nil, cantChange(wording.Say("can't be corrected"))
	}
	id, said, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	id, err := meaning.QuoteID(id, r.Command.Example)
	if err != nil {
		return nil, err
	}
	e := c.entry(r, do)
	e.Quote = id
	if do == corrections.Speaker {
		e.Speaker, e.Role = strings.TrimSpace(r.Options[ParamSpeaker]), strings.TrimSpace(r.Options[ParamRole])
		if e.Speaker == "" {
			return nil, &UsageError{Message: wording.Say("correct requires the name of the speaker"),
				Hint: Hint{Example: r.Command.Example}}
		}
	}
	if e.Reason, err = wholeReason(r, said); err != nil {
		return nil, err
	}
	answer := &Change{Head: r.head()}
	answer.Asked = id
	answer.Quote, answer.Notes, err = c.maker.Quote(ctx, e)
	return answer, err
}

// entry returns the beginning of what is recorded of a change.
func (c *core) entry(r *Request, do corrections.Action) corrections.Entry {
	return corrections.Entry{Time: c.now(), By: r.By, ByID: r.Asker, Do: do}
}
