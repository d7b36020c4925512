package draft

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// identify says who publishes, by the title of the page and its host.
func (d *declaration) identify(page news.Page, u *url.URL) {
	d.id, d.en = idOf(u.Hostname()), u.Hostname()
	d.publisher, d.zh, d.level = u.Hostname(), u.Hostname(), source.Media
	var title []string
	if doc, err := webpage.Open(page, webpage.Rules{}); err == nil {
		title = doc.TitleParts()
	}
	if len(title) > 0 {
		d.publisher = title[len(title)-1]
		d.zh = strings.Join(append([]string{d.publisher}, title[:len(title)-1]...), " ")
	}
	d.rank(u.Hostname())
}

var (
	province = regexp.MustCompile(`^(?:(?:北京|上海|天津|重庆)市|\p{Han}{2,6}?(?:省|自治区|特别行政区))`)
	city     = regexp.MustCompile(`^\p{Han}{1,8}?(?:市|自治州|地区|盟)`)
	agency   = regexp.MustCompile(`(?:部|委员会|委|局|署|院|办公室|银行)$`)
	regime   = regexp.MustCompile(`政府|党委|纪委|人大`)
)

// rank guesses level and place of the publisher by its name.
func (d *declaration) rank(host string) {
	switch {
	case strings.HasSuffix(host, ".hk"):
		d.level = source.HongKong
	case strings.HasSuffix(host, ".mo"):
		d.level = source.Macao
	case province.MatchString(d.publisher):
		d.level, d.place = source.Provincial, province.FindString(d.publisher)
	case city.MatchString(d.publisher):
		d.level, d.place = source.Municipal, city.FindString(d.publisher)
	case agency.MatchString(d.publisher):
		d.level = source.Ministerial
	case regime.MatchString(d.publisher):
		d.level = source.Central
	}
}

// plain are the parts of a host that name no publisher.
var plain = []string{"www", "gov", "com", "cn", "org", "net", "edu", "hk", "mo", "example"}

// idOf makes an id of what is telling in a host: yunling for www.yunling.gov.cn.
func idOf(host string) string {
	var parts []string
	for _, p := range strings.Split(strings.ToLower(host), ".") {
		if !slices.Contains(plain, p) && p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		parts = strings.Split(strings.ToLower(host), ".")
	}
	return strings.Trim(unfit.ReplaceAllString(strings.Join(parts, "-"), "-"), "-")
}

var unfit = regexp.MustCompile(`[^a-z0-9]+`)

// maxHosts is how many hosts a draft names.
const maxHosts = 20

var hostForm = regexp.MustCompile(`(?:https?:)?\\?/\\?/([a-z0-9.-]+(?::\d+)?)`)

// hostsIn are the hosts of the page's own domain that it names, its own first.
func hostsIn(page news.Page, u *url.URL) []string {
	hosts := []string{u.Host}
	domain := domainOf(u.Hostname())
	for _, m := range hostForm.FindAllSubmatch(page.Body, -1) {
		host := string(m[1])
		bare, _, _ := strings.Cut(host, ":")
		if domain != "" && domainOf(bare) == domain && !slices.Contains(hosts, host) && len(hosts) < maxHosts {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// domainOf is the registered domain of a host, "" for an address of a machine.
func domainOf(host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return ""
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	return domain
}

func loopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}
