"""Invented people of invented places. No name is taken from a real programme."""

from dataclasses import dataclass, field
from random import Random

FIRST = """Sara Karen Ali Mette Jonas Ida Peter Amina Lars Signe Omar Birgitte Thomas Freja Henrik Nadia Søren Line Mikkel
Charlotte Anders Zeynep Rasmus Hanne Kasper Louise Emil Dorthe Martin Fatima Jens Camilla Niels Trine Viktor Susanne
Morten Asta Bjarne Pernille Simon Lone Frederik Gitte Hassan Vibeke Torben Maja Carsten Ellen Esben Rikke Yusuf Inge
Claus Tove Malthe Bente Oskar Helle Kim Laura Steen Johanne Jakob Anne Ulla Victor Merete Kristian Nanna Erik Bodil
Magnus Katrine Poul Tina Gustav Marianne Ebbe Selma""".split()
LAST = """Berg Holm Kaya Lund Rosenvang Krag Nørlund Said Toft Bruun Falk Dahl Winther Skov Mørk Aziz Højgaard Vestergård
Lind Brandt Steffensen Demir Kjær Ravn Thorup Bang Agerskov Juhl Sand Hald Engberg Fischer Overgaard Munk Vinding
Hede Kofoed Damgaard Storm Ibsen Klit Bech Strand Norup Hjort Elkær Riis Vad Balle Krogh""".split()
FIRST_SV = """Anna Johan Maria Erik Elin Lars Sofia Karl Ingrid Per Malin Nils Hanna Oskar Linnéa Fredrik Åsa Mats Emma
Jonas Helena Ahmed Karin Magnus Lovisa Gunnar Leila Tobias Ebba Stefan Yasmin Björn Kerstin Henrik Moa Samir Ulrika
Viktor Birgitta Anton""".split()
LAST_SV = """Lindqvist Bergström Nyman Sandberg Öhman Hedlund Wallin Ekström Forsberg Sjögren Åkesson Nordin Blomqvist
Holmgren Dahlin Lundin Strömbäck Englund Rosén Haddad Eklund Norberg Sundin Ahlgren Viklund Hallberg""".split()

UNITS = {
    "Børn og Skole": ["Skolerne i nord", "Skolerne i syd", "Dagtilbud", "Familie og trivsel"],
    "By og Land": ["Park og vej", "Byggesag", "Klima og vand", "Ejendomme"],
    "Sundhed og Ældre": ["Hjemmeplejen", "Plejehjemmene", "Sygeplejen", "Træning"],
    "Job og Velfærd": ["Jobcentret", "Ydelse", "Voksenstøtte"],
    "Kultur og Fritid": ["Bibliotekerne", "Idræt", "Musik og scene"],
    "Økonomi og Digitalisering": ["Løn og personale", "IT", "Indkøb"],
}
TITLES = ["teamleder", "afdelingsleder", "daglig leder", "institutionsleder", "koordinerende leder", "sektionsleder"]
SENIOR_TITLES = ["centerchef", "skoleleder", "områdeleder", "afdelingschef", "driftschef", "forvaltningschef"]


@dataclass(frozen=True)
class Someone:
    """An invented person before they meet the programme; `unit` is a name of the tree, or the workplace as written."""

    name: str
    email: str
    title: str
    unit: str
    phone: str
    place: str = ""


@dataclass(frozen=True)
class InventedOrganisation:
    """An invented organisation: its name, its tree (or its members' workplaces), what people are called there."""

    name: str = "Fjordby Kommune"
    domain: str = "fjordby.test"
    units: dict[str, list[str]] = field(default_factory=lambda: UNITS)
    titles: list[str] = field(default_factory=lambda: TITLES)
    senior_titles: list[str] = field(default_factory=lambda: SENIOR_TITLES)
    towns: list[str] = field(default_factory=list)
    names: tuple[list[str], list[str]] = (FIRST, LAST)
    area: str = "99"  # the first figures of every phone number


def crowd(
    number: int,
    random: Random,
    *,
    senior: bool = False,
    taken: set[str] | None = None,
    place: InventedOrganisation | None = None,
) -> list[Someone]:
    """`number` people with names of their own; those in `taken` are left out and the new ones added to it."""
    taken, place = set() if taken is None else taken, place or InventedOrganisation()
    first, last = place.names
    people: list[Someone] = []
    while len(people) < number:
        name = f"{random.choice(first)} {random.choice(last)}"
        if name in taken:
            name = f"{name.split(maxsplit=1)[0]} {random.choice(last)} {random.choice(last)}"
        if name in taken:
            continue
        taken.add(name)
        people.append(_someone(name, random, place, senior))
    return people


def _someone(name: str, random: Random, place: InventedOrganisation, senior: bool) -> Someone:
    department = random.choice(list(place.units))
    return Someone(
        name=name,
        email=f"{ascii_of(name)}@{place.domain}",
        title=random.choice(place.senior_titles if senior else place.titles),
        unit=random.choice(place.units[department]),
        phone=f"{place.area} {random.randint(10, 99)} {random.randint(10, 99)} {random.randint(10, 99)}",
        place=random.choice(place.towns) if place.towns else "",
    )


def ascii_of(name: str) -> str:
    name = name.lower()
    for old, new in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ö", "o"), ("ä", "a"), ("é", "e"), (" ", ".")):
        name = name.replace(old, new)
    return name
