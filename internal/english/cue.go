package english

// A class is what a token of a sentence is, one letter.
type class byte

const (
	other      class = 'x'
	who        class = 'P' // persons
	post       class = 'T' // posts with their bodies
	group      class = 'G' // a group outside of a post
	officeOf   class = 'o' // the office of a group
	appoint    class = 'A' // appointed, names, to install
	elect      class = 'e'
	nominate   class = 'n'
	propose    class = 'p'
	remove     class = 'r' // remove, dismissed, relieves
	cease      class = 'U' // steps down, no longer
	resigns    class = 'j' // whose resignation was accepted
	accept     class = 'k' // accepted the resignation of
	begin      class = 'H' // becomes, took office
	serve      class = 'S' // serves, acts, remains
	be         class = 'b' // be, been: says nothing of time
	isNow      class = 's'
	wasOnce    class = 'y'
	will       class = 'l'
	concurrent class = 'C'
	leads      class = 'L' // heads, chairs: with a group it says a post
	led        class = 'M' // headed, chaired
	ledBy      class = 'Y'
	replace    class = 'K'
	replacedBy class = 'V'
	joins      class = 'J'
	with       class = 'w'
	as         class = 'W'
	include    class = 'I'
	relative   class = 'Q'
	also       class = 'a' // as was, along with
	by         class = 'h'
	inPlace    class = 'i' // in his place, to fill the vacancy: where somebody left a post
	goesTo     class = 'g' // went to, was filled by: from a post to a person
	blocked    class = 'Z' // may, is tipped to: until somebody else does something
	rumoured   class = 'z' // denied that: to the end of the sentence
	history    class = 'F'
	create     class = 'c'
	abolish    class = 'D'
	rename     class = 'm'
	adjust     class = 'u'
	comma      class = ','
	semicolon  class = ';'
	colon      class = ':'
	and        class = '&'
	bracket    class = '('
	closed     class = ')'
	dash       class = '-'
	passedOver class = '.' // adverbs and dates: no token
)

func newCues() phrases {
	ps := phrases{}
	for c, list := range cueLists {
		ps.add(c, list)
	}
	return ps
}

var cueLists = map[class]string{
	appoint: `appointed|appoints|appoint|appointing|named|names|name|naming|designated|designates|designate|installed|installs|install|promoted|
		promotes|promote|assigned|assigns|selected|tapped|picked|made|added|adds|add|transferred|moved|put|puts|reappointed|re appointed|appointment of|reappointment of|the reappointment of|the re appointment of|re appointment of|
		the appointment of|approved the appointment of|approved the nomination of|confirmed the appointment of|approves the appointment of|approve the appointment of|approve the nomination of|'s appointment|'s promotion|commissioned|renews the appointment of|renewed the appointment of|renews the mandate of|renewed the mandate of|extends the term of|extended the term of|confirmed|approved as|given the post of|given the job of|given the role of|given the position of|handed the post of|handed the job of|endorsed as|chosen|drafted in|brought in|invited`,
	elect:    `elected|elects|elect|electing|re elected|reelected|re elects|voted in|returned|won election|won the election`,
	nominate: `nominated|nominates|nominate|nominating|put forward|puts forward`,
	propose:  `proposed|proposes|recommended`,
	remove: `removed|removes|remove|removing|relieved|relieves|relieve|relieving|dismissed|dismisses|dismiss|dismissing|sacked|ousted|stripped|fired|unseated|
		removal of|the removal of|dismissal of|the dismissal of|discharged|suspended`,
	cease: `no longer|ceased|ceases|cease|stepped down|steps down|step down|stepping down|resigned|resigns|resign|resigning|retired|retires|retire|retiring|stood down|stands down|
		left|leaves|leaving|vacated|vacates|vacate|relinquished|relinquishes|relinquish|gave up|gives up|give up|quit|quits|bowed out|out|departed|will leave|is leaving`,
	resigns: `resignation|'s resignation|whose resignation was accepted|whose resignation has been accepted|whose resignation it accepted|request to resign|'s request to resign`,
	accept:  `accepted the resignation of|accepts the resignation of|accept the resignation of|approved the resignation of|accepted|accepts|accept|approved|approves`,
	begin: `became|becomes|become|becoming|took over|takes over|take over|taking over|assumed|assumes|assume|assuming|took up|takes up|take up|taking up|sworn in|
		took office|takes office|take office|taken over|taken office|taken up|taken on|succeeds to|takes on|took on|take on|begins work|started work|taking charge|moves up|moved up|moves|steps in|stepped in`,
	serve:      `serves|serve|serving|acts|act|acting|remains|remain|stays|stay|sits|sit|works|work|continues|continue|holds|hold|occupies`,
	be:         `be|been|being|has been|have been|had been|gets|got|has|have|having`,
	isNow:      `is|are|'s now`,
	wasOnce:    `was|were`,
	will:       `will|shall|would now|is to|are to`,
	concurrent: `concurrently|doubles|double|doubling|doubled|also serves|also serve|in a concurrent capacity|additionally serve`,
	leads: `heads|head|heads up|head up|heading up|leads|lead|chairs|chair|directs|direct|runs|run|oversees|heading|leading|chairing|directing|helms|in charge of|at the helm of|takes charge of|took charge of|takes personal charge of|took personal charge of|
		take charge of|taken charge of|takes the helm of|took the helm of|take the helm of|takes over the leadership of|took up the leadership of|takes up the leadership of|assumed the leadership of|assumes the leadership of|took over the leadership of`,
	led:   `headed|led|chaired|directed|helmed|ran|commanded`,
	ledBy: `headed by|led by|chaired by|directed by|under the leadership of|under the chairmanship of|commanded by|overseen by|helmed by`,
	replace: `replaces|replaced|replacing|replace|succeeds|succeeded|succeeding|succeed|took over from|takes over from|take over from|taking over from|in place of|
		in replacement of|in succession to|takes the place of|took the place of|take the place of|taking the place of|takes the seat of|fills the place of|instead of|in lieu of|filling in for|superseding|takes the reins from|took the reins from|take the reins from|takes the helm from|took the helm from`,
	replacedBy: `replaced by|succeeded by|was replaced by|was succeeded by|is replaced by|is succeeded by|has been replaced by|has been succeeded by|will be replaced by|will be succeeded by`,
	joins:      `joins|joined|join|joining`,
	with:       `with`,
	as: `as|to be|to serve|to act|to the post of|to the position of|to the posts of|to|from|from the post of|from the position of|from the posts of|from his post|from her post|
		from his position|from her position|from the office of|of his post|of her post|from their post|from their posts|of their post|of their posts|from their positions|of their positions|of his duties|of her duties|of their duties|of his position|of her position|
		of the post of|of the position of|of the duties of|of duties|in the post of|in the position of|for|into the post of|the post of|the position of|the role of|the job of|the posts of|
		of|to the office of|in his capacity|in her capacity|his post|her post|his position|her position|his role|her role|to the role of|to the job of|into|among|one of`,
	include:  `include|includes|including|included|comprise|comprises|comprising|consist of|consists of|are as follows|is as follows|composed of|made up of|namely|also include|among them|among whom are|among them are|they are|they include`,
	relative: `who|which|whose`,
	also:     `as was|as were|so was|so were|as did|along with|together with`,
	by:       `by`,
	inPlace: `in his place|in her place|in their place|to take his place|to take her place|takes his place|takes her place|took his place|took her place|take his place|take her place|
		to fill the vacancy|fills the vacancy|filled the vacancy|fill the vacancy`,
	goesTo: `goes to|went to|will go to|has gone to|gone to|was given to|is given to|has been given to|will be given to|passes to|passed to|has passed to|was handed to|has been handed to|
		will be filled by|was filled by|has been filled by|is filled by|was taken by|will be taken by|has been taken by|was taken over by|has been taken over by|will be taken over by`,
	blocked: `may|might|could|would|should|can|not|never|wasn't|weren't|isn't|aren't|hasn't|haven't|won't|didn't|doesn't|cannot|expected|tipped|likely|unlikely|poised|slated|
		set to|in line|frontrunner|front runner|favourite|favorite|contender|candidates|considered|considering|hopes|hoped|wants|wanted|refused|declined|failed|fails|widely seen|
		earmarked|touted|plans to|planned to|planning to|plan to|due to be|if|whether|unless|before|until|had expected|proposed that|called for|calls for|called on|urged|urges|suggested|
		asked to|rejected|rejects|voted down|vetoed|proposal to|proposals to|motion to|motions to|potential|possible|pending|awaiting|yet to|must|ought|supposed|without`,
	rumoured: `reportedly|rumoured|rumored|rumour|rumor|rumours|rumors|speculation|speculated|speculate|denied|denies|deny|denial|false|untrue|unconfirmed|dismissed reports|
		dismissed a report|dismissed claims|rejected claims|fake|hoax|predicted|predict|predicts|forecast|forecasts|believed|imagine|imagined|allegedly|purportedly|contrary to|
		claims that|claimed that|claiming that|sources said|sources say|sources told|would have|could have`,
	history: `served|previously|used to|formerly|once|worked|has served|have served|had served|had worked|has worked|began his career|began her career|rose to|rising to|
		spent|career|had headed|had led|had chaired|has headed|has led|has chaired|had become|had held|held|had replaced|had succeeded|had taken over|had earlier|prior to|before becoming|after serving`,
	create: `set up|sets up|setting up|establish|established|establishes|establishing|form|formed|forms|forming|created|creates|create|creating|launched|launches|launch|founded|
		inaugurated|establishment of|the establishment of|formation of|the formation of|creation of|the creation of|the setting up of|the launch of|assembled|convened`,
	abolish: `abolish|abolished|abolishes|abolishing|dissolve|dissolved|dissolves|dissolving|disband|disbanded|disbands|disbanding|scrap|scrapped|scraps|scrapping|dismantled|wound up|
		axed|no longer be retained|no longer be established|no longer be set up|no longer exist|no longer exists|no longer retained|no longer retain|cease to exist|ceased to exist|ceases to exist|cease to function|ceased to function|abolition of|the abolition of|dissolution of|
		the dissolution of|revoked|terminated|eliminated|cease operations|ceased operations|shut down|closed down|discontinued|removed from the list|merge|merged|merges|merging|combined`,
	rename: `renamed|rename|renames|renaming|upgraded to|upgraded into|upgrade to|turned into|turned to|converted into|converted to|reorganized into|reorganised into|reorganized as|reorganised as|
		restructured into|restructured as|changed its name to|changes its name to|elevated to|transformed into|changed into|changed to|reconstituted as|merged into|replaced with|
		be known as|now known as|now called|known from now on as|retitled|rebranded|renamed as|change its name to`,
	adjust: `adjusted|adjusts|adjust|adjusting|reshuffled|reshuffles|reshuffle|reshuffling|reshuffle of|adjustment of|expanded|expands|revamped|reorganized|reorganised|restructured|adjustments to|
		changes to|changes in`,
	passedOver: `formally|officially|unanimously|recently|today|yesterday|earlier|later|now|currently|on friday|on monday|on tuesday|on wednesday|on thursday|on saturday|on sunday|
		friday|monday|tuesday|wednesday|thursday|saturday|sunday|
		last week|last month|last year|this week|this month|this year|last friday|last monday|also|then|already|immediately|respectively|separately|meanwhile|just|therefore|thus|in turn|once again|again|
		directly|successfully|has decided|have decided|with immediate effect|with effect|with effect from|instead|as well|too|so far|still|simultaneously|at the same time|jointly|personally|ceremonially|newly|duly`,
	and: `and|&|while|but|as well as|plus|whereas`,
}
