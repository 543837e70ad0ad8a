// Package alternatives compares code of the project with libraries. See scripts/performance.sh.
package alternatives
