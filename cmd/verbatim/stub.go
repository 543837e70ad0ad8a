package main

import "github.com/spf13/cobra"

func newBot(a *app) *cobra.Command { return &cobra.Command{Use: "bot"} }
