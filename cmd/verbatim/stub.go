package main

import "github.com/spf13/cobra"

func newBot(a *app) *cobra.Command  { return &cobra.Command{Use: "bot"} }
func newChat(a *app) *cobra.Command { return &cobra.Command{Use: "chat"} }

func (t *tableCommand) completeWords(c *cobra.Command, args []string, toComplete string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}
