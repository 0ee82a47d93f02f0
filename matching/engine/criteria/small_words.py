"""Words that carry no subject: pronouns, prepositions, conjunctions, auxiliaries and the like, of three or more letters.

A cohort of hundreds finds out by itself that everybody writes them; a cohort of ten does not. Closed classes only:
what a text is about must never be in here. The programme says in which languages people write.
"""

DANISH = frozenset(
    "jeg mig min mit mine dig din dit dine han ham hans hun hende hendes den det dens dets dem deres der som hvad hvem "
    "hvor hvordan hvorfor hvornår hvis hvilken hvilket hvilke man sig sin sit sine vor vores jer jeres denne dette disse "
    "hver hvert ingen intet noget nogen nogle anden andet andre alle alt selv samme sådan begge til fra for med ved hos "
    "mod efter før under over mellem gennem igennem omkring uden inden blandt siden men eller når mens fordi selvom både "
    "enten være var været bliver blive blev blevet har have havde haft kan kunne kunnet skal skulle skullet vil ville "
    "villet måtte bør burde gør gøre gjorde gjort får fik fået ikke også meget mere mest lidt kun bare helt nok altså dog "
    "derfor allerede altid aldrig ofte måske gerne her igen stadig".split()
)
SWEDISH = frozenset(
    "jag mitt mina ditt dina honom hon henne hennes dess deras vad vem där när hur varför vilken vilket vilka sitt sina "
    "vår vårt våra ert era denna detta dessa varje inget inga något någon några annan annat andra alla allt själv samma "
    "båda till från för vid mot före över mellan genom utan inom bland och att medan eftersom antingen vara varit blir "
    "bli blivit hade kunde ska skall vill måste borde gör göra gjorde får fick fått inte också mycket mer mera lite bara "
    "nog alltså dock därför redan alltid ofta kanske gärna här".split()
)
ENGLISH = frozenset(
    "the and that this these those you your him his her its our they them their she who which what when where why how "
    "any some all both each every other another such same not but for with from into about after before between through "
    "during without within against out off are was were been being have has had does did can could shall should will "
    "would may might must also very more most much many than then too only just still already always never often here "
    "there because while until".split()
)
#: language -> words
SMALL_WORDS = {"da": DANISH, "sv": SWEDISH, "en": ENGLISH}
