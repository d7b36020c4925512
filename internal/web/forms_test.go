package web

import (
	"net/url"
	"testing"
)

// Names are shown in the reader's script as the registry has them, with the original beside them.
func TestNamesInTheReadersScript(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	v := site.visitAs(t, "anna")
	original := ` <span class="original" lang="zh-Hans">` + floods + `</span>`
	v.expect("/review", `<span lang="en">Yunling Leading Group for Flood and Drought Control</span>`+original+` held meeting no.`, harbour)
	v.post("/language", url.Values{"language": {"zh-Hant"}})
	v.expect("/review", `<span lang="zh-Hant">雲嶺省防汛抗旱工作領導小組</span>`+original+`召開`)
	v.post("/language", url.Values{"language": {"zh-Hans"}})
	v.expect("/review", `<span lang="zh-Hans">`+floods+`</span>召开`)
}
