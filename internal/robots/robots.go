// Package robots reads robots.txt as RFC 9309 says: which paths of a site a crawler may ask for,
// and how long it is asked to wait in between (Crawl-delay, which is no standard but common).
//
// It is pure: text in, rules out.
package robots

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a file is read; more than the 500 KiB that a crawler must read (2.5)
// is not.
const MaxBytes = 500 << 10

// Rules are those of one robots.txt for one crawler. The zero Rules allow everything.
type Rules struct {
	rules []rule
	// Delay is the Crawl-delay, the longest if there are several; 0 if there is none.
	Delay time.Duration
}

// A rule allows or forbids the paths that its pattern matches.
type rule struct {
	pattern string
	allow   bool
}

// Parse reads the rules for the crawler of that product token, "xiaozu". Those of several groups
// for it are joined; without any, those for all crawlers hold. What it does not understand it
// leaves out, and what is beyond MaxBytes.
func Parse(text []byte, product string) Rules {
	text = bytes.TrimPrefix(text[:min(len(text), MaxBytes)], []byte("\xef\xbb\xbf"))
	var ours, all group
	var p = parser{ours: &ours, all: &all, product: strings.ToLower(product)}
	for _, line := range strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' || r == '\r' }) {
		p.line(line)
	}
	if ours.named {
		return ours.Rules
	}
	return all.Rules
}

// A group is what was said to one crawler; named is whether it was spoken to.
type group struct {
	Rules
	named bool
}

type parser struct {
	ours, all *group
	product   string
	toOurs    bool // the lines that follow are for the crawler
	toAll     bool // or for all
	inRules   bool // a rule was read since the last user-agent line
}

func (p *parser) line(line string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, found := strings.Cut(line, ":")
	if !found {
		return
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "user-agent":
		p.agent(value)
	case "allow":
		p.rule(rule{value, true})
	case "disallow":
		p.rule(rule{value, false})
	case "crawl-delay":
		p.delay(value)
	}
}

// agent begins a group, or adds a crawler to the one that has just begun.
func (p *parser) agent(name string) {
	if p.inRules {
		p.toOurs, p.toAll, p.inRules = false, false, false
	}
	if name == "*" {
		p.toAll, p.all.named = true, true
	}
	if strings.ToLower(productToken(name)) == p.product {
		p.toOurs, p.ours.named = true, true
	}
}

// productToken is the name at the front of "xiaozu/1.0 (…)".
func productToken(name string) string {
	end := strings.IndexFunc(name, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end < 0 {
		return name
	}
	return name[:end]
}

func (p *parser) groups() []*group {
	var to []*group
	if p.toOurs {
		to = append(to, p.ours)
	}
	if p.toAll {
		to = append(to, p.all)
	}
	return to
}

// rule adds one; an empty pattern says nothing.
func (p *parser) rule(r rule) {
	p.inRules = true
	if r.pattern == "" {
		return
	}
	r.pattern = Normal(r.pattern)
	for _, g := range p.groups() {
		g.rules = append(g.rules, r)
	}
}

func (p *parser) delay(value string) {
	p.inRules = true
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(seconds) || seconds <= 0 {
		return
	}
	d := time.Duration(min(seconds, 1e9) * float64(time.Second))
	for _, g := range p.groups() {
		g.Delay = max(g.Delay, d)
	}
}

// Allows reports whether a path with its query ("/a?b") may be asked for: the longest pattern
// that matches says so, an allowing one before a forbidding one of the same length.
func (r Rules) Allows(path string) bool {
	if path == "/robots.txt" {
		return true
	}
	path = Normal(path)
	best, allowed := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if n < best || n == best && !rule.allow || !matches(rule.pattern, path) {
			continue
		}
		best, allowed = n, rule.allow
	}
	return allowed
}
