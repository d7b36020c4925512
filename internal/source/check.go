package source

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// check finds what is wrong with s and compiles what can be compiled.
func (s *Source) check(folder string, file *ast.File) problems {
	var ps problems
	s.checkIdentity(folder, &ps)
	s.checkAddresses(&ps)
	s.checkManners(&ps)
	s.checkPaging(&ps)
	s.checkRecords(&ps)
	s.checkInferred(file, &ps)
	s.compile(&ps)
	return ps
}

var (
	idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	levels = []Level{Central, Ministerial, Provincial, Municipal, HongKong, Macao, Media}
)

func (s *Source) checkIdentity(folder string, ps *problems) {
	switch {
	case !idForm.MatchString(s.ID):
		ps.add("id", "%q: want lower-case letters, digits and single hyphens", s.ID)
	case folder != "" && s.ID != folder:
		ps.add("id", "%q is not the name of its folder, %q", s.ID, folder)
	}
	if s.Name.ZH == "" || s.Name.EN == "" {
		ps.add("name", "want both zh and en")
	}
	if !slices.Contains(levels, s.Level) {
		ps.add("level", "%q: want one of %v", s.Level, levels)
	}
}

func (s *Source) checkAddresses(ps *problems) {
	site, err := url.Parse(s.Site)
	if err != nil || !web(site) || strings.Trim(site.Path, "/") != "" {
		ps.add("site", "%q: want scheme and host, as in https://www.gov.cn", s.Site)
		return
	}
	if len(s.Hosts) == 0 {
		ps.add("hosts", "missing: name the hosts that may be asked, as in [%s]", site.Host)
	}
	for i, host := range s.Hosts {
		if u, err := url.Parse("http://" + host); err != nil || u.Host != host || host != strings.ToLower(host) {
			ps.add(fmt.Sprintf("hosts[%d]", i), "%q: want a lower-case host or host:port", host)
		}
	}
	s.checkStart(site, ps)
	s.checkTwins(ps)
}

func (s *Source) checkTwins(ps *problems) {
	for _, twin := range slices.Sorted(maps.Keys(s.Twins)) {
		main := s.Twins[twin]
		switch {
		case canonicalHost("", twin) != twin || strings.ContainsAny(twin, "/ "):
			ps.add("twins", "%q: want a lower-case host", twin)
		case !slices.Contains(s.Hosts, main):
			ps.add("twins", "%s stands for %q, which is none of the hosts %v", twin, main, s.Hosts)
		case s.Twins[main] != "":
			ps.add("twins", "%s stands for %s, which has a twin that stands for it", twin, main)
		}
	}
}

func (s *Source) checkStart(site *url.URL, ps *problems) {
	if len(s.Start) == 0 {
		ps.add("start", "missing: name at least one list page")
	}
	absolute := make([]string, len(s.Start))
	s.series = make([]series, len(s.Start))
	s.schemes = map[string]string{}
	for i, start := range s.Start {
		u, err := site.Parse(start)
		if err != nil || !s.Allows(u) {
			ps.add(fmt.Sprintf("start[%d]", i), "%q is no http(s) address on one of the hosts %v", start, s.Hosts)
			continue
		}
		s.series[i] = s.List.Paging.seriesOf(u)
		absolute[i] = s.series[i].start
		s.schemes[canonicalHost(u.Scheme, u.Host)] = u.Scheme
	}
	s.Start = absolute
}

func (s *Source) checkManners(ps *problems) {
	if s.Delay.Duration < time.Second && !s.Loopback {
		ps.add("delay", "%s is impolite: want at least 1s, unless loopback is true", s.Delay)
	}
	if zones[s.Timezone] == nil {
		ps.add("timezone", "%q: want Asia/Shanghai, Asia/Hong_Kong or Asia/Macau", s.Timezone)
	}
	if s.List.Backfill == 0 {
		s.List.Backfill = max(1, s.List.Pages)
	}
	for key, n := range map[string]int{"list.pages": s.List.Pages, "list.backfill": s.List.Backfill} {
		if n <= 0 {
			ps.add(key, "want more than 0")
		}
	}
	s.Limits.check(ps)
	s.checkSchedule(ps)
}

func (s *Source) checkInferred(file *ast.File, ps *problems) {
	for i, key := range s.Inferred {
		if nodeAt(file, key) == nil {
			ps.add(fmt.Sprintf("inferred[%d]", i), "%q is no key of this file", key)
		}
	}
}
