package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/chat"
	"github.com/xiaozu-watch/xiaozu/internal/alert/email"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Courier takes messages to people. What it lacks the means for waits.
type Courier struct {
	Base     string // what the addresses of our pages begin with
	Webhooks *webhook.Sender
	Mail     *email.Mailer
	Chat     *chat.Sender
}

// deliverArgs asks for one attempt to send a message.
type deliverArgs struct {
	Delivery string `json:"delivery" river:"unique"`
}

func (deliverArgs) Kind() string { return "deliver" }

func (deliverArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: deliverQueue, UniqueOpts: onceInQueue}
}

const (
	deliverQueue   = "deliver"
	deliversAtOnce = 32
	// deliverBatch bounds the messages that are handed out at a time.
	deliverBatch = 1000
)

type deliverer struct {
	river.WorkerDefaults[deliverArgs]
	runner *Runner
}

func (*deliverer) Timeout(*river.Job[deliverArgs]) time.Duration { return 2 * time.Minute }

// Work tries once. When it is tried again stands in the message's row, not in the queue.
func (d *deliverer) Work(ctx context.Context, job *river.Job[deliverArgs]) error {
	return d.runner.whenUp(ctx, func() error { return d.runner.deliver(ctx, job.Args.Delivery, time.Now()) })
}

// handOut queues the messages that are due and counts them. A message that is in the queue stays
// there once.
func (r *Runner) handOut(ctx context.Context, now time.Time) (int, error) {
	due, err := r.desk.DB.DueDeliveries(ctx, now, deliverBatch)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	params := make([]river.InsertManyParams, len(due))
	for i, id := range due {
		params[i].Args = deliverArgs{Delivery: id}
	}
	_, err = r.client.InsertMany(ctx, params)
	return len(due), err
}

// deliver tries to send a message and notes what came of it. Should the process die between the two,
// the message is sent once more under its id.
func (r *Runner) deliver(ctx context.Context, id string, now time.Time) error {
	began := time.Now()
	d, err := r.desk.DB.BeginDelivery(ctx, id, now)
	if errors.Is(err, postgres.ErrNotFound) {
		return nil // sent, closed or deleted meanwhile
	}
	if err != nil {
		return err
	}
	answer, err := r.desk.Courier.send(ctx, d, now)
	if ctx.Err() != nil {
		return ctx.Err() // stopped, not failed
	}
	if err != nil {
		return r.failed(ctx, d, alert.FailureOf(err), now)
	}
	return r.desk.DB.DeliverySent(ctx, d.ID, answer, now.Add(time.Since(began)))
}

func (r *Runner) failed(ctx context.Context, d postgres.Delivery, f *alert.Failure, now time.Time) error {
	log := r.desk.Log.With("message", d.ID, "channel", d.Channel.Kind, "attempt", d.Attempts, "answer", f.Answer)
	next, again := f.Retry(d.Attempts, d.First, now)
	if again {
		log.Info("a message did not arrive; it is sent again", "at", next)
		return r.desk.DB.DeliveryFailed(ctx, d.ID, f.Answer, next)
	}
	log.Warn("a message is given up, and its channel closed")
	defer r.teller.soon()
	return r.desk.DB.DeliveryDead(ctx, d, f.Answer, now)
}

// send writes the letter and sends it on its channel.
func (c Courier) send(ctx context.Context, d postgres.Delivery, now time.Time) (answer string, err error) {
	l := locale.Language(d.Manner.Language)
	if !l.Known() {
		l = locale.English
	}
	letter := alert.Write(l, c.Base, d.Items)
	letter.ID = d.ID
	switch {
	case d.Channel.Kind == "webhook" && c.Webhooks != nil:
		body, err := webhook.Body(letter, d.Items, d.First)
		if err != nil {
			return "", err
		}
		return c.Webhooks.Send(ctx, d.Channel.Address, d.Channel.Secrets(now), d.ID, body, now)
	case d.Channel.Kind == "email" && c.Mail != nil:
		letter.Unsubscribe = c.Base + "/letters/" + d.Channel.Token + "/end"
		if d.Channel.Confirmed.IsZero() {
			letter.Confirm = c.Base + "/letters/" + d.Channel.Token + "/confirm"
		}
		return c.Mail.Send(ctx, d.Channel.Address, letter, now)
	case d.Channel.Kind == "chat" && c.Chat != nil:
		letter.Again = d.Attempts > 1 // chats are told no id by which they would know it
		return c.Chat.Send(ctx, d.Channel.Address, letter)
	}
	return "", &alert.Failure{Answer: "this xiaozu is not set up to send to a " + d.Channel.Kind + " channel; docs/operations.md says how"}
}
