"""The comparison with the seeds finds what it should."""

from .anew import hashed, known_hashes, normalised, runs, sentences


def test_a_line_of_a_seed_is_known_however_it_is_written():
    assert {hashed(normalised(text)) in known_hashes() for text in ("Nyt møde", "- nyt  MØDE.", "Møder tillid")} == {
        True
    }


def test_a_text_written_anew_is_not_known():
    assert hashed(normalised("Vi ses igen på tirsdag")) not in known_hashes()


def test_lines_that_were_wrapped_are_one_sentence():
    assert "den nye er ventet og velkommen" in sentences("• Den nye er ventet\nog velkommen\n\nMere. Og mere")


def test_runs_of_words():
    assert runs("Et, to og tre", 3) == {"et to og", "to og tre"}
