package thirdparty

import "testing"

// What a record says of one place, a body each: its kind, actor, day and number of people or envelope.
type saidOfPlace struct {
	kind, actor, at string
	number          int
}

func TestCohortsAreDrawnWhenTheyAreDue(t *testing.T) {
	refer := func(n int) []saidOfPlace {
		all := make([]saidOfPlace, n)
		for i := range all {
			all[i] = saidOfPlace{"referral", "citizen", "2026-11-01", 0}
		}
		return all
	}
	draws := func(actor, at string, n, from int) []saidOfPlace {
		all := []saidOfPlace{{"cohort", actor, at, n}}
		for i := 0; i < n; i++ {
			all = append(all, saidOfPlace{"draw", actor, at, from + i})
		}
		return all
	}
	closing := []saidOfPlace{{"close", "steward", "2026-11-02", 0}}
	other := []saidOfPlace{{"slips", "steward", "2026-11-02", 0}}
	join := func(parts ...[]saidOfPlace) (all []saidOfPlace) {
		for _, part := range parts {
			all = append(all, part...)
		}
		return
	}
	plan := &cohortPlan{4, 28}
	for name, c := range map[string]struct {
		plan *cohortPlan
		said []saidOfPlace
		good bool
	}{
		"four of five":               {plan, join(refer(5), draws("timer", "2026-11-02", 4, 1)), true},
		"two after 28 days":          {plan, join(refer(2), draws("timer", "2026-11-29", 2, 1), refer(6), draws("timer", "2026-11-29", 6, 3)), true},
		"one before the close":       {plan, join(refer(1), draws("steward", "2026-11-02", 1, 1), closing), true},
		"three of four":              {plan, join(refer(4), draws("timer", "2026-11-02", 3, 1)), false},
		"two a day too early":        {plan, join(refer(2), draws("timer", "2026-11-28", 2, 1)), false},
		"one after 28 days":          {plan, join(refer(1), draws("timer", "2026-12-24", 1, 1)), false},
		"all five at once":           {plan, join(refer(5), draws("steward", "2026-11-02", 5, 1), closing), false},
		"one and no close":           {plan, join(refer(1), draws("steward", "2026-11-02", 1, 1)), false},
		"an act before the close":    {plan, join(refer(1), draws("steward", "2026-11-02", 1, 1), other, closing), false},
		"a cohort of a citizen":      {plan, join(refer(4), draws("citizen", "2026-11-02", 4, 1)), false},
		"where lots are at referral": {nil, join(refer(4), draws("timer", "2026-11-02", 4, 1)), false},
	} {
		if got := takenAll(newDue(c.plan), c.said); got != c.good {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func takenAll(d *due, said []saidOfPlace) bool {
	place := "A"
	var waiting []string
	for i, one := range said {
		id := string(rune('a' + i))
		closed := closedPart{Actor: one.actor, At: one.at, Stratum: &place, Participant: &id, People: &one.number, Envelope: &one.number}
		if d.take(one.kind, &closed, waiting) != nil {
			return false
		}
		switch one.kind {
		case "referral":
			waiting = append(waiting, id)
		case "cohort":
			waiting = waiting[one.number:]
		}
	}
	return d.isOver()
}
