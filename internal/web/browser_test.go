package web

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
)

// browserPath finds a browser, which the tests of this kind need.
func browserPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	foreign.Missing(t, errors.New("no browser is on PATH (Debian: chromium)"))
	return ""
}

// A tab is a real browser's tab, with all that the browser complained of.
type tab struct {
	context.Context
	t    *testing.T
	base string

	lock       sync.Mutex
	complaints []string
}

// browse opens a tab in a browser of its own, that keeps nothing and asks nobody but site.
func (s testSite) browse(t *testing.T) *tab {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.Headless, chromedp.ExecPath(browserPath(t)), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("no-sandbox", os.Geteuid() == 0), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true))
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocated)
	t.Cleanup(closeTab)
	return s.watch(t, ctx)
}

// another opens a tab of the same browser that shares no cookies with tb: another person's.
func (s testSite) another(t *testing.T, tb *tab) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(tb.Context, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	return s.watch(t, ctx)
}

func (s testSite) watch(t *testing.T, ctx context.Context) *tab {
	t.Helper()
	tb := &tab{Context: ctx, t: t, base: s.base}
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)))
	messages := chromedp.Console(ctx)
	go func() { // ends with the tab
		for m, err := range messages {
			if err != nil {
				return
			}
			tb.lock.Lock()
			tb.complaints = append(tb.complaints, m.String())
			tb.lock.Unlock()
		}
	}()
	return tb
}

// do runs actions, each within half a minute.
func (tb *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	for _, action := range actions {
		ctx, cancel := context.WithTimeout(tb.Context, 30*time.Second)
		err := chromedp.Do(ctx, action)
		cancel()
		must(tb.t, err)
	}
}

func (tb *tab) open(path string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(tb.base + path))
}

// press clicks a button or link and waits for the page that it leads to.
func (tb *tab) press(selector string) {
	tb.t.Helper()
	tb.leads("press "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// leads does what leads to another page and waits until that is shown, as a new document or in place.
func (tb *tab) leads(what string, action chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	eval[chromedp.Void](tb, `document.body.dataset.left = "yes"`)
	tb.do(action)
	ctx, cancel := context.WithTimeout(tb.Context, 30*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		const arrived = `document.readyState === "complete" && !document.body.dataset.left`
		if there, err := chromedp.Run(ctx, chromedp.Evaluate[bool](arrived)); err == nil && there { // an error while documents change
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	tb.t.Fatalf("%s leads nowhere", what)
}

// text is what a person reads in the first element that matches.
func (tb *tab) text(selector string) string {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.Context, 30*time.Second)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS(selector)))
	if err != nil {
		tb.t.Fatalf("text of %s: %v", selector, err)
	}
	return text
}

// eval is the value of a script, or what its promise keeps; it is run by the test and not by the page.
func eval[T any](tb *tab, script string) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.Context, 30*time.Second)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	must(tb.t, err)
	return v
}

// evaluated is the action of running a script.
func evaluated(script string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](script)
}

// signIn opens a one-time address for the user.
func (tb *tab) signIn(site testSite, name string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(site.signInAddress(tb.t, name)))
}

// signOut ends the session, by the page of the account.
func (tb *tab) signOut() {
	tb.t.Helper()
	tb.open("/account")
	tb.press("form[action='/sign-out'] button")
}

// quiet fails the test if the browser complained: an error, or a violation of the content policy.
func (tb *tab) quiet() {
	tb.t.Helper()
	const end = "that is all"
	eval[chromedp.Void](tb, `console.log("`+end+`")`)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		tb.lock.Lock()
		seen := slices.Clone(tb.complaints)
		tb.lock.Unlock()
		if i := slices.Index(seen, "log: "+end); i >= 0 {
			if i > 0 {
				tb.t.Errorf("the browser complained: %q", seen[:i])
			}
			return
		}
	}
	tb.t.Error("the console does not answer")
}
