package web

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// queuePage is how many facts one page of the queue lists.
const queuePage = 50

// A queueChoice is a part of the queue as an address says it, which goes along from page to page.
type queueChoice struct {
	kind, group, level, source, rule, sure, age, order string
	waits                                              string // "", unsure or reopened
	after                                              string // key of a fact
}

// queueChoiceOf reads which part of the queue an address means; one that somebody made up is no
// such page.
func queueChoiceOf(q url.Values) (queueChoice, error) {
	c := queueChoice{kind: q.Get("kind"), group: q.Get("group"), level: q.Get("level"), source: q.Get("source"), rule: q.Get("rule"),
		sure: q.Get("sure"), age: q.Get("age"), order: q.Get("order"), waits: q.Get("waits"), after: q.Get("after")}
	_, level := review.Ranks()[c.level]
	_, sure := review.Bounds()[c.sure]
	days, err := strconv.ParseUint(c.age, 10, 12)
	wrong := c.level != "" && !level || c.sure != "" && !sure || c.age != "" && (err != nil || days == 0) ||
		!slices.Contains([]string{"", "unsure", "reopened"}, c.waits) || c.after != "" && !keyShape.MatchString(c.after) || !postgres.Order(c.order).Known()
	if wrong {
		return queueChoice{}, errNoSuchPage
	}
	return c, nil
}

var keyShape = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// filter is the choice for the curator.
func (c queueChoice) filter(curator string) postgres.QueueFilter {
	days, _ := strconv.Atoi(c.age) // checked when it was read
	bounds := review.Bounds()[c.sure]
	return postgres.QueueFilter{Kind: news.FactKind(c.kind), Group: c.group, Rank: review.Ranks()[c.level], Source: c.source, Rule: c.rule,
		Above: bounds[0], Below: bounds[1], Days: days, Unsure: c.waits == "unsure", Reopened: c.waits == "reopened", Order: postgres.Order(c.order), For: curator,
		After: c.after, Limit: queuePage}
}

// query is the part of an address that keeps the choice from page to page.
func (c queueChoice) query() url.Values {
	return given(map[string]string{"kind": c.kind, "group": c.group, "level": c.level, "source": c.source, "rule": c.rule,
		"sure": c.sure, "age": c.age, "order": c.order, "waits": c.waits})
}

// narrowed says whether anything but the kind is chosen.
func (c queueChoice) narrowed() bool { return c.group+c.level+c.source+c.sure+c.age+c.waits != "" }

// options marks the value that is chosen.
func options(chosen string, all ...option) []option {
	for i := range all {
		all[i].Chosen = all[i].Value == chosen
	}
	return all
}

func (c queueChoice) waitsOptions() []option {
	return options(c.waits, option{"", say("not looked at yet"), false}, option{"unsure", say("unsure"), false},
		option{"reopened", say("changed since decided"), false})
}

func (c queueChoice) levelOptions() []option {
	return options(c.level, option{"", say("All @levels"), false}, option{"centre", say("centre"), false},
		option{"province", say("province, or not told"), false}, option{"city", say("city"), false}, option{"county", say("county"), false})
}

func (c queueChoice) sureOptions() []option {
	return options(c.sure, option{"", say("All @confidences"), false}, option{"low", say("below 60 %"), false},
		option{"middle", say("60 to 90 %"), false}, option{"high", say("90 % and above"), false})
}

func (c queueChoice) ageOptions() []option {
	return options(c.age, option{"", say("All @ages"), false}, option{"1", say("last day"), false},
		option{"7", say("last seven days"), false}, option{"30", say("last thirty days"), false})
}

func (c queueChoice) orderOptions() []option {
	return options(c.order, option{"", say("importance"), false}, option{string(postgres.ByUncertainty), say("uncertainty"), false},
		option{string(postgres.ByAge), say("age"), false})
}

func (c queueChoice) sourceOptions(sources []postgres.SourceName) []option {
	all := []option{{"", say("All @sources"), false}}
	for _, s := range sources {
		all = append(all, option{s.ID, name(s.Name), false})
	}
	return options(c.source, all...)
}
