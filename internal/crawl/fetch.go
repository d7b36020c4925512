package crawl

import (
	"context"
	"errors"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// newColly is a collector for one crawl. Every redirect of a page is a request of its own, so
// that robots.txt, the hosts of the source and its delay hold for it, too.
func newColly(w *wire, userAgent string) (*colly.Collector, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	c := colly.NewCollector()
	c.UserAgent = userAgent  // set here and not as options, which the environment overrides
	c.IgnoreRobotsTxt = true // rules.go obeys it
	c.AllowURLRevisit = true // a page may redirect to itself to set a cookie
	c.ParseHTTPErrorResponse = true
	c.MaxBodySize, c.MaxDepth, c.MaxRequests, c.CacheDir = 0, 0, 0, ""
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	c.SetClient(&http.Client{Transport: w, Jar: jar, CheckRedirect: stay})
	return c, nil
}

// get fetches an address and what it redirects to: one page for each response, the last of
// which is the answer. It stops before an address that may not or need not be asked. The error
// is that of the context or of known.
//
// What is asked is the address as linked; a page is known under the source's canonical one, which
// a site may answer with a redirect to the other.
func (c *crawl) get(ctx context.Context, address string, known lookup) ([]news.Page, error) {
	var trail []news.Page
	for at := address; ; {
		page, err := c.once(ctx, at, known)
		if err != nil {
			return nil, err
		}
		next := target(page, at)
		if next != nil {
			page.Problem = c.refusal(next, c.identity(at), trail)
		}
		trail = append(trail, page)
		if next == nil || page.Problem != "" {
			return trail, nil
		}
		to := c.src.Canonical(next)
		c.seen[to], c.listing[to] = true, c.listing[c.identity(at)]
		at = source.Canonical(next)
	}
}

// identity is the canonical address of the source's page at an address.
func (c *crawl) identity(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return c.src.Canonical(u)
}

// name is the address under which the page at an address is kept: a list page as it is asked for,
// which is what paging goes by.
func (c *crawl) name(address string) string {
	if identity := c.identity(address); !c.listing[identity] {
		return identity
	}
	return address
}

// A lookup finds the validators of an address; nil finds none.
type lookup func(ctx context.Context, url string) (Validators, error)

// once fetches one address, if it may be asked, once more if the site asks for that. No response
// is a page, too, with its Problem.
func (c *crawl) once(ctx context.Context, address string, known lookup) (page news.Page, err error) {
	v, err := c.validators(ctx, address, known)
	if err != nil {
		return news.Page{}, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return c.wire.nothing("no address: " + err.Error()), nil
	}
	problem, err := c.ban(ctx, u)
	if err != nil {
		return news.Page{}, err
	}
	if page = c.wire.nothing(problem); problem == "" {
		if page, err = c.ask(ctx, address, header(v), int64(c.src.Limits.Bytes)); err == nil && again(page) {
			page, err = c.askAgain(ctx, address, header(v), page)
		}
	}
	page.URL = c.name(address)
	page.ID = news.PageID(page.URL)
	return page, err
}

func (c *crawl) validators(ctx context.Context, address string, known lookup) (v Validators, err error) {
	if known == nil {
		return v, nil
	}
	return known(ctx, c.identity(address))
}

// askAgain asks once more, after the rest that the site wants. Where that is long, the first
// answer stands, and the crawl ends at the next request.
func (c *crawl) askAgain(ctx context.Context, address string, h http.Header, first news.Page) (news.Page, error) {
	second, err := c.ask(ctx, address, h, int64(c.src.Limits.Bytes))
	var pause *Pause
	if errors.As(err, &pause) {
		return first, nil
	}
	return second, err
}

// ask makes one request when its turn has come. The error is that of the context, of Hosts, or a
// *Pause.
func (c *crawl) ask(ctx context.Context, address string, h http.Header, most int64) (news.Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return c.wire.nothing("no address: " + err.Error()), nil
	}
	if err := c.turn.enter(ctx, u.Host, c.delay(u)); err != nil {
		return news.Page{}, err
	}
	// Last of all, since the wait may have led into the quiet hours or the next day.
	if err := c.budget.spend(ctx); err != nil {
		return news.Page{}, err
	}
	c.wire.ctx, c.wire.last, c.wire.most = ctx, nil, most
	err = c.colly.Request(http.MethodGet, address, nil, nil, h)
	if ctx.Err() != nil {
		c.turn.asked = time.Now()
		return news.Page{}, context.Cause(ctx)
	}
	page := c.wire.response(err)
	return page, c.turn.leave(ctx, page, c.delay(u))
}

// response is what came, or that nothing came.
func (w *wire) response(err error) news.Page {
	if w.last == nil {
		return w.nothing(w.noResponse(err))
	}
	if w.last.Problem == "" {
		w.last.Problem = describe(*w.last)
	}
	return *w.last
}

func (w *wire) nothing(problem string) news.Page {
	return news.Page{Source: w.src.ID, FetchedAt: time.Now(), Problem: problem}
}

func header(v Validators) http.Header {
	h := http.Header{
		"Accept":          {"text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"},
		"Accept-Language": {"zh-CN,zh;q=0.9,en;q=0.5"},
	}
	if v.ETag != "" {
		h.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		h.Set("If-Modified-Since", v.LastModified)
	}
	return h
}
