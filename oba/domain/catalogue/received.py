"""Codes beginning with M: what has been received, and told once about files that come again."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry

RECEIVED = (
    Entry(
        "M003",
        STOP,
        "a part of received.yaml has the wrong form",
        "compare with data/README.md: told and files are lists.",
        "told: yes",
    ),
    Entry(
        "M004",
        STOP,
        "a part of received.yaml is not known",
        "compare with the spelling in data/README.md.",
        "answers: where told is meant",
    ),
    Entry(
        "M005",
        STOP,
        "a part of received.yaml is missing",
        "write id, question and answer of what was told; file, digest and round of a file.",
        "told: [{id: all, answer: oxfordshire}]",
    ),
    Entry(
        "M010",
        STOP,
        "the digest of a file is not one",
        "delete the file from the list: when it comes again it is read, and what is known of it is not written twice.",
        "digest: 4f2a",
    ),
    Entry("M011", STOP, "a text is empty or too long", "write a few words.", "answer:"),
)
