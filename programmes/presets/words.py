"""A text in all languages, and the inflected forms of a term."""

from dataclasses import dataclass

LANGUAGES = ("da", "sv", "en")


@dataclass(frozen=True)
class Words:
    """One text in every language."""

    da: str
    sv: str
    en: str

    def __getitem__(self, language):
        return getattr(self, language)

    def as_dict(self):
        """As a WordsField stores it."""
        return {language: self[language] for language in LANGUAGES}


@dataclass(frozen=True)
class Forms:
    """One term in one language: mentee, menteen, mentees, menteerne, menteens."""

    indefinite: str
    definite: str
    plural: str
    plural_definite: str
    genitive: str


@dataclass(frozen=True)
class TermForms:
    """One term in every language."""

    da: Forms
    sv: Forms
    en: Forms

    def __getitem__(self, language):
        return getattr(self, language)


def lines(*texts):
    """Several texts as one, a line each."""
    return Words(**{language: "\n".join(text[language] for text in texts) for language in LANGUAGES})
