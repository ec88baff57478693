package thirdparty

import (
	"errors"
	"fmt"
	"time"
)

// A cohortPlan is how lots are drawn by cohort: setup.cohort.
type cohortPlan struct {
	People int `json:"people"`
	Days   int `json:"days"`
}

// next is how many make the next cohort: as many as fill the blocks that are open.
func (p *cohortPlan) next(used int) int {
	if begun := used % p.People; begun > 0 {
		return 2*p.People - begun
	}
	return p.People
}

// due holds referrals, cohorts and their draws against the plan: a cohort of the timer is due on
// its day; one of the steward is whole, or all who wait there, and then nothing but more cohorts
// comes before the close.
type due struct {
	plan    *cohortPlan
	came    map[string]string // participant: the day of the referral
	closing map[string]bool   // places that must be closed now
	begun   *begun            // the cohort whose first draw comes
	actor   string            // who draws it
}

type begun struct {
	people, waiting int
	first, at       string
}

func newDue(plan *cohortPlan) *due {
	return &due{plan: plan, came: map[string]string{}, closing: map[string]bool{}}
}

// take takes a body before the people do; waiting are those who wait in its place.
func (d *due) take(kind string, closed *closedPart, waiting []string) error {
	switch {
	case kind == "draw":
		if (closed.Research == nil) != (d.plan != nil) {
			return errors.New("a draw at referral where lots are drawn by cohort, or by cohort where they are not")
		}
		return d.draw(closed)
	case kind == "cohort":
		return d.begin(closed, waiting)
	case kind == "close" && closed.Stratum == nil:
		d.closing = map[string]bool{}
	case kind == "close" && d.closing[*closed.Stratum]:
		delete(d.closing, *closed.Stratum)
	case len(d.closing) > 0:
		return errors.New("people are drawn before their time, and their place is not closed")
	case kind == "referral":
		if d.plan == nil {
			return errors.New("a referral where lots are drawn at referral")
		}
		d.came[*closed.Participant] = closed.At
	}
	return nil
}

func (d *due) begin(closed *closedPart, waiting []string) error {
	if d.plan == nil || closed.People == nil || len(waiting) == 0 || closed.Actor != "timer" && closed.Actor != "steward" {
		return errors.New("a cohort that nobody may draw")
	}
	d.begun = &begun{*closed.People, len(waiting), d.came[waiting[0]], closed.At}
	d.actor = closed.Actor
	return nil
}

func (d *due) draw(closed *closedPart) error {
	c := d.begun
	d.begun = nil
	if d.plan == nil {
		return nil
	}
	if closed.Actor != d.actor {
		return errors.New("a cohort and its draws have different actors")
	}
	if c == nil {
		return nil // not the first of its cohort
	}
	whole := d.plan.next(*closed.Envelope - 1)
	if c.people == whole {
		return nil
	}
	if c.people != c.waiting || c.waiting > whole {
		return fmt.Errorf("a cohort of %d where %d are whole", c.people, whole)
	}
	if d.actor == "steward" {
		d.closing[*closed.Stratum] = true
		return nil
	}
	first, err := time.Parse("2006-01-02", c.first)
	if err != nil {
		return err
	}
	at, err := time.Parse("2006-01-02", c.at)
	if err != nil {
		return err
	}
	if c.waiting < 2 || at.Before(first.AddDate(0, 0, d.plan.Days)) {
		return errors.New("a cohort before its day")
	}
	return nil
}

// isOver: no place is left open that had to be closed.
func (d *due) isOver() bool { return len(d.closing) == 0 }
