package thirdparty

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"sort"
	"strconv"
)

// people are those whom a record names: who waits, whose lot a cohort draws next, and what was
// committed to about each.
type people struct {
	research map[string]string   // participant: what the record says of the research id
	drawn    []string            // in the order of the record
	erased   map[string]bool     // participants
	emptied  int                 // rows of people that retention emptied
	waiting  map[string][]string // stratum: participants, who came first is first
	next     []string            // of a cohort whose draws follow
	cohorts  map[string]cursor   // stratum: the seal of its last cohort, and the next one's number
	keys     []keyOfCohort       // the last one is being drawn while somebody is next
}

type keyOfCohort struct {
	stratum, key string
	number, seal int // the seal shows with the first draw
}

func newPeople() *people {
	return &people{research: map[string]string{}, erased: map[string]bool{}, waiting: map[string][]string{}, cohorts: map[string]cursor{}}
}

// take takes the next body of the record; seal is the number of a draw's.
func (p *people) take(open *openPart, closed *closedPart, seal int) error {
	if len(p.next) > 0 && (open.Kind != "draw" || closed.Participant == nil || *closed.Participant != p.next[0]) {
		return errors.New("a cohort is being drawn, and another person is next")
	}
	if (closed.Research != nil || closed.Row != nil) && (open.Kind == "draw" || open.Kind == "referral") {
		return p.commit(open.Kind, closed)
	}
	switch open.Kind {
	case "referral":
		return errors.New("a referral that commits to nobody")
	case "cohort":
		return p.cohort(closed)
	case "draw":
		if len(p.next) == 0 {
			return errors.New("a draw of somebody whom nothing commits to")
		}
		if err := p.drawNext(*closed.Stratum, seal); err != nil {
			return err
		}
		p.next = p.next[1:]
		p.drawn = append(p.drawn, *closed.Participant)
	case "close":
		for stratum := range p.waiting {
			if len(p.waiting[stratum]) > 0 {
				return errors.New("people wait for their lot")
			}
		}
	case "withdraw":
		return p.withdraw(closed)
	case "availability":
		if closed.Participant == nil || p.research[*closed.Participant] == "" || p.erased[*closed.Participant] {
			return errors.New("other times of nobody who is there")
		}
		if closed.Row == nil {
			return errors.New("other times that commit to nothing")
		}
	case "retention":
		if closed.Class != nil && *closed.Class == "people" && closed.Rows != nil {
			p.emptied += *closed.Rows
		}
	}
	return nil
}

// drawNext: a cohort is drawn in its stratum, under one seal, and is numbered after the one before it there.
func (p *people) drawNext(stratum string, seal int) error {
	c := &p.keys[len(p.keys)-1]
	if c.seal == 0 {
		number := 1
		if last := p.cohorts[stratum]; last[0] == seal {
			number = last[1]
		}
		if c.number != number {
			return errors.New("a cohort out of order")
		}
		c.seal = seal
		p.cohorts[stratum] = cursor{seal, number + 1}
	}
	if c.stratum != stratum || c.seal != seal {
		return errors.New("a cohort in two strata or under two seals")
	}
	return nil
}

func (p *people) commit(kind string, closed *closedPart) error {
	if closed.Research == nil || closed.Row == nil || closed.Participant == nil || closed.Stratum == nil {
		return errors.New("half a commitment")
	}
	if _, known := p.research[*closed.Participant]; known || len(p.next) > 0 {
		return errors.New("this participant is committed to before")
	}
	p.research[*closed.Participant] = *closed.Research
	if kind == "referral" {
		p.waiting[*closed.Stratum] = append(p.waiting[*closed.Stratum], *closed.Participant)
	} else {
		p.drawn = append(p.drawn, *closed.Participant)
	}
	return nil
}

func (p *people) cohort(closed *closedPart) error {
	if closed.Stratum == nil || closed.Number == nil || closed.People == nil || closed.Key == nil {
		return errors.New("no cohort")
	}
	stratum, count := *closed.Stratum, *closed.People
	if count < 1 || count > len(p.waiting[stratum]) {
		return errors.New("a cohort of more people than wait")
	}
	next, err := cohortOrder(*closed.Key, p.waiting[stratum][:count])
	p.next, p.waiting[stratum] = next, p.waiting[stratum][count:]
	p.keys = append(p.keys, keyOfCohort{stratum, *closed.Key, *closed.Number, 0})
	return err
}

func (p *people) withdraw(closed *closedPart) error {
	if closed.Participant == nil || closed.What == nil || p.research[*closed.Participant] == "" {
		return errors.New("nobody has this id")
	}
	for stratum, queue := range p.waiting {
		for i, id := range queue {
			if id == *closed.Participant {
				if *closed.What != "data" {
					return errors.New("before the draw only data can be withdrawn")
				}
				p.waiting[stratum] = append(append([]string{}, queue[:i]...), queue[i+1:]...)
			}
		}
	}
	p.erased[*closed.Participant] = p.erased[*closed.Participant] || *closed.What == "data"
	return nil
}

// cohortOrder gives the participants of a cohort, who is drawn first is first.
func cohortOrder(key string, participants []string) ([]string, error) {
	secret, err := nonce(key)
	if err != nil {
		return nil, err
	}
	places := map[string]string{}
	order := append([]string{}, participants...)
	for _, id := range participants {
		decoded, err := hex.DecodeString(id)
		if err != nil || len(decoded) != 16 {
			return nil, errors.New("malformed participant")
		}
		mac := hmac.New(sha256.New, secret)
		mac.Write(decoded)
		places[id] = string(mac.Sum(nil))
	}
	sort.Slice(order, func(i, j int) bool { return places[order[i]] < places[order[j]] })
	return order, nil
}

// cohortKey gives the key of one cohort of a stratum.
func cohortKey(prk []byte, stratum string, number int) string {
	return hex.EncodeToString(expand(stratumKey(prk, stratum), "cohort\n"+strconv.Itoa(number), 32))
}

// researchHash gives what a body says of a research id.
func researchHash(random []byte, id string) string {
	sum := hashOf("trial/v1/research\n", random, []byte(id))
	return hex.EncodeToString(sum[:])
}

type idLine struct {
	Participant string `json:"participant"`
	Random      string `json:"random"`
	ResearchID  string `json:"researchId"`
}

// checkFinal checks what only a final export holds of people: the keys of the cohorts, and the
// research ids, also those in allocations.csv.
func (a *audit) checkFinal() error {
	if !a.isFinal() {
		return nil
	}
	if err := a.checkCohortKeys(); err != nil {
		return err
	}
	ids, err := a.readIds()
	if err != nil {
		return err
	}
	gone := 0
	drawn := map[string]bool{}
	for _, id := range a.people.drawn {
		drawn[id] = true
		if _, known := ids[id]; known == a.people.erased[id] {
			if known {
				return fmt.Errorf("participant %s is erased, and has a research id", id)
			}
			gone++
		}
	}
	never := 0 // were referred, never drawn and not erased: retention counts them too
	for id := range a.people.research {
		if !drawn[id] && !a.people.erased[id] {
			never++
		}
	}
	if gone > a.people.emptied || a.people.emptied > gone+never {
		return fmt.Errorf("%d research ids are missing, and retention emptied %d rows", gone, a.people.emptied)
	}
	return a.checkAllocations(ids)
}

func (a *audit) checkCohortKeys() error {
	for _, cohort := range a.people.keys {
		prk, err := a.readHex(fileOf(cohort.seal, "list", ".key"))
		if err != nil {
			return err
		}
		if cohortKey(prk, cohort.stratum, cohort.number) != cohort.key {
			return fmt.Errorf("cohort %d of stratum %s has another key", cohort.number, cohort.stratum)
		}
	}
	return nil
}

func (a *audit) readIds() (map[string]string, error) {
	canonical := newCanonical()
	ids, used := map[string]string{}, map[string]bool{}
	next := 0
	err := a.lines("ids.ndjson", func(i int, text []byte) error {
		var line idLine
		if err := canonical.read(text, &line); err != nil {
			return err
		}
		for next < len(a.people.drawn) && a.people.drawn[next] != line.Participant {
			next++
		}
		random, err := nonce(line.Random)
		if err != nil {
			return err
		}
		if next == len(a.people.drawn) || used[line.ResearchID] || a.people.research[line.Participant] != researchHash(random, line.ResearchID) {
			return fmt.Errorf("participant %s: not the research id that the record commits to", line.Participant)
		}
		ids[line.Participant], used[line.ResearchID] = line.ResearchID, true
		return nil
	})
	return ids, err
}

func (a *audit) checkAllocations(ids map[string]string) error {
	text, err := a.whole("allocations.csv")
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != len(a.people.drawn)+1 {
		return errors.New("allocations.csv does not have a line for each draw")
	}
	column := -1
	for i, name := range rows[0] {
		if name == "research_id" {
			column = i
		}
	}
	if column < 0 {
		return errors.New("allocations.csv has no research ids")
	}
	for i, row := range rows[1:] {
		if id := a.people.drawn[i]; row[column] != ids[id] {
			return fmt.Errorf("participant %s: allocations.csv has another research id", id)
		}
	}
	return nil
}
