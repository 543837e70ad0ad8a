// Package bot answers verbatim's commands on Discord: after a prefix, after a mention, in direct messages and as slash
// commands. Make a [Bot] with [New] and start it with [Bot.Run]. Its pure parts are [Decode], by which a text that was
// typed becomes a request of index/ask, and package show, by which the reply becomes messages. A terminal can use them
// too.
//
// # Answers
//
// An answer is one message with pages of up to five whole quotes; a quote longer than a message takes several pages.
// It is sent as a card of components, or as text where a server refuses cards. The custom_ids of its buttons and menus
// hold the request, in pieces; see package control. A press asks again, so buttons work after a restart and after a
// reindex, which the page then says. Other users get pages of their own. No text of an article formats or mentions.
//
// The newest typed questions are remembered, so that an answer follows its question when that is edited or deleted.
//
// A report of a wrong speaker keeps everything in its message and its buttons, and nothing is stored.
//
// # Alerts
//
// One goroutine posts what is new: at once after the bot has read the corpus, and a minute after another process has.
// The nonce of a post is made from its number, so Discord takes a post repeated after a crash for the same message,
// for some minutes. If a channel is closed to the bot, it tries again an hour later, three times in all.
//
// # Load
//
// A member and a channel have a cooldown. A user who sends too much is told once how long to wait. Accepted commands
// wait in a bounded queue, in which channels take turns. Each handler recovers from panics. Of events that discordgo
// can't decode, what it can is read; those of which nothing is left are dropped and counted.
package bot
