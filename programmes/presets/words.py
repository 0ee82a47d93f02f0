"""A text in all languages, and the inflected forms of a term."""

from dataclasses import dataclass

from mentorforum.words import language_names

LANGUAGES = tuple(language_names())


def in_every_language(kind):
    """A frozen dataclass with a field of this kind for each language of the house."""

    def made(cls):
        cls.__annotations__ = dict.fromkeys(LANGUAGES, kind)
        return dataclass(frozen=True)(cls)

    return made


@in_every_language(str)
class PresetWords:
    """One text in every language: `text.da`, or `text[language]`."""

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


@in_every_language(Forms)
class TermForms:
    """One term in every language."""

    def __getitem__(self, language):
        return getattr(self, language)


def lines(*texts):
    """Several texts as one, a line each."""
    return PresetWords(**{language: "\n".join(text[language] for text in texts) for language in LANGUAGES})
