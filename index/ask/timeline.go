package ask

import (
	"context"

	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/view"
	"verbatim/index/timeline"
)

// A TimelineInfo says who spoke of something when. It is the answer of timeline.
type TimelineInfo struct {
	Head
	Chart       timeline.Chart // of all quotes that match
	First, Last *index.Hit     // the oldest and the newest with a credible date, or nil
}

// Found implements Answer.
func (t *TimelineInfo) Found() bool { return t.Chart.Total > 0 }

// timeline counts quotes by day and speaker.
func (s *searches) timeline(ctx context.Context, r *Request) (Answer, error) {
	q, err := s.parse(r)
	if err != nil {
		return nil, err
	}
	found := &TimelineInfo{Head: r.head()}
	err = s.Index.Do(ctx, func(snap view.Snapshot) error {
		if !r.on(ParamAsWords) {
			if found.Notes, err = meaning.WholeSpeaker(snap, &q); err != nil {
				return err
			}
		}
		read, err := meaning.Read(ctx, snap, &q)
		if err != nil {
			return err
		}
		if q.IsZero() {
			return noWord(r)
		}
		line, err := snap.Timeline(ctx, q)
		if err != nil {
			return err
		}
		s.logDamage(snap, &line.Result)
		found.Query, found.First, found.Last = q, line.First, line.Last
		found.Chart = timeline.New(line.Counts)
		notes, err := advice.Notes(ctx, snap, q, &line.Result)
		found.Notes = append(append(found.Notes, read...), notes...)
		return err
	})
	return found, err
}
