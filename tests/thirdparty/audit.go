package thirdparty

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// An audit is the audit export of a study, read from its zip.
type audit struct {
	files map[string]*zip.File

	seals       []*sealed
	recorded    int // seals that the record names so far
	cursors     map[string]cursor
	commitments [][32]byte
	draws       []opened
	first       map[int][32]byte // the commitment of the first draw from each seal
	beside      []rowOf
	digests     []string       // of the access log, day by day
	deleted     map[string]int // rows that retention deleted, by class
	people      *people
	day         string // on which the export was made, once its note was checked
}

// A sealed is the public files of a seal.
type sealed struct {
	fields map[string]json.RawMessage // of the setup
	setup  struct {
		Arms []struct {
			ID string `json:"id"`
		} `json:"arms"`
		Beacon *struct {
			Round int64 `json:"round"`
		} `json:"beacon"`
		Capacity int         `json:"capacity"`
		Cohort   *cohortPlan `json:"cohort"`
		Dummies  string      `json:"dummies"`
		LogKeys  []string    `json:"logKeys"`
		Origin   string      `json:"origin"`
		Promise  string      `json:"promiseKey"`
		Leaves   int         `json:"leaves"`
		Policy   string      `json:"policy"`
		Ratio    []int       `json:"ratio"`
		Seal     int         `json:"seal"`
		Seed     string      `json:"seed"`
		Study    string      `json:"study"`
		Strata   []string    `json:"strata"`
	}
	entry  []byte // the text of the seal entry
	hash   string
	root   string
	leaves []byte
}

func (s *sealed) has(stratum string) bool {
	for _, one := range s.setup.Strata {
		if one == stratum {
			return true
		}
	}
	return false
}

// A cursor is a seal's number and its next envelope: in JSON [seal, next].
type cursor [2]int

func (c cursor) isBefore(other cursor) bool {
	return c[0] < other[0] || c[0] == other[0] && c[1] < other[1]
}

type opened struct {
	stratum, arm, at     string
	seal, envelope, leaf int
}

// A rowOf is what a body says of the row beside it.
type rowOf struct {
	sequence    int
	hash, class string
}

const (
	leafSize   = 82
	leafDomain = "trial/v1/envelope\n"
)

// VerifyAudit checks the files of an audit export against each other: their sums, the leaves under
// each seal, every body of the record and their chain, every opened envelope, the access log, the rows
// beside the bodies, the signed note over the sums, and the public log; of a final export also the
// lists, which it makes again, the research ids and the keys of cohorts.
// It says how many bodies and log entries there are.
func VerifyAudit(path string) (bodies, entries int, err error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return 0, 0, err
	}
	defer archive.Close()
	a := &audit{files: map[string]*zip.File{}, cursors: map[string]cursor{}, first: map[int][32]byte{}, deleted: map[string]int{}, people: newPeople()}
	for _, file := range archive.File {
		a.files[file.Name] = file
	}
	for _, check := range []func() error{
		a.checkSums, a.readSeals, a.checkRecord, a.checkOpenings, a.checkAccesses, a.checkRows, a.checkLists, a.checkFinal, a.checkNote, a.checkBeginnings,
	} {
		if err := check(); err != nil {
			return 0, 0, err
		}
	}
	entries, err = a.checkLog()
	return len(a.commitments), entries, err
}

// isFinal: the export has something that only the reveal gives, and so must have all of it.
func (a *audit) isFinal() bool { return a.files["list.key"] != nil || a.files["ids.ndjson"] != nil }

func (a *audit) open(name string) (io.ReadCloser, error) {
	file, ok := a.files[name]
	if !ok {
		return nil, fmt.Errorf("there is no %s", name)
	}
	return file.Open()
}

func (a *audit) whole(name string) ([]byte, error) {
	reader, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(reader)
}

// lines gives each line of a file without its end.
func (a *audit) lines(name string, line func(i int, text []byte) error) error {
	reader, err := a.open(name)
	if err != nil {
		return err
	}
	defer reader.Close()
	buffered := bufio.NewReaderSize(reader, 1<<20)
	for i := 0; ; i++ {
		text, err := buffered.ReadSlice('\n')
		if err == io.EOF && len(text) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s, line %d: %w", name, i, err)
		}
		if err := line(i, text[:len(text)-1]); err != nil {
			return fmt.Errorf("%s, line %d: %w", name, i, err)
		}
	}
}

func (a *audit) checkSums() error {
	told, err := a.whole("SHA256SUMS")
	if err != nil {
		return err
	}
	var names []string
	for name := range a.files {
		if name != "SHA256SUMS" && name != noteName {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var sums strings.Builder
	for _, name := range names {
		reader, err := a.open(name)
		if err != nil {
			return err
		}
		hash := sha256.New()
		_, err = io.Copy(hash, reader)
		reader.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", hash.Sum(nil), name)
	}
	if sums.String() != string(told) {
		return errors.New("the files are not those that were summed")
	}
	return nil
}

// fileOf names a file of a seal: the second list's are setup-2.json and so on.
func fileOf(number int, stem, end string) string {
	if number == 1 {
		return stem + end
	}
	return fmt.Sprintf("%s-%d%s", stem, number, end)
}

func (a *audit) readSeals() error {
	for number := 1; number == 1 || a.files[fileOf(number, "setup", ".json")] != nil; number++ {
		s := &sealed{}
		if err := a.readSeal(number, s); err != nil {
			return fmt.Errorf("seal %d: %w", number, err)
		}
		if number > 1 {
			if field := s.changed(a.seals[number-2]); field != "" {
				return fmt.Errorf("seal %d: it may not change %s", number, field)
			}
		}
		a.seals = append(a.seals, s)
	}
	return nil
}

// What each list has of its own: all else is as in the setup before it.
var ownFields = map[string]bool{
	"beacon": true, "capacity": true, "leaves": true, "policy": true, "seal": true, "seed": true, "source": true, "strata": true,
}

// changed names a field that the setup of a further list changes and may not: it has every earlier place, and a later round.
func (s *sealed) changed(last *sealed) string {
	for _, one := range [][2]*sealed{{s, last}, {last, s}} {
		for name, value := range one[0].fields {
			if !ownFields[name] && !bytes.Equal(value, one[1].fields[name]) {
				return name
			}
		}
	}
	for _, stratum := range last.setup.Strata {
		if !s.has(stratum) {
			return "strata"
		}
	}
	if last.setup.Beacon != nil && (s.setup.Beacon == nil || s.setup.Beacon.Round <= last.setup.Beacon.Round) {
		return "beacon"
	}
	return ""
}

func (a *audit) readSeal(number int, s *sealed) error {
	setup, err := a.whole(fileOf(number, "setup", ".json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(setup, &s.setup); err != nil {
		return err
	}
	if err := json.Unmarshal(setup, &s.fields); err != nil {
		return err
	}
	if s.entry, err = a.whole(fileOf(number, "seal", ".txt")); err != nil {
		return err
	}
	lines := strings.Split(string(s.entry), "\n")
	if len(lines) != 7 || lines[0] != "trial/v1/seal" || lines[6] != "" {
		return errors.New("malformed seal entry")
	}
	if sum := sha256.Sum256(setup); s.setup.Seal != number || lines[1] != hex.EncodeToString(sum[:]) || lines[4] != strconv.Itoa(s.setup.Leaves) {
		return errors.New("the seal entry is of another setup")
	}
	if (s.setup.Beacon == nil) != (lines[2] == "-") {
		return errors.New("seal entry and setup do not agree on a beacon")
	}
	s.root = lines[3]
	sum := sha256.Sum256(s.entry)
	s.hash = hex.EncodeToString(sum[:])
	if s.leaves, err = a.whole(fileOf(number, "leaves", "")); err != nil {
		return err
	}
	return s.checkLeaves()
}

func (s *sealed) checkLeaves() error {
	if len(s.leaves) != s.setup.Leaves*leafSize {
		return errors.New("not as many leaves as were sealed")
	}
	leaves := make([][]byte, s.setup.Leaves)
	for i := range leaves {
		leaves[i] = s.leafAt(i)
		if !bytes.HasPrefix(leaves[i], []byte(leafDomain)) || i > 0 && bytes.Compare(leaves[i-1], leaves[i]) >= 0 {
			return fmt.Errorf("leaf %d is malformed or not in its order", i)
		}
	}
	if root := rootOf(leaves); hex.EncodeToString(root[:]) != s.root {
		return errors.New("the leaves are not those that were sealed")
	}
	return nil
}

func (s *sealed) leafAt(i int) []byte { return s.leaves[i*leafSize : (i+1)*leafSize] }

// standing tells where a stratum's envelopes stand.
func (a *audit) standing(stratum string) cursor {
	if at, ok := a.cursors[stratum]; ok {
		return at
	}
	return cursor{1, 1}
}

// draw takes the next envelope of a stratum: that of the lowest seal that has the stratum and has
// some left. How many a list has only its design tells, so one may be left once its capacity is used.
func (a *audit) draw(stratum, seal string, envelope int) (number int, err error) {
	at := a.standing(stratum)
	for _, s := range a.seals[:a.recorded] {
		if s.hash == seal && s.has(stratum) {
			number = s.setup.Seal
		}
	}
	if number < at[0] {
		return 0, errors.New("a draw from another seal")
	}
	next := at[1]
	for _, s := range a.seals[at[0]-1 : number-1] {
		if s.has(stratum) && next <= s.setup.Capacity {
			return 0, fmt.Errorf("seal %d has envelopes left", s.setup.Seal)
		}
		next = 1
	}
	if envelope != next {
		return 0, errors.New("a draw out of order")
	}
	a.cursors[stratum] = cursor{number, envelope + 1}
	return number, nil
}

// restore may pass over envelopes, and never goes back.
func (a *audit) restore(to map[string]cursor) error {
	for stratum, at := range a.cursors {
		next, ok := to[stratum]
		if !ok {
			next = cursor{1, 1}
		}
		if next.isBefore(at) {
			return errors.New("a restore that goes back")
		}
	}
	for _, at := range to {
		if at[0] < 1 || at[0] > a.recorded || at[1] < 1 {
			return errors.New("a restore to no envelope")
		}
	}
	for stratum := range a.people.waiting { // where a cursor moves nobody knows who was drawn
		next, ok := to[stratum]
		if !ok {
			next = cursor{1, 1}
		}
		if next != a.standing(stratum) {
			delete(a.people.waiting, stratum)
		}
	}
	a.cursors = map[string]cursor{}
	for stratum, at := range to {
		a.cursors[stratum] = at
	}
	return nil
}

// The lines and texts of the record, their fields in the order of canonical JSON.
type recordLine struct {
	Closed  string `json:"closed"`
	NClosed string `json:"nClosed"`
	NOpen   string `json:"nOpen"`
	Open    string `json:"open"`
}

type openPart struct {
	Arm     *string `json:"arm,omitempty"`
	Consent *string `json:"consent,omitempty"`
	Kind    string  `json:"kind"`
	Leaf    *int    `json:"leaf,omitempty"`
	Seal    *string `json:"seal,omitempty"`
	Study   string  `json:"study"`
}

type closedPart struct {
	Actor       string            `json:"actor"`
	As          *string           `json:"as,omitempty"`
	At          string            `json:"at"`
	Before      *string           `json:"before,omitempty"`
	Change      *string           `json:"change,omitempty"`
	Class       *string           `json:"class,omitempty"`
	Consent     *string           `json:"consent,omitempty"`
	Count       *int              `json:"count,omitempty"`
	Cursors     map[string]cursor `json:"cursors,omitempty"`
	Digest      *string           `json:"digest,omitempty"`
	Entry       *string           `json:"entry,omitempty"`
	Envelope    *int              `json:"envelope,omitempty"`
	From        *string           `json:"from,omitempty"`
	Group       *string           `json:"group,omitempty"`
	Key         *string           `json:"key,omitempty"`
	ListKey     *string           `json:"listKey,omitempty"`
	Meeting     *int              `json:"meeting,omitempty"`
	Message     *int              `json:"message,omitempty"`
	Number      *int              `json:"number,omitempty"`
	Of          *int              `json:"of,omitempty"`
	Participant *string           `json:"participant,omitempty"`
	People      *int              `json:"people,omitempty"`
	Previous    string            `json:"previous"`
	Reason      *string           `json:"reason,omitempty"`
	Research    *string           `json:"research,omitempty"`
	Row         *string           `json:"row,omitempty"`
	Rows        *int              `json:"rows,omitempty"`
	Seal        *int              `json:"seal,omitempty"`
	Seed        *string           `json:"seed,omitempty"`
	Sequence    int               `json:"sequence"`
	Sheet       *string           `json:"sheet,omitempty"`
	Stratum     *string           `json:"stratum,omitempty"`
	Until       *string           `json:"until,omitempty"`
	Version     json.RawMessage   `json:"version,omitempty"`
	Week        *int              `json:"week,omitempty"`
	What        *string           `json:"what,omitempty"`
}

func (a *audit) checkRecord() error {
	canonical := newCanonical()
	drawn := map[string]bool{}
	groups := map[string]bool{}
	var sent messages
	var introductions meetings
	isOpen := map[string]bool{}
	previous := strings.Repeat("0", 64)
	due := newDue(a.seals[0].setup.Cohort)

	err := a.lines("record.ndjson", func(i int, text []byte) error {
		var line recordLine
		var open openPart
		var closed closedPart
		if err := canonical.read(text, &line); err != nil {
			return err
		}
		if err := canonical.read([]byte(line.Open), &open); err != nil {
			return err
		}
		if err := canonical.read([]byte(line.Closed), &closed); err != nil {
			return err
		}
		switch {
		case closed.Sequence != i:
			return errors.New("another sequence")
		case closed.Previous != previous:
			return errors.New("another previous commitment")
		case open.Study != a.seals[0].setup.Study:
			return errors.New("another study")
		case i == 0 && open.Kind != "setup":
			return errors.New("a setup comes first")
		}

		seal := 0
		switch open.Kind {
		case "setup":
			if closed.Entry == nil || a.recorded == len(a.seals) || *closed.Entry != a.seals[a.recorded].hash {
				return errors.New("another seal")
			}
			a.recorded++
		case "restore":
			if err := a.restore(closed.Cursors); err != nil {
				return err
			}
		case "open":
			for _, s := range a.seals[:a.recorded] {
				for _, stratum := range s.setup.Strata {
					if closed.Stratum == nil || *closed.Stratum == stratum {
						isOpen[stratum] = true
					}
				}
			}
		case "close":
			if closed.Stratum == nil {
				isOpen = map[string]bool{}
			} else {
				delete(isOpen, *closed.Stratum)
			}
		case "draw":
			if open.Arm == nil || open.Leaf == nil || open.Seal == nil || closed.Stratum == nil || closed.Envelope == nil || closed.Participant == nil {
				return errors.New("no draw")
			}
			if !isOpen[*closed.Stratum] || drawn[*closed.Participant] {
				return errors.New("a draw out of order")
			}
			var err error
			if seal, err = a.draw(*closed.Stratum, *open.Seal, *closed.Envelope); err != nil {
				return err
			}
			drawn[*closed.Participant] = true
			a.draws = append(a.draws, opened{*closed.Stratum, *open.Arm, closed.At, seal, *closed.Envelope, *open.Leaf})
		case "referral":
			if open.Consent == nil || closed.Participant == nil || closed.Stratum == nil || !isOpen[*closed.Stratum] {
				return errors.New("a referral out of order")
			}
		case "cohort":
			if closed.Stratum == nil || !isOpen[*closed.Stratum] {
				return errors.New("a cohort out of order")
			}
		case "group":
			if closed.Group == nil || closed.Change == nil || (*closed.Change == "planned") == groups[*closed.Group] {
				return errors.New("a group out of order")
			}
			groups[*closed.Group] = true
		case "roster", "attendance", "sessions":
			if closed.Group == nil || !groups[*closed.Group] {
				return errors.New("no group has this id")
			}
		case "meeting":
			if err := introductions.take(&closed); err != nil {
				return err
			}
		case "message":
			if closed.Group != nil && !groups[*closed.Group] {
				return errors.New("no group has this id")
			}
			if err := sent.take(&closed); err != nil {
				return err
			}
		}

		var waiting []string
		if closed.Stratum != nil {
			waiting = a.people.waiting[*closed.Stratum]
		}
		if err := due.take(open.Kind, &closed, waiting); err != nil {
			return err
		}
		if err := a.people.take(&open, &closed, seal); err != nil {
			return err
		}
		if open.Kind == "accesses" && closed.Digest != nil {
			a.digests = append(a.digests, *closed.Digest)
		}
		if open.Kind == "retention" && closed.Class != nil && closed.Rows != nil {
			a.deleted[*closed.Class] += *closed.Rows
		}
		for _, hash := range []*string{closed.Reason, closed.Row} {
			if hash != nil && closed.Participant == nil { // a person's row is no part of an export
				a.beside = append(a.beside, rowOf{i, *hash, map[string]string{"attendance": "attendance", "message": "messages"}[open.Kind]})
			}
		}

		commitment, err := commitmentOf(&line)
		if err != nil {
			return err
		}
		a.commitments = append(a.commitments, commitment)
		if _, ok := a.first[seal]; !ok && open.Kind == "draw" {
			a.first[seal] = commitment
		}
		previous = hex.EncodeToString(commitment[:])
		return nil
	})
	if err == nil && !due.isOver() {
		return errors.New("people are drawn before their time, and their place is not closed")
	}
	if err == nil && len(a.people.next) > 0 {
		return errors.New("not all of a cohort are drawn")
	}
	if err == nil && a.recorded != len(a.seals) {
		return errors.New("the record does not name every seal")
	}
	return err
}

func commitmentOf(line *recordLine) (commitment [32]byte, err error) {
	var nOpen, nClosed []byte
	if nOpen, err = nonce(line.NOpen); err != nil {
		return
	}
	if nClosed, err = nonce(line.NClosed); err != nil {
		return
	}
	open := hashOf("trial/v1/open\n", nOpen, []byte(line.Open))
	closed := hashOf("trial/v1/closed\n", nClosed, []byte(line.Closed))
	return hashOf("trial/v1/record\n", open[:], closed[:]), nil
}

func nonce(text string) ([]byte, error) {
	if len(text) != 64 || strings.ToLower(text) != text {
		return nil, errors.New("malformed nonce")
	}
	return hex.DecodeString(text)
}

func hashOf(domain string, parts ...[]byte) (sum [32]byte) {
	all := make([]byte, 0, 512)
	all = append(all, domain...)
	for _, part := range parts {
		all = append(all, part...)
	}
	return sha256.Sum256(all)
}

// A row of the staff is shown; of the others only what they hash to.
type rowLine struct {
	Hash     *string         `json:"hash,omitempty"`
	Random   *string         `json:"random,omitempty"`
	Row      json.RawMessage `json:"row,omitempty"`
	Sequence int             `json:"sequence"`
}

func (a *audit) checkRows() error {
	canonical := newCanonical()
	gone := map[string]int{}
	next := 0
	skip := func(sequence int) error {
		for ; next < len(a.beside) && a.beside[next].sequence < sequence; next++ {
			if a.beside[next].class == "" {
				return fmt.Errorf("the row beside body %d is gone", a.beside[next].sequence)
			}
			gone[a.beside[next].class]++
		}
		return nil
	}
	if a.files["rows.ndjson"] == nil {
		return nil // made without
	}
	err := a.lines("rows.ndjson", func(i int, text []byte) error {
		var line rowLine
		if err := canonical.read(text, &line); err != nil {
			return err
		}
		if err := skip(line.Sequence); err != nil {
			return err
		}
		if line.Random != nil && line.Row != nil && line.Hash == nil {
			random, err := nonce(*line.Random)
			if err != nil {
				return err
			}
			sum := hashOf("trial/v1/row\n", random, line.Row)
			hash := hex.EncodeToString(sum[:])
			line.Hash = &hash
		}
		if line.Hash == nil || next == len(a.beside) || a.beside[next].sequence != line.Sequence || a.beside[next].hash != *line.Hash {
			return errors.New("not the row of its body")
		}
		next++
		return nil
	})
	if err == nil {
		err = skip(len(a.commitments))
	}
	for _, class := range []string{"attendance", "messages"} {
		if err == nil && gone[class] != a.deleted[class] {
			err = fmt.Errorf("%d rows of the class %s are gone, and %d were deleted", gone[class], class, a.deleted[class])
		}
	}
	return err
}

type opening struct {
	Envelope int    `json:"envelope"`
	NArm     string `json:"nArm"`
	NPos     string `json:"nPos"`
	Seal     *int   `json:"seal,omitempty"` // 1 when it is not told
	Stratum  string `json:"stratum"`
}

func (a *audit) checkOpenings() error {
	canonical := newCanonical()
	count := 0
	err := a.lines("openings.ndjson", func(i int, text []byte) error {
		var o opening
		if err := canonical.read(text, &o); err != nil {
			return err
		}
		count++
		if i >= len(a.draws) {
			return errors.New("no draw opened it")
		}
		draw := a.draws[i]
		seal := a.seals[draw.seal-1]
		isNamed := o.Seal == nil && draw.seal == 1 || o.Seal != nil && *o.Seal == draw.seal && draw.seal > 1
		if !isNamed || o.Stratum != draw.stratum || o.Envelope != draw.envelope || draw.leaf >= seal.setup.Leaves {
			return errors.New("not the draw's envelope")
		}
		nPos, err := nonce(o.NPos)
		if err != nil {
			return err
		}
		nArm, err := nonce(o.NArm)
		if err != nil {
			return err
		}
		cPos := hashOf("trial/v1/pos\n", nPos, []byte(draw.stratum+"\n"+strconv.Itoa(draw.envelope)))
		cArm := hashOf("trial/v1/arm\n", nArm, []byte(draw.arm))
		leaf := seal.leafAt(draw.leaf)[len(leafDomain):]
		if !bytes.Equal(leaf[:32], cPos[:]) || !bytes.Equal(leaf[32:], cArm[:]) {
			return errors.New("the envelope does not lie under the seal")
		}
		return nil
	})
	if err == nil && count != len(a.draws) {
		return errors.New("not an opening for each draw")
	}
	return err
}

func (a *audit) checkLog() (int, error) {
	waiting := make(map[[32]byte]bool, len(a.commitments))
	for _, commitment := range a.commitments {
		waiting[commitment] = true
	}
	others := map[[32]byte]bool{}
	seals := 0 // in the log so far, in their order
	var stored hashes
	size := int64(0)

	reader, err := a.open("log/entries")
	if err != nil {
		return 0, err
	}
	defer reader.Close()
	buffered := bufio.NewReaderSize(reader, 1<<20)
	for {
		var length [2]byte
		if _, err := io.ReadFull(buffered, length[:]); err == io.EOF {
			break
		} else if err != nil {
			return 0, err
		}
		entry := make([]byte, binary.BigEndian.Uint16(length[:]))
		if _, err := io.ReadFull(buffered, entry); err != nil {
			return 0, err
		}
		if size == 0 && !bytes.Equal(entry, a.seals[0].entry) {
			return 0, errors.New("the log does not begin with the seal")
		}
		if seals < len(a.seals) && bytes.Equal(entry, a.seals[seals].entry) {
			seals++
		} else {
			commitment, err := commitmentIn(entry)
			if err != nil {
				return 0, fmt.Errorf("entry %d: %w", size, err)
			}
			if waiting[commitment] {
				delete(waiting, commitment)
			} else if others[commitment] {
				return 0, fmt.Errorf("entry %d is there twice", size)
			} else {
				others[commitment] = true
			}
		}
		more, err := tlog.StoredHashes(size, entry, stored)
		if err != nil {
			return 0, err
		}
		stored = append(stored, more...)
		size++
	}
	if err := a.checkDummies(others); err != nil {
		return 0, err
	}
	for _, s := range a.seals[seals:] {
		// By cohort lots may be drawn before the night in which the log gets the seal; at referral the receipt has its proof.
		if first, ok := a.first[s.setup.Seal]; ok && (s.setup.Cohort == nil || !waiting[first]) {
			return 0, fmt.Errorf("seal %d has draws and is not in the log", s.setup.Seal)
		}
	}
	root, err := tlog.TreeHash(size, stored)
	if err != nil {
		return 0, err
	}
	return int(size), a.checkCheckpoint(size, root)
}

func commitmentIn(entry []byte) (commitment [32]byte, err error) {
	lines := strings.Split(string(entry), "\n")
	if len(lines) != 3 || lines[0] != "trial/v1/record" || lines[2] != "" {
		return commitment, errors.New("no seal, record or dummy")
	}
	decoded, err := base64.StdEncoding.Strict().DecodeString(lines[1])
	if err != nil || copy(commitment[:], decoded) != 32 || len(decoded) != 32 {
		return commitment, errors.New("no commitment")
	}
	return commitment, nil
}

// checkDummies: what is no record is one of the first dummies.
func (a *audit) checkDummies(others map[[32]byte]bool) error {
	key, err := a.readHex("dummies.key")
	if err != nil {
		return err
	}
	if dummiesHash(key) != a.seals[0].setup.Dummies {
		return errors.New("another dummies' key")
	}
	for number := len(others) - 1; number >= 0; number-- {
		dummy := dummyOf(key, uint64(number))
		if !others[dummy] {
			return errors.New("an entry of the log is no seal, record or dummy")
		}
	}
	return nil
}

// dummyOf gives what stands where a commitment would in an entry that hides how few there are.
func dummyOf(key []byte, number uint64) (dummy [32]byte) {
	copy(dummy[:], hmacOf(key, binary.BigEndian.AppendUint64(nil, number)))
	return dummy
}

// entryOf writes the entry of a commitment, or of a dummy.
func entryOf(commitment [32]byte) string {
	return "trial/v1/record\n" + base64.StdEncoding.EncodeToString(commitment[:]) + "\n"
}

func (a *audit) checkCheckpoint(size int64, root tlog.Hash) error {
	text, err := a.whole("log/checkpoint")
	if err != nil {
		return err
	}
	var verifiers []note.Verifier
	for _, vkey := range a.seals[0].setup.LogKeys {
		v, err := newVerifier(vkey)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, v)
	}
	n, err := note.Open(text, note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	want := fmt.Sprintf("%s\n%d\n%s\n", a.seals[0].setup.Origin, size, root)
	if n.Text != want || len(n.Sigs) != len(verifiers) {
		return errors.New("the checkpoint is not over these entries")
	}
	return nil
}

// hashes are a tree's stored hashes, in tlog's order.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, errors.New("no such hash")
		}
		found[i] = h[index]
	}
	return found, nil
}

// A canonical reads JSON in its only spelling: that in which it is written again.
type canonical struct {
	buffer  bytes.Buffer
	encoder *json.Encoder
}

func newCanonical() *canonical {
	c := &canonical{}
	c.encoder = json.NewEncoder(&c.buffer)
	c.encoder.SetEscapeHTML(false)
	return c
}

func (c *canonical) read(text []byte, value any) error {
	if err := json.Unmarshal(text, value); err != nil {
		return err
	}
	c.buffer.Reset()
	if err := c.encoder.Encode(value); err != nil {
		return err
	}
	if written := c.buffer.Bytes(); !bytes.Equal(written[:len(written)-1], text) {
		return errors.New("not canonical, or with a field that nobody knows")
	}
	return nil
}
