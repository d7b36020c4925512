package english

// orgWords are words in names of bodies; no person's name has them.
var orgWords = wordSet(`academy administration affairs agency agriculture army assembly association authority bank board branch
	bureau cabinet center centre central chamber china chinese church city college command commission committee communist
	company conference congress corporation corps council county court cpc cppcc delegation department district division emergency
	enterprise executive federation finance flood force forum foundation fund general government group hall headquarters health
	high hong hospital industry institute institution international island kong league legislative legislature library macao macau
	management market mechanism military ministry mission monetary municipal municipality museum national navy news newspaper
	npc office organ organization organisation palace panel parliament party people plan planning plenum police policy politburo
	political port post prefecture press procuratorate project province provincial public reform region regional republic research
	resources sar school science secretariat security service session society south southwest standing state station street
	students summit supreme team technology telegraph times town township trade treasury tribunal union united university
	village water weekly west world xinhua daily herald journal global north east northern southern eastern western
	january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
	monday tuesday wednesday thursday friday saturday sunday road river lake bay peninsula special administrative autonomous banner
	taiwan beijing shanghai commerce education justice development construction law act regulations article chapter annex page news`)

// bodyWords are the last words of names of bodies.
var bodyWords = wordSet(`academy administration agency association authority bank board bureau commission committee conference congress
	corporation council court department federation government institute league legislature ministry office procuratorate secretariat society union unions university`)

// adminWords are words in lower case within names of bodies.
var adminWords = wordSet(`province provincial city municipal county district town township village prefecture prefectural region regional
	autonomous state national central government committee commission bureau department office ministry court procuratorate people's party
	council congress standing higher supreme legislature administration secretariat publicity organization discipline`)

// functionWords begin sentences and headlines with a capital but are part of no name.
var functionWords = wordSet(`the a an this that these those its his her their our my no all some any each every other such and or but nor so yet
	as at by for from in into of off on onto out over per to under up upon via with within without about above across after against along
	amid among around before behind below beneath beside besides between beyond despite down during except inside like near since than
	through throughout till toward towards until while whereas although though because if unless when where whether which who whom whose why how
	he she it they we you i him them us is are was were be been being has have had having do does did will would shall should can could
	may might must not also both either neither here there then now today yesterday meanwhile however earlier later separately additionally
	according following lawmakers officials analysts asked local former new vice deputy acting mr mrs ms miss dr prof sir only
	said says reads updated editor edited editing reporter reporting source photo published by
	names named sets set up heads head leads led gets creates created forms formed launches launched establishes established joins abolishes
	appointed appoints elected elects removed removes replaces replaced headed chairs chaired announces announced holds held calls meets met urges hears vows
	renames renamed dissolves dissolved disbands disbanded upgrades upgraded merges merged becomes takes steps resigns wins plans moves adds whom
	unveils adjusts reshuffles revamps restructures approves backs wants seeks says tells warns mulls eyes picks taps reports denies`)
