package crawl

import "github.com/xiaozu-watch/xiaozu/internal/news"

// Problem says what is wrong with a response that came whole, in the words of a crawl, or "". It
// is for responses that another crawler fetched.
func Problem(page news.Page) string { return describe(page) }
