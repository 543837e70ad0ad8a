// Package connect keeps a bot connected to Discord. [New] makes a [Connection]. [Connection.REST] makes calls within
// Discord's rate limits. [Connection.Run] keeps a session with the gateway per shard until Discord refuses the bot for
// good.
// The package works around what discordgo does wrong with rate limits, lost connections and refused sessions.
//
// # Gateway
//
// discordgo's own reconnecting is off. The package reconnects by Discord's close codes, and within the daily allowance
// of identifies, which Discord sends with the gateway's address. Package budget counts them over restarts. A dead
// connection is found by a deadline on reads. It is closed before discordgo says goodbye over it, because that would
// end the session. So the session resumes, and messages sent in the meantime are answered. If Discord refuses the
// Message Content intent, the bot connects without it and logs which messages it cannot see.
//
// # Shards
//
// Each shard has a supervisor, which keeps one session alive. They share the transport, the handlers and the budget. A
// shard that is lost leaves the others running. If Discord decides how many shards there are, and wants more than there
// are, all of them begin again.
//
// # REST
//
// discordgo's own retries are off, too. The transport keeps the limits of all calls together, and repeats a call only
// if it cannot take effect twice.
package connect
