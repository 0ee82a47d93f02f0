"""What the invented people write. Danish; every sentence made for this story."""

ON_MY_MIND = [
    "Jeg har fået et team på 14, hvor to af dem også søgte stillingen. Jeg går uden om de svære snakke og bruger weekenderne på at tænke over dem.",
    "Budgettet er skåret, og jeg skal forklare mine medarbejdere noget, jeg selv er i tvivl om. Jeg vil gerne stå fast uden at blive hård.",
    "Alt lander hos mig. Jeg er god til at løse opgaver og dårlig til at give dem fra mig, og mine dage er fyldt klokken ni.",
    "Vi er lagt sammen med en anden afdeling. Der er to kulturer og to måder at tale sammen på, og jeg står midt imellem.",
    "Jeg er ny på en arbejdsplads, hvor alle kender hinanden. Jeg vil gerne finde min egen måde at lede på i stedet for at kopiere den, jeg afløste.",
    "Der er en konflikt mellem to dygtige medarbejdere, som smitter af på resten. Jeg har prøvet at tale med dem hver for sig uden held.",
    "Sygefraværet er højt, og jeg ved ikke, hvor meget jeg må spørge ind. Jeg mangler nogen at tænke højt sammen med.",
    "Politikerne har besluttet en omlægning, som skal være på plads til sommer. Jeg skal holde motivationen oppe imens.",
    "Jeg leder andre ledere for første gang og savner at være tæt på opgaverne. Hvordan er man der uden at blande sig?",
]
IN_A_YEAR = [
    "Jeg tager de svære samtaler inden for en uge i stedet for at lade dem ligge.",
    "Mine medarbejdere ved, hvad jeg forventer, og jeg har tid til at tænke en dag om ugen.",
    "Teamet løser hverdagen uden mig, og jeg bruger kræfterne på det, der kommer.",
    "Jeg har ro i maven, når jeg siger nej opad.",
    "Vi er blevet én afdeling, og folk spiser frokost på tværs.",
]
MY_MENTOR = [
    "En, der spørger mere, end hun svarer, og som tør sige det, når jeg snakker udenom.",
    "Gerne en fra en helt anden del af kommunen, som har prøvet at slå to afdelinger sammen.",
    "En rolig person med humor.",
    "",
]
CAN_GIVE = [
    "Jeg har lagt tre afdelinger sammen og lavet de fleste fejl undervejs. Det vil jeg gerne fortælle om.",
    "Ti år som leder på skoler med mange forældresamtaler, fyringer, nyansættelser og et par store byggerier.",
    "Jeg har ledet ledere i otte år og været igennem besparelser fem gange. Jeg ved noget om at holde modet oppe.",
    "Jeg har arbejdet med konflikter mellem faggrupper og med at få dagvagter og aftenvagter til at tale sammen.",
    "Jeg er god til at prioritere, når alt haster, og til at sige nej på en ordentlig måde.",
    "Jeg kom udefra og lærte kommunen at kende på den hårde måde. Politiske processer er blevet mit speciale.",
]
WHY_MENTOR = [
    "Jeg havde selv en mentor som ny leder. Det var den time om måneden, hvor jeg tænkte bedst.",
    "Jeg lærer selv af at skulle sætte ord på, hvad jeg gør.",
    "Jeg vil gerne være med til, at vi beholder de nye ledere.",
]
GOALS = [
    ("Jeg tager svære samtaler, mens de er små.", "Når jeg har taget tre, og jeg sover om natten før."),
    ("To opgaver om måneden skal væk fra mit bord.", "Når min kalender har en halv dag fri hver uge."),
    ("Jeg vil kende min egen måde at lede på.", "Når jeg kan sige den med tre sætninger."),
    ("Teamet skal kunne være uenige uden at blive uvenner.", "Når de selv tager det op på mødet og ikke bagefter."),
]
SECTIONS = {
    "goals": "At blive bedre til at tage de svære samtaler i tide og at give flere opgaver fra mig.",
    "reached": "Når jeg har haft tre samtaler, jeg ellers ville have udskudt, og når teamet ikke længere venter på mig.",
    "help": "At øve samtaler på forhånd, at få stillet gode spørgsmål og at høre, hvad andre har gjort.",
    "changing": "Vi flytter helst to dage før. Den, der aflyser, foreslår en ny dag med det samme.",
    "agenda": "Menteen skriver temaet dagen før. Mentoren må gerne foreslå et punkt.",
    "evaluation": "Vi stopper op hver tredje gang og spørger, om vi bruger tiden rigtigt.",
}
AGENDA = {
    "since": "Samtalen med P. gik bedre end ventet. Opfølgning i næste uge.",
    "purpose": "At finde ud af, hvilke to opgaver jeg giver videre først.",
    "explore": "Hvorfor det er så svært for mig at slippe vagtplanen.",
}
SUGGESTIONS = ["Skal vi tage budgetmødet med?", "Hvordan går det med de nye roller i teamet?"]
NOTES = [
    "Vi talte om, hvad der er på spil, når jeg udsætter en samtale. Det er oftere hensyn til mig selv end til den anden.",
    "Vi tegnede ugen op. Der er tre møder, jeg ikke behøver at være med til.",
    "Øvede begyndelsen af samtalen tre gange. Den korteste udgave var den bedste.",
    "Vi så på forskellen mellem at informere og at inddrage. Jeg lover for meget af det sidste.",
    "Gennemgik, hvem der har hvilken interesse i omlægningen. Det gav ro at se det på papir.",
]
NEXT_THEMES = [
    "prioritering",
    "den svære samtale",
    "at give opgaver fra sig",
    "mødet med chefgruppen",
    "roller i teamet",
]
AGREED = [
    "Prøver at give to opgaver fra sig",
    "Skriver de første tre sætninger til samtalen",
    "Taler med HR om reglerne",
    "Finder artiklen om feedback",
]
PRIVATE = [
    "Jeg husker mest spørgsmålet om, hvem jeg egentlig passer på.",
    "Jeg nåede den ene af de to ting. Den anden skubbede jeg igen.",
    "Det gik godt at tie stille. Det gik skidt at tie stille længe.",
    "Jeg blev optaget, da vi talte om de to kulturer. Det ligner min egen historie.",
]
SHARED = [
    "At øve højt i stedet for kun at tale om det.",
    "Gerne flere eksempler fra din egen hverdag.",
    "Jeg prøver at holde pause, før jeg svarer.",
]
LOG = [
    "Sagde nej til et møde i dag. Verden står endnu.",
    "Jeg blev irriteret, fordi han havde ret.",
    "Husk følelsen fra i dag: ro før, ro under, træt bagefter.",
    "Hvad ville jeg råde mig selv til, hvis jeg var min egen mentor?",
]
PAIR_WORDS = ["At vi begynder med det vigtigste.", "Lidt kortere møder, lidt oftere.", "Tak for tålmodigheden."]
BETTER = ["Flere møder på tværs for os mentorer.", "Kick-off må gerne vare en hel dag.", ""]
WAITING = "Vi har ingen ledig mentor med erfaring i politiske processer lige nu."
DECLINED = "Du er nyansat og har endnu ingen medarbejdere. Søg gerne igen, når du har fået dit team."
OUR_UNIT = ["Otte medarbejdere, to huse og en vagtplan, der aldrig går op."]
NOTHING = [""]
PLACES = ["Rådhuset, lokale 214", "en gåtur i parken", "mentorens kontor", "kantinen på 3. sal", "online"]
AS_AGREED = "Som aftalt på første møde."
LEADER = "Giv dig tid til at spørge. Jeg glæder mig til det, du har med dig."
