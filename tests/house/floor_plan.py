"""The plan of the house: which wings there are, in which order they stand, and the layers inside each (docs/where.md).

A wing imports from those before it, in its own app or in an app below. Inside a wing a module imports from its own layer
or a lower one. `tests/house/test_arrows.py` holds every import against this.
"""

APPS = ("mentorforum", "programmes", "matching", "meetings", "worlds")  # an app imports from those before it

#: the ground floor of each app, then its wings from the lowest to the highest, then what only Django and Celery call
WINGS: dict[str, str] = {
    "programmes": """
        enums presets models steps
        people frame undo mail applications nominations newcomers gatherings public privacy logins setup office
        urls tasks admin management templatetags apps
    """,
    "matching": """
        enums models engine
        ties problem explain runs offers waiting findings listing board newcomers privacy
        urls tasks management apps
    """,
    "meetings": """
        enums models
        frame addresses meetings contract own evaluation concerns ending newcomers pair room start privacy
        urls apps
    """,
}
#: the wings whose inside is no house of layers: tables, files of data, a pure engine, and Django's own doors
PLAIN = {
    "enums",
    "models",
    "presets",
    "engine",
    "steps",
    "urls",
    "tasks",
    "admin",
    "management",
    "templatetags",
    "apps",
}

FACTS, ACTIONS, BESIDE, VIEWS, URLS = range(1, 6)
#: the names that Django people guess; whatever stands beside (what is read for a page, forms, mails …) may know each other
LAYERS = {
    "rules": FACTS,
    "who_reads": FACTS,
    "fields": FACTS,
    "actions": ACTIONS,
    "forms": BESIDE,
    "pages": BESIDE,
    "mails": BESIDE,
    "reminders": BESIDE,
    "today": BESIDE,
    "start": BESIDE,
    "copies": BESIDE,
    "figures": BESIDE,
    "views": VIEWS,
    "urls": URLS,
    "office_urls": URLS,
}
#: the nouns of a subject, wing by wing: what is only read (facts), what changes rows, what is read for a page
NOUNS: dict[str, dict[int, str]] = {
    "programmes.people": {ACTIONS: "register profile units chain", BESIDE: "login adapters sessions"},
    "programmes.logins": {VIEWS: "middleware"},
    "programmes.frame": {FACTS: "headings office", BESIDE: "site form_page"},
    "programmes.undo": {BESIDE: "words"},
    "programmes.mail": {FACTS: "kinds words", ACTIONS: "queue links letters outbox", BESIDE: "preview"},
    "programmes.mail.reminders": {FACTS: "declaration", ACTIONS: "engine", BESIDE: "forecast"},
    "programmes.applications": {FACTS: "form answers", BESIDE: "kinds widgets path visitor"},
    "programmes.applications.apply": {ACTIONS: "drafts sending commitments"},
    "programmes.applications.office": {BESIDE: "list sheet"},
    "programmes.nominations": {ACTIONS: "consent deadline"},
    "programmes.newcomers": {
        FACTS: "phases material",
        ACTIONS: "enrolment first_day introducers",
        BESIDE: "fields",
        VIEWS: "own",
    },
    "programmes.gatherings": {FACTS: "parts", ACTIONS: "resting replies", BESIDE: "fits"},
    "programmes.public": {BESIDE: "cards mentoring"},
    "programmes.privacy": {FACTS: "declared kept", ACTIONS: "access erasing erase_person"},
    "programmes.setup": {ACTIONS: "from_preset", BESIDE: "texts questions"},
    "programmes.setup.cohorts": {ACTIONS: "create"},
    "programmes.setup.readiness": {FACTS: "points"},
    "programmes.office.today": {BESIDE: "lines"},
    "programmes.office.figures": {BESIDE: "exports"},
    "programmes.office.system": {BESIDE: "health"},
    "matching.ties": {FACTS: "people"},
    "matching.problem": {FACTS: "criteria circles musts places material"},
    "matching.explain": {BESIDE: "lexicon reasons words asking"},
    "matching.runs": {FACTS: "saved", ACTIONS: "marks writing background", BESIDE: "changes"},
    "matching.offers": {
        FACTS: "spans neutral room_address shared standing",
        ACTIONS: "seats outcomes answers agreed follow",
    },
    "matching.waiting": {FACTS: "queue"},
    "matching.findings": {FACTS: "live"},
    "matching.board": {BESIDE: "pieces mentors drawing"},
    "matching.board.find": {FACTS: "narrowing"},
    "matching.newcomers": {FACTS: "spreadsheet", ACTIONS: "first_day"},
    "matching.privacy": {FACTS: "declared", ACTIONS: "erasing erase_person"},
    "meetings.frame": {FACTS: "due edits path", BESIDE: "page"},
    "meetings.meetings": {FACTS: "rhythm first_meeting", BESIDE: "calendars"},
    "meetings.contract": {FACTS: "terms"},
    "meetings.own": {FACTS: "answers", BESIDE: "shown"},
    "meetings.evaluation": {BESIDE: "answers"},
    "meetings.ending": {FACTS: "kept", ACTIONS: "resting"},
    "meetings.newcomers": {ACTIONS: "first_day", BESIDE: "introduced plan"},
    "meetings.pair": {ACTIONS: "notes"},
    "meetings.room": {ACTIONS: "starts", BESIDE: "lines"},
    "meetings.start": {BESIDE: "steps"},
    "meetings.privacy": {FACTS: "declared", ACTIONS: "erasing erase_person"},
}


def wing_of(module: str) -> str:
    """`programmes.gatherings` of `programmes.gatherings.views.office`; "" for what stands in none."""
    app, *rest = module.split(".")
    return f"{app}.{rest[0]}" if rest and rest[0] in WINGS.get(app, "").split() else ""


def floor_of(module: str) -> int:
    """How high a module's wing stands in its app; 0 for the app itself and for what stands in no wing."""
    app, _dot, wing = wing_of(module).partition(".")
    return WINGS[app].split().index(wing) + 1 if wing else 0


def layer_of(module: str) -> int | None:
    """The layer of a module inside its wing; None where nobody has given it one."""
    wing = wing_of(module)
    rooms = module.removeprefix(wing).strip(".").split(".")
    for depth in range(len(rooms)):
        room = ".".join([wing, *rooms[:depth]]).strip(".")
        name = rooms[depth]
        for layer, names in NOUNS.get(room, {}).items():
            if name in names.split():
                return layer
        if name in LAYERS and f"{room}.{name}" not in NOUNS:
            return LAYERS[name]
    return None
