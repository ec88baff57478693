// Command audit verifies the audit export of a study of Trial with Go's own packages.
//
//	audit export.zip
//
// It says how many bodies and log entries it verified, or what is false.
package main

import (
	"fmt"
	"os"

	"trial.example/thirdparty"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: audit export.zip")
		os.Exit(2)
	}
	bodies, entries, err := thirdparty.VerifyAudit(os.Args[1])
	if err != nil {
		fmt.Println("false:", err)
		os.Exit(1)
	}
	fmt.Printf("verified: %d bodies, %d log entries\n", bodies, entries)
}
