package source

import "strings"

// tracking are query parameters that say how a reader came to a page, never which page it is.
// Names that end in "_" stand for all that begin so.
var tracking = []string{
	"utm_", "spm", "spm_id_from", "scm", // campaigns; Alibaba's tracking
	"isappinstalled", "nsukey", "scene", "share_token", "weixin_share", "wxshare", "wechat_redirect", // sharing in WeChat
	"bd_vid", "hmsr", "hmpl", "hmcu", "hmkw", "hmci", // Baidu
	"gclid", "fbclid", "msclkid",
}

// withoutTracking keeps the other parameters as they are written and in their order.
func withoutTracking(query string) string {
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !isTracking(strings.ToLower(name)) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func isTracking(name string) bool {
	for _, t := range tracking {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}
