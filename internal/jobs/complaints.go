package jobs

import (
	"context"
	"log/slog"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// complaints logs what went wrong with a job; River tries it again later by itself.
type complaints struct{ log *slog.Logger }

func (c complaints) HandleError(_ context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	c.log.Error("a job failed", "kind", job.Kind, "args", string(job.EncodedArgs), "attempt", job.Attempt, "error", err)
	return nil
}

func (c complaints) HandlePanic(_ context.Context, job *rivertype.JobRow, value any, trace string) *river.ErrorHandlerResult {
	c.log.Error("a job panicked", "kind", job.Kind, "args", string(job.EncodedArgs), "value", value, "trace", trace)
	return nil
}
