// Package servers has the settings that moderators of a Discord server make for it: the prefix of commands, who sees
// answers, where the bot listens. [All] lists them. [Store] keeps them in one SQLite file (see package statedb), with
// who changed what and when.
package servers
