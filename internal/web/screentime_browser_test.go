package web

import (
	"slices"
	"time"
)

// A stopwatch holds how long it was from keys that decide to the next screen, by the browser's own clock.
type stopwatch struct{ took []time.Duration }

// stopped presses a key and measures until the page that it leads to, which is put in place of this one, is painted: a
// task that is set in the frame that shows it runs behind it.
func (w *stopwatch) stopped(tb *tab, key string) {
	tb.t.Helper()
	eval[bool](tb, `
		addEventListener("keydown", (e) => self.pressed = e.timeStamp, true);
		self.painted = new Promise((done) => new MutationObserver((_, observer) => {
			observer.disconnect();
			requestAnimationFrame(() => {
				const behind = new MessageChannel();
				behind.port1.onmessage = () => done(performance.now() - self.pressed);
				behind.port2.postMessage(0);
			});
		}).observe(document.documentElement, {childList: true}));
		true`)
	tb.key(key)
	ms := eval[float64](tb, `Promise.race([self.painted, new Promise((done) => setTimeout(done, 2000, -1))])`)
	if ms >= 0 { // a tab behind another one paints nothing
		w.took = append(w.took, time.Duration(ms*float64(time.Millisecond)))
	}
}

// slowest is what a screen may take at the median, ten times what is wanted: tests share their machine with others.
const slowest = time.Second

// report logs what was measured, and fails the test if even half of the screens took far too long.
func (w *stopwatch) report(tb *tab) {
	tb.t.Helper()
	if len(w.took) < 30 {
		tb.t.Fatalf("%d screens were measured, want most of fifty", len(w.took))
	}
	slices.Sort(w.took)
	half, p95 := w.took[len(w.took)/2], w.took[len(w.took)*95/100]
	tb.t.Logf("from key to next screen, %d times: half within %v, p95 %v (100 ms are wanted)", len(w.took), half.Round(time.Millisecond), p95.Round(time.Millisecond))
	if half > slowest {
		tb.t.Errorf("half of the screens took more than %v from key to paint, want less than %v", half, slowest)
	}
}
