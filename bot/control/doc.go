// Package control has the buttons and menus below an answer, and the card that they stand in. [Rows] makes those of a
// text, [Card] those of a layout of components.
//
// The custom_ids hold all that is needed: version, action and arguments, and in pieces the request that the pages were
// made for. Discord sends them with each press. So nothing is stored, and buttons work after a restart and days later.
package control
