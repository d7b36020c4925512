package names

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// A shape is how a candidate is built.
type shape uint8

// The shapes of names.
const (
	two       shape = iota // 高远
	three                  // 沈若兰
	doubleOne              // 欧阳静
	doubleTwo              // 欧阳文静
	japanese               // 桥本, 松下幸之助
	sound2                 // written by sound: 科尔
	sound3
	sound4
	sound5 // and more
	dotted // 买买提·吐尔逊
	given  // a given name alone
	listed // another word that the segmenter's dictionary has as a name: 鲁迅
	family // a family name alone: 李女士
	hinted // what no shape explains
	shapes
)

var shapeNames = []string{"two", "three", "double-one", "double-two", "japanese", "sound-2", "sound-3", "sound-4", "sound-5", "dotted", "given", "listed", "family", "hinted"}

// kinds of shapes share weights: Chinese names, those by sound, others.
const (
	chineseKind = iota
	soundKind
	otherKind
	familyKind
	shapeKinds
)

var kindNames = []string{"chinese", "sound", "other", "family"}

func (s shape) kind() int {
	switch {
	case s <= doubleTwo:
		return chineseKind
	case s >= japanese && s <= dotted:
		return soundKind
	case s == family:
		return familyKind
	}
	return otherKind
}

// A candidate is a span that may be a name.
type candidate struct {
	start, end int32
	shape      shape
	hint       hint
	score      float32
}

// A hint is what speaks for a candidate from outside of the model.
type hint uint8

const (
	framed hint = 1 << iota // it fills a place where only a name can stand
	known                   // the dictionary has it
)

// whole reports whether [start, end) is Han characters that padding does not part: 马　凯 is one
// name, but of 王晓 明 or of 孙尧 黄 it is not.
func (t *Text) whole(start, end int) bool {
	for i := start; i < end; i++ {
		if !zh.IsHan(t.Runes[i]) {
			return false
		}
		if i == start || !t.has(i, Padded|Broken) {
			continue
		}
		if t.has(i, Broken) || end-start > 2 || !t.has(start, Padded|Broken) && zh.IsHan(t.rune(start-1)) {
			return false
		}
	}
	return true
}
