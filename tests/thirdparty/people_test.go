package thirdparty

import (
	"encoding/hex"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// What ../vectors/formats-v1.json says of people and cohorts.
type formats struct {
	Records []struct {
		OpenBytes, NOpen, ClosedBytes, NClosed, Commitment string
	}
	People []struct {
		Random, Bytes, Hash string
	}
	Research []struct {
		Random, ResearchID, Hash string
	}
	Cohorts []struct {
		Prk, Stratum, Key string
		Number            int
		Waiting, Order    []string
	}
}

func TestPeopleAndCohortsAreThoseOfTheIndependentProgram(t *testing.T) {
	var v formats
	readVectors(t, "formats-v1.json", &v)
	if len(v.Records) == 0 || len(v.People) == 0 || len(v.Research) == 0 || len(v.Cohorts) == 0 {
		t.Fatal("no vectors")
	}
	canonical := newCanonical()
	for i, r := range v.Records {
		var open openPart
		var closed closedPart
		if err := canonical.read([]byte(r.OpenBytes), &open); err != nil {
			t.Errorf("record %d, open: %v", i, err)
		}
		if err := canonical.read([]byte(r.ClosedBytes), &closed); err != nil {
			t.Errorf("record %d, closed: %v", i, err)
		}
		commitment, err := commitmentOf(&recordLine{Closed: r.ClosedBytes, NClosed: r.NClosed, NOpen: r.NOpen, Open: r.OpenBytes})
		if err != nil || hex.EncodeToString(commitment[:]) != r.Commitment {
			t.Errorf("record %d: another commitment", i)
		}
	}
	for i, p := range v.People {
		if sum := hashOf("trial/v1/row\n", unhex(t, p.Random), []byte(p.Bytes)); hex.EncodeToString(sum[:]) != p.Hash {
			t.Errorf("person %d: another hash", i)
		}
	}
	for i, r := range v.Research {
		if researchHash(unhex(t, r.Random), r.ResearchID) != r.Hash {
			t.Errorf("research id %d: another hash", i)
		}
	}
	for i, c := range v.Cohorts {
		order, err := cohortOrder(c.Key, c.Waiting)
		if err != nil || !reflect.DeepEqual(order, c.Order) || cohortKey(unhex(t, c.Prk), c.Stratum, c.Number) != c.Key {
			t.Errorf("cohort %d: another key or order", i)
		}
	}
}

func TestACohortDrawsThoseWhoCameFirstInTheOrderOfItsKey(t *testing.T) {
	const key = "0101010101010101010101010101010101010101010101010101010101010101"
	ids := []string{"00000000000000000000000000000001", "00000000000000000000000000000002", "00000000000000000000000000000003"}
	order, _ := cohortOrder(key, ids[:2])
	wait := `{"kind":"referral"} {"participant":"%","stratum":"A","research":"r","row":"w"}`
	draw := `{"kind":"draw"} {"participant":"%","stratum":"A"}`
	cohort := `{"kind":"cohort"} {"stratum":"A","number":1,"people":2,"key":"` + key + `"}`
	leave := `{"kind":"withdraw"} {"participant":"%","what":"group"}`
	data := `{"kind":"withdraw"} {"participant":"%","what":"data"}`
	times := `{"kind":"availability"} {"participant":"%","row":"r"}`
	for name, c := range map[string]struct {
		bodies [][2]string
		good   bool
	}{
		"other times":            {[][2]string{{wait, ids[0]}, {times, ids[0]}, {times, ids[0]}}, true},
		"other times of nobody":  {[][2]string{{wait, ids[0]}, {times, ids[1]}}, false},
		"times after erasure":    {[][2]string{{wait, ids[0]}, {data, ids[0]}, {times, ids[0]}}, false},
		"times that say nothing": {[][2]string{{wait, ids[0]}, {`{"kind":"availability"} {"participant":"%"}`, ids[0]}}, false},
		"in order":               {[][2]string{{wait, ids[0]}, {wait, ids[1]}, {wait, ids[2]}, {cohort}, {draw, order[0]}, {draw, order[1]}}, true},
		"in another order":       {[][2]string{{wait, ids[0]}, {wait, ids[1]}, {wait, ids[2]}, {cohort}, {draw, order[1]}}, false},
		"somebody who came late": {[][2]string{{wait, ids[0]}, {wait, ids[1]}, {wait, ids[2]}, {cohort}, {draw, ids[2]}}, false},
		"without a cohort":       {[][2]string{{wait, ids[0]}, {draw, ids[0]}}, false},
		"more than wait":         {[][2]string{{wait, ids[0]}, {cohort}}, false},
		"twice":                  {[][2]string{{wait, ids[0]}, {wait, ids[0]}}, false},
		"left before the draw":   {[][2]string{{wait, ids[0]}, {leave, ids[0]}}, false},
		"close while they wait":  {[][2]string{{wait, ids[0]}, {`{"kind":"close"} {}`, ""}}, false},
	} {
		p := newPeople()
		var err error
		for _, body := range c.bodies {
			if err = takeBody(p, body[0], body[1]); err != nil {
				break
			}
		}
		if (err == nil) != c.good {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func takeBody(p *people, body, id string) error {
	var open openPart
	var closed closedPart
	decoder := json.NewDecoder(strings.NewReader(strings.ReplaceAll(body, "%", id)))
	if err := decoder.Decode(&open); err != nil {
		return err
	}
	if err := decoder.Decode(&closed); err != nil {
		return err
	}
	return p.take(&open, &closed, 1)
}
