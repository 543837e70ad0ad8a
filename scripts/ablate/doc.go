// Command ablate finds the conditions of corpus/attribution, and of all packages below it, that change nothing on a
// folder of articles. See scripts/ablate.sh, which runs it and explains its options.
//
// It copies the packages with each condition c as force.On(id, c), and builds itself with the copies ([build]). The
// program that results is a worker ([worker]). It reads all articles once, and notes which values each condition had in
// which article. Then it answers jobs ([job]): it forces one condition, reads the articles again in which the condition
// had the other value, and compares the quotes. [runJobs] starts a worker per core and replaces those that fail.
package main
