"""Danish enough for planted texts: forty stems, the endings and compounds they take, and words that say nothing."""

STEMS = (
    "konflikt budget stress delegering motivation feedback forandring strategi rekruttering samarbejde "
    "kommunikation prioritering mødeledelse trivsel sygefravær projekt økonomi beslutning tillid coaching "
    "karriere netværk forhandling innovation digitalisering kvalitet arbejdsmiljø mangfoldighed politik borger "
    "vagtplan faglighed udvikling kultur robusthed kontrol planlægning relation værdi inddragelse"
).split()

ENDINGS = (
    "", "en", "er", "erne", "s", "håndtering", "opgaver", "arbejde", "samtaler", "plan", "forløb", "proces",
    "problemer", "situationer", "kurser", "emner",
)  # fmt: skip

FILLERS = (
    "jeg vil gerne have en mentor som kan hjælpe mig med at blive bedre til det og finde ro i hverdagen fordi der er "
    "meget nyt siden sidste år hvor vi fik flere ansatte på tværs af huset nogle gange er svært når man selv lige er "
    "begyndt derfor søger nu efter sparring omkring mit daglige virke både små store ting som fylder især lytte tid "
    "leder gruppe kolleger medarbejdere chef kommune afdeling område institution skole plejehjem center hold team "
    "erfaring gennem mange år har jeg arbejdet været mødt lært prøvet set oplevet bidrage give støtte råd spørgsmål "
    "perspektiv mod mennesker respekt ærlig nysgerrig rolig praktisk vigtig god hård første anden tredje møde mødes "
    "ugen måneden året altid aldrig ofte sjældent måske helt lidt også kun samme anderledes sammen alene ude hjemme"
).split()
