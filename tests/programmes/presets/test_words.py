"""The words of every preset: in three languages, written anew, in the tone of the house."""

import re

import pytest

from programmes.presets import available, load
from programmes.presets.words import LANGUAGES

from .anew import hashed, known_hashes, normalised, runs, seed_texts, sentences
from .texts import texts

pytestmark = pytest.mark.parametrize("code", available())

STIFF = {
    "da": "bedes såfremt vedrørende endvidere herunder anmodes nærværende pågældende vedkommende",
    "sv": "vänligen erhålla erhåller avseende vederbörande härmed beträffande ifall",
    "en": "hereby pursuant aforementioned kindly",
}
NAMES = {
    *("aalborg", "göteborg", "goteborg", "horsens", "ergoterapeut", "intraservice", "regionshospitalet", "boulevarden"),
    *("fredens", "toft", "hildebrandt", "ott", "børsen"),
}
#: words that are another language's
NEIGHBOURS = {
    "da": {"och", "inte", "jag", "vad", "från", "är", "att"},
    "sv": {"og", "ikke", "af", "jeg", "hvad", "fra", "hvis", "at"},
    "en": {"og", "och", "ikke", "inte", "jeg", "jag"},
}


def sentences_of(text):
    return [piece for line in text.splitlines() for piece in re.split(r"(?<=[.?!])\s+", line) if piece.strip()]


def test_no_two_languages_are_equal(code):
    same = [
        (where, text.da)
        for where, text in texts(load(code))
        if len({normalised(text[language]) for language in LANGUAGES}) < len(LANGUAGES)
    ]
    assert same == []


def test_no_text_equals_a_sentence_of_a_seed(code):
    known = known_hashes()
    copied = [
        (where, language, piece)
        for where, text in texts(load(code))
        for language in LANGUAGES
        for piece in [text[language], *sentences_of(text[language])]
        if hashed(normalised(piece)) in known
    ]
    assert copied == []


def test_no_text_borrows_six_words_in_a_row(code):
    seeds = seed_texts()
    if not seeds:
        pytest.skip("the seeds are not beside the repository")
    borrowed = set().union(*(runs(seed, 6) for seed in seeds))
    found = [
        (where, run)
        for where, text in texts(load(code))
        for lang in LANGUAGES
        for run in runs(text[lang], 6) & borrowed
    ]
    assert found == []


def test_the_hashes_are_those_of_the_seeds(code):
    seeds = seed_texts()
    if not seeds:
        pytest.skip("the seeds are not beside the repository")
    assert known_hashes() == {hashed(sentence) for seed in seeds for sentence in sentences(seed)}


def test_nobody_of_the_seeds_is_named(code):
    found = [
        (where, name)
        for where, text in texts(load(code))
        for language in LANGUAGES
        for name in NAMES
        if any((word.startswith(name) and len(name) > 3) or word == name for word in normalised(text[language]).split())
    ]
    assert found == []


def test_the_tone_is_calm(code):
    loud = [
        (where, language, word)
        for where, text in texts(load(code))
        for language in LANGUAGES
        for word in STIFF[language].split()
        if word in normalised(text[language]).split()
    ]
    loud += [(where, "!") for where, text in texts(load(code)) for language in LANGUAGES if "!" in text[language]]
    assert loud == []


def test_nothing_said_twice_in_one_list(code):
    preset = load(code)
    for name in ("mentee_gets", "mentor_gets", "mentee_duties", "mentor_duties", "ground_rules"):
        for language in LANGUAGES:
            said = [normalised(item.text[language]) for item in getattr(preset.lists, name)]
            assert len(said) == len(set(said)), (name, language)


def test_no_word_of_a_neighbouring_language_has_slipped_in(code):
    slipped = [
        (where, language, word)
        for where, text in texts(load(code))
        for language in LANGUAGES
        for word in NEIGHBOURS[language] & set(normalised(text[language]).split())
    ]
    slipped += [(where, "da", text.da) for where, text in texts(load(code)) if re.search("[äö]", text.da)]
    slipped += [(where, "sv", text.sv) for where, text in texts(load(code)) if re.search("[æø]", text.sv)]
    assert slipped == []
