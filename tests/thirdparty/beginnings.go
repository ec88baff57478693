package thirdparty

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

const beginningsHeader = "stratum,month_from,month_to,arm,drawn,started,never_started,left,not_yet,not_known," +
	"weeks_0,weeks_4,weeks_8,weeks_12,weeks_16,no_meeting"

// The arm that meets in groups.
const peerArm = "P"

// checkBeginnings: an audit may count who began and after how long. Here the record gives the places, the
// months and the people of each line; how they divide it does not.
func (a *audit) checkBeginnings() error {
	if a.files["beginnings.csv"] == nil {
		return nil
	}
	if a.isFinal() {
		return errors.New("a final export has no beginnings.csv")
	}
	text, err := a.whole("beginnings.csv")
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) == 0 || strings.Join(rows[0], ",") != beginningsHeader {
		return errors.New("malformed beginnings.csv")
	}
	var told [][]string
	for i, row := range rows[1:] {
		if err := countsAll(row); err != nil {
			return fmt.Errorf("beginnings.csv, line %d: %w", i, err)
		}
		told = append(told, row[:5])
	}
	if reflect.DeepEqual(told, a.fullRanges(peerArm, a.day[:7])) {
		return nil
	}
	return errors.New("beginnings.csv is not of the people whom the record draws")
}

// countsAll: each of the people drawn began in one way, and waited in one way.
func countsAll(row []string) error {
	var counts []int
	for _, cell := range row[4:] {
		number, err := strconv.Atoi(cell)
		if err != nil || number < 0 {
			return errors.New("no number of people")
		}
		counts = append(counts, number)
	}
	began, waited := 0, 0
	for i, count := range counts[1:] {
		if i < 5 {
			began += count
		} else {
			waited += count
		}
	}
	if began != counts[0] || waited != counts[0] {
		return errors.New("not all people are counted once")
	}
	return nil
}

// fullRanges gathers months of each place, in their order, until five people of the arm are in them.
func (a *audit) fullRanges(arm, before string) (full [][]string) {
	months := map[string]map[string]int{}
	for _, draw := range a.draws {
		if month := draw.at[:7]; draw.arm == arm && month < before {
			if months[draw.stratum] == nil {
				months[draw.stratum] = map[string]int{}
			}
			months[draw.stratum][month]++
		}
	}
	for _, stratum := range sorted(months) {
		from, people := "", 0
		for _, month := range sorted(months[stratum]) {
			if people == 0 {
				from = month
			}
			if people += months[stratum][month]; people >= 5 {
				full = append(full, []string{stratum, from, month, arm, strconv.Itoa(people)})
				people = 0
			}
		}
	}
	return full
}

func sorted[V any](all map[string]V) (keys []string) {
	for key := range all {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
