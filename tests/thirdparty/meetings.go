package thirdparty

import "errors"

// Every introduction meeting that was planned: whether it was called off.
type meetings []bool

// Those that are planned are numbered 1, 2, 3 ..., and nothing follows a cancellation.
func (m *meetings) take(closed *closedPart) error {
	if closed.Meeting == nil || closed.Change == nil || closed.Row == nil {
		return errors.New("no introduction meeting")
	}
	number := *closed.Meeting
	isThere := number > 0 && number <= len(*m) && !(*m)[number-1]
	switch {
	case *closed.Change == "planned" && number == len(*m)+1:
		*m = append(*m, false)
	case *closed.Change == "changed" && isThere:
	case *closed.Change == "cancelled" && isThere:
		(*m)[number-1] = true
	default:
		return errors.New("an introduction meeting out of order")
	}
	return nil
}
