package alert

import (
	"errors"
	"time"
)

// A Failure says why a message did not arrive.
type Failure struct {
	Answer string        // what came of it, in words
	Final  bool          // the receiver wants nothing any more: the channel is closed
	After  time.Duration // that the receiver asked to wait
}

func (f *Failure) Error() string { return f.Answer }

// FailureOf is the failure that err stands for, whatever it is.
func FailureOf(err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return &Failure{Answer: err.Error()}
}

// GiveUpAfter is for how long a message is tried to send before its channel is closed.
const GiveUpAfter = 72 * time.Hour

// waits are the times between attempts; the last one goes on.
var waits = []time.Duration{
	5 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour,
}

// longestWait bounds what a receiver may ask for.
const longestWait = 24 * time.Hour

// Retry is when a message that failed for the attempts-th time at now is tried again, if its first
// attempt was not too long ago.
func (f *Failure) Retry(attempts int, first, now time.Time) (next time.Time, again bool) {
	if f.Final || now.Sub(first) >= GiveUpAfter {
		return time.Time{}, false
	}
	wait := waits[min(max(attempts, 1), len(waits))-1]
	return now.Add(max(wait, min(f.After, longestWait))), true
}
