package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

var rhythmWords = map[alert.Rhythm]locale.Message{
	alert.AtOnce: say("at once"), alert.Hourly: say("every hour"), alert.Daily: say("once a day"), alert.Weekly: say("on Mondays"),
}

// deliveryWords are for messages and channels.
var deliveryWords = map[string]locale.Message{
	"waiting": say("waiting"), "sent": say("sent"), "dead": say("given up"), "open": say("open"), "closed": say("closed"),
	"unconfirmed": say("not confirmed yet"),
}

func deliveryWord(state string) any { return locale.Term(deliveryWords, state) }

var publisherLevels = []struct {
	level source.Level
	name  locale.Message
}{
	{source.Central, say("Central")}, {source.Ministerial, say("Ministerial")}, {source.Provincial, say("Provincial")}, {source.Municipal, say("Municipal")},
	{source.HongKong, say("Hong Kong")}, {source.Macao, say("Macao")}, {source.Media, say("Media")},
}

func levelWord(level string) any {
	for _, l := range publisherLevels {
		if string(l.level) == level {
			return l.name
		}
	}
	return level
}

func levelOptions(chosen string) []option {
	options := []option{{Value: "", Name: say("Any"), Chosen: chosen == ""}}
	for _, l := range publisherLevels {
		options = append(options, option{string(l.level), l.name, string(l.level) == chosen})
	}
	return options
}

// kindOptions are the kinds that the caller may watch: sources are for those who run xiaozu.
func kindOptions(r *http.Request, chosen alert.Kind) (options []option) {
	for _, k := range alert.Kinds {
		if k != alert.Sources || rankOf(caller(r)) >= curator {
			options = append(options, option{string(k), k.Words(), k == chosen})
		}
	}
	return options
}

func rhythmOptions(chosen alert.Rhythm) (options []option) {
	for _, r := range alert.Rhythms {
		options = append(options, option{string(r), rhythmWords[r], r == chosen || chosen == "" && r == alert.AtOnce})
	}
	return options
}
