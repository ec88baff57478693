package thirdparty

import (
	"encoding/base64"
	"time"
)

// promiseText is what the promise key signs about a draw, with the day by which the log holds it.
func promiseText(study string, commitment []byte, by string) string {
	return "trial/v1/promise\n" + study + "\n" + base64.StdEncoding.EncodeToString(commitment) + "\n" + by + "\n"
}

// promisedBy is the first of a month, at least 30 days after the draw.
func promisedBy(drawn time.Time) string {
	least := drawn.AddDate(0, 0, 30)
	first := time.Date(least.Year(), least.Month(), 1, 0, 0, 0, 0, time.UTC)
	if first.Before(least) {
		first = first.AddDate(0, 1, 0)
	}
	return first.Format("2006-01-02")
}
