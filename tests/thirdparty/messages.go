package thirdparty

import "errors"

// Every message that was sent: to which group, empty for people who wait, and whether it was withdrawn.
type messages []struct {
	group       string
	isWithdrawn bool
}

// Those that are sent are numbered 1, 2, 3 ..., and each can be withdrawn once.
func (m *messages) take(closed *closedPart) error {
	if closed.Message == nil || closed.Change == nil || closed.Row == nil {
		return errors.New("no message")
	}
	group := ""
	if closed.Group != nil {
		group = *closed.Group
	}
	number := *closed.Message
	switch {
	case *closed.Change == "sent" && number == len(*m)+1:
		*m = append(*m, struct {
			group       string
			isWithdrawn bool
		}{group, false})
	case *closed.Change == "withdrawn" && number > 0 && number <= len(*m) && !(*m)[number-1].isWithdrawn && (*m)[number-1].group == group:
		(*m)[number-1].isWithdrawn = true
	default:
		return errors.New("a message out of order")
	}
	return nil
}
