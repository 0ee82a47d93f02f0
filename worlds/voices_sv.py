"""What the invented people of the city write. Swedish; every sentence made for this story."""

ON_MY_MIND = [
    "Två i min grupp sökte också tjänsten. Jag undviker samtalen vi borde ha och tänker på dem hela helgen.",
    "Budgeten räcker inte, och jag ska förklara det för en grupp som redan går på knäna.",
    "Allt hamnar på mitt bord. Klockan nio är dagen full, och inget av det var planerat.",
    "Jag leder tidigare kollegor. Ibland vet jag inte om jag svarar som vän eller som chef.",
    "Vi har haft tre chefer på två år. Medarbetarna väntar på att jag också ska sluta.",
    "Sjukfrånvaron är hög, och jag vet inte hur mycket jag får fråga.",
]
IN_A_YEAR = [
    "Jag tar svåra samtal samma vecka i stället för att skjuta på dem.",
    "Gruppen vet vad jag står för, och jag hinner tänka en eftermiddag i veckan.",
    "Jag säger nej uppåt utan att få ont i magen.",
]
MY_MENTOR = [
    "Någon som frågar mer än hen svarar och vågar säga till när jag pratar runt saken.",
    "Gärna från en helt annan förvaltning, med erfarenhet av att slå ihop två enheter.",
    "En lugn person med humor.",
]
CAN_GIVE = [
    "Jag har lett förskolor, en simhall och en växel. Det svåra är nästan alltid detsamma: att säga det i tid.",
    "Elva år som chef, två sammanslagningar och en rejäl felrekrytering som jag lärde mig mest av.",
    "Jag kan det där med att hålla modet uppe när pengarna tar slut.",
    "Jag kom utifrån och lärde mig staden den långa vägen. Politiska processer är min hemmaplan nu.",
]
WHY_MENTOR = [
    "Jag hade själv någon att ringa när jag var ny. Det vill jag ge vidare.",
    "Jag lär mig av att behöva sätta ord på vad jag gör.",
]
OUR_UNIT = [
    "Fjorton medarbetare på två adresser, öppet alla dagar.",
    "En enhet med nio handläggare och mycket telefon.",
    "Trettio anställda i tre arbetslag, de flesta på deltid.",
]
NOTHING = [""]
PLACES = ["Stadshuset, rum 3", "en promenad längs ån", "mentorns rum", "biblioteket", "på distans"]
AS_AGREED = "Som vi kom överens om första gången."
GOALS = [
    ("Jag tar svåra samtal medan de är små.", "När jag har tagit tre och sovit gott natten innan."),
    ("Två uppgifter i månaden ska bort från mitt bord.", "När kalendern har en halv dag fri varje vecka."),
    ("Jag vill hitta mitt eget sätt att leda.", "När jag kan säga det i tre meningar."),
]
SECTIONS = {
    "goal": "Att ta svåra samtal i tid och att lämna ifrån mig fler uppgifter.",
    "rhythm": "Var tredje eller fjärde vecka, helst på tisdagar.",
    "form": "Vi ses hos den som har kortast väg. En gång i kvartalet går vi en promenad.",
    "between": "Ett sms går alltid bra. Vi svarar inom två dagar.",
}
AGENDA = {
    "since": "Samtalet med P. gick bättre än väntat.",
    "question": "Vilka två uppgifter lämnar jag ifrån mig först?",
    "next": "Varför det är så svårt för mig att släppa schemat.",
}
SUGGESTIONS = ["Ska vi ta upp budgetmötet?", "Hur går det med de nya rollerna?"]
NOTES = [
    "Vi talade om vad som står på spel när jag skjuter upp ett samtal. Oftast skyddar jag mig själv.",
    "Vi ritade upp veckan. Tre möten klarar sig utan mig.",
    "Övade början av samtalet tre gånger. Den kortaste varianten var bäst.",
]
NEXT_THEMES = ["att prioritera", "det svåra samtalet", "att lämna ifrån sig", "roller i gruppen"]
AGREED = ["Lämnar ifrån mig två uppgifter", "Skriver de tre första meningarna", "Frågar HR om reglerna"]
PRIVATE = [
    "Frågan om vem jag egentligen skyddar sitter kvar.",
    "Jag hann det ena. Det andra sköt jag upp igen.",
    "Det gick bra att vara tyst. Det gick sämre att vara tyst länge.",
]
SHARED = ["Att öva högt i stället för att bara prata om det.", "Gärna fler exempel från din egen vardag."]
LOG = [
    "Sa nej till ett möte i dag. Världen står kvar.",
    "Jag blev irriterad för att hon hade rätt.",
    "Vad skulle jag råda mig själv till?",
]
PAIR_WORDS = ["Att vi börjar med det viktigaste.", "Lite kortare träffar, lite oftare.", "Tack för tålamodet."]
BETTER = ["Fler träffar för oss mentorer.", "Uppstarten får gärna ta en hel dag.", ""]
WAITING = "Ingen mentor med erfarenhet av din sorts enhet har en ledig plats just nu."
DECLINED = "Du har varit chef i sex år. Programmet är för den som är ny i rollen; fråga oss gärna om andra vägar."
LEADER = "Ge dig tid att fråga. Jag ser fram emot det du har med dig."
