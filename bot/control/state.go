package control

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
	"verbatim/index/ask"
)

// Discord sends a message's buttons with each press of one of them. So the buttons that turn pages hold the request
// among them, a piece each in their custom_ids, and pages can be turned after a restart and days later.

// A State is the request that an answer's pages were made for.
type State struct {
	Command  *ask.Command
	Words    string
	Options  map[string]string
	Asker    string // the id of the member who asked
	Snapshot string // of the answer
}

// pageButtons is how many buttons a row of pages has.
const pageButtons = 5

// maxCustomID is the length of a custom_id, of Discord's page about components.
const maxCustomID = 100

// pieceLength is how many characters of the state a button holds: what the longest other parts of its custom_id leave.
const pieceLength = maxCustomID - len(version+sep+Turn+sep+"999"+sep+"4"+sep)

// escapeSpaces writes a space so that no server trims it at the end of a piece; unescapeSpaces reads it again.
var (
	escapeSpaces   = strings.NewReplacer("~", "~0", "_", "~1", " ", "_")
	unescapeSpaces = strings.NewReplacer("~0", "~", "~1", "_", "_", " ")
)

// Fits reports whether the buttons of a page can hold the request: those of a card, which are the fewest.
func (s *State) Fits() bool {
	_, fits := s.pieces(turnButtons)
	return fits
}

// pieces splits the state into at most n pieces, for as many ids. It reports whether the state fits.
func (s *State) pieces(n int) (list []string, fits bool) {
	if s.Command == nil || n == 0 {
		return nil, false
	}
	options := url.Values{}
	for _, name := range slices.Sorted(maps.Keys(s.Options)) {
		if value := s.Options[name]; value != "" {
			options.Set(name, value)
		}
	}
	text := strings.Join([]string{s.Command.Name, s.Asker, s.Snapshot, options.Encode(), s.Words}, sep)
	list = make([]string, n)
	at, length := 0, 0
	for _, r := range escapeSpaces.Replace(text) {
		size := utf16.RuneLen(r)
		if length+size > pieceLength {
			at, length = at+1, 0
		}
		if at == n {
			return nil, false
		}
		list[at] += string(r)
		length += size
	}
	return list, true
}

// holding are the actions whose ids hold a piece.
var holding = []string{Turn, Narrow, More}

// ReadState reads the state from the components of a message, and reports whether it is there.
func ReadState(components []discordgo.MessageComponent) (s State, ok bool) {
	var pieces [pageButtons]string
	var there [pageButtons]bool
	for _, id := range customIDs(components) {
		parts := strings.SplitN(id, sep, 5)
		if len(parts) != 5 || parts[0] != version || !slices.Contains(holding, parts[1]) {
			continue
		}
		if place, err := strconv.Atoi(parts[3]); err == nil && place >= 0 && place < pageButtons {
			pieces[place], there[place] = parts[4], true
		}
	}
	parts := strings.SplitN(unescapeSpaces.Replace(strings.Join(pieces[:], "")), sep, 5)
	gap := slices.Index(there[:], false)
	if gap == 0 || gap > 0 && slices.Contains(there[gap:], true) || len(parts) != 5 {
		return s, false
	}
	options, err := url.ParseQuery(parts[3])
	s = State{Words: parts[4], Options: map[string]string{}, Asker: parts[1], Snapshot: parts[2]}
	for name := range options {
		s.Options[name] = options.Get(name)
	}
	s.Command, ok = ask.Lookup(parts[0])
	return s, ok && err == nil
}

// customIDs returns the custom_ids of buttons and menus, wherever they stand.
func customIDs(components []discordgo.MessageComponent) (ids []string) {
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.Container:
			ids = append(ids, customIDs(c.Components)...)
		case *discordgo.ActionsRow:
			ids = append(ids, customIDs(c.Components)...)
		case *discordgo.Button:
			ids = append(ids, c.CustomID)
		case *discordgo.SelectMenu:
			ids = append(ids, c.CustomID)
		}
	}
	return ids
}

// TooLong is shown below an answer of several pages whose request does not fit into the buttons.
func TooLong(in *locale.Language) string {
	return "-# " + in.Say("This request is too long to turn pages. Ask with fewer words, or in a terminal.")
}

// Offers reports whether a menu with a custom_id has a choice with a value: no other can be chosen in Discord's client.
func Offers(components []discordgo.MessageComponent, menu, value string) bool {
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.Container:
			if Offers(c.Components, menu, value) {
				return true
			}
		case *discordgo.ActionsRow:
			if Offers(c.Components, menu, value) {
				return true
			}
		case *discordgo.SelectMenu:
			offers := func(o discordgo.SelectMenuOption) bool { return o.Value == value }
			if c.CustomID == menu && slices.ContainsFunc(c.Options, offers) {
				return true
			}
		}
	}
	return false
}
