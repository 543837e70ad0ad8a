package connect

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/bwmarrin/discordgo"
)

// maxLenient is the size of the largest event that is read in parts. Discord's messages are far smaller.
const maxLenient = 1 << 18

// lenient decodes an event. discordgo knows only some kinds of components and fields, and an unknown one, however deep
// within a message, makes it give up the whole event. So what can't be decoded is left out: a message has still its
// author and its text. It returns nil if nothing is left.
func lenient[T any](data json.RawMessage) *T {
	decode := func(data json.RawMessage) *T {
		v := new(T)
		if json.Unmarshal(data, v) != nil {
			return nil
		}
		return v
	}
	if v := decode(data); v != nil {
		return v
	}
	if len(data) > maxLenient {
		return nil
	}
	if kept := pruned(data, func(data json.RawMessage) bool { return decode(data) != nil }); kept != nil {
		return decode(kept)
	}
	return nil
}

// pruned returns data without the parts that can't be decoded, which can decides; nil if nothing is left.
func pruned(data json.RawMessage, can func(json.RawMessage) bool) json.RawMessage {
	if can(data) {
		return data
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) == nil && fields != nil {
		return prunedFields(fields, can)
	}
	var list []json.RawMessage
	if json.Unmarshal(data, &list) == nil && list != nil {
		return prunedList(list, can)
	}
	return nil
}

// prunedFields prunes an object. Plain values come first: one of them, such as a type, may decide how the others are
// decoded. Those that can't be decoded without the others come last again.
func prunedFields(fields map[string]json.RawMessage, can func(json.RawMessage) bool) json.RawMessage {
	names := slices.SortedFunc(maps.Keys(fields), func(a, b string) int {
		return cmp.Or(rank(fields[a])-rank(fields[b]), cmp.Compare(a, b))
	})
	plain := slices.IndexFunc(names, func(name string) bool { return rank(fields[name]) > 0 })
	kept := map[string]json.RawMessage{}
	for _, name := range append(names, names[:max(plain, 0)]...) {
		if kept[name] != nil {
			continue
		}
		value := pruned(fields[name], func(value json.RawMessage) bool {
			kept[name] = value
			return can(marshal(kept))
		})
		if delete(kept, name); value != nil {
			kept[name] = value
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return marshal(kept)
}

// prunedList prunes the elements of a list.
func prunedList(list []json.RawMessage, can func(json.RawMessage) bool) json.RawMessage {
	kept := []json.RawMessage{}
	for _, element := range list {
		value := pruned(element, func(value json.RawMessage) bool { return can(marshal(append(slices.Clip(kept), value))) })
		if value != nil {
			kept = append(kept, value)
		}
	}
	return marshal(kept)
}

// rank sorts plain values before objects and lists.
func rank(value json.RawMessage) int {
	if v := bytes.TrimSpace(value); len(v) > 0 && (v[0] == '{' || v[0] == '[') {
		return 1
	}
	return 0
}

// marshal writes what was read as JSON, which can't fail.
func marshal(v any) json.RawMessage {
	data, _ := json.Marshal(v)
	return data
}

// Message fetches a message, with all of it that can be decoded.
func (c *Connection) Message(ctx context.Context, channel, id string) (*discordgo.Message, error) {
	url, bucket := discordgo.EndpointChannelMessage(channel, id), discordgo.EndpointChannelMessage(channel, "")
	data, err := c.REST().RequestWithBucketID(http.MethodGet, url, nil, bucket, discordgo.WithContext(ctx))
	if err != nil {
		return nil, fmt.Errorf("fetching a message: %w", err)
	}
	if m := lenient[discordgo.Message](data); m != nil {
		return m, nil
	}
	return nil, errors.New("fetching a message: it can't be decoded")
}
