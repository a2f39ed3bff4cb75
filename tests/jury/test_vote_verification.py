"""A ballot, a document or a count that somebody has touched in the database is found."""

import io

import pytest
from django.core.management import CommandError, call_command

from jury import votes
from jury.models import Ballot, Vote
from jury.vote_verification import faults_of
from tests.jury.test_services_votes import (  # noqa: F401
    announce,
    cast,
    conflict,
    count,
    final,
    nominees,
    vote,
)


@pytest.fixture
def counted(vote, jury):  # noqa: F811
    for juror in (jury.chair, jury.vice_chair, jury.member):
        cast(vote, juror, "1280", "0180", "1480")
    cast(vote, jury.second, "0180", "1280 1480")
    return Vote.objects.get(pk=count(vote, jury).pk)


def test_vote_is_what_it_was_also_when_a_conflict_is_found_since(counted, jury, applications):
    assert faults_of(counted) == []
    conflict(jury.member, applications["1480"])
    assert faults_of(counted) == []
    out = io.StringIO()
    call_command("verify_vote", "2027", stdout=out)
    assert out.getvalue() == f"4 ballots are as they were counted: {counted.record_sha256}\n"


def test_ballot_changed_in_the_database_is_found(counted, jury):
    Ballot.objects.filter(juror=jury.second).update(ranking=[["1280"], ["0180"]])
    assert faults_of(counted) == [
        f"The ballot of juror {jury.second.pk} in the database is not the one that was counted."
    ]
    with pytest.raises(CommandError, match=r"not as it was counted"):
        call_command("verify_vote", "2027")


def test_document_changed_in_the_database_is_found(counted):
    counted.record["ballots"][3]["ranking"] = [["1480"]]
    counted.record["outcome"]["winner"] = "1480"
    [of_the_hash, of_the_count, of_the_ballot] = faults_of(counted)
    assert of_the_hash.startswith("The document has the hash ")
    assert of_the_count == "The ballots of the document do not give its outcome."
    assert of_the_ballot.endswith("is not the one that was counted.")


def test_rules_changed_with_their_hash_are_found_in_the_history(counted):
    counted.record["rules"]["jury_size"] = 3
    counted.record_sha256 = votes.fingerprint(counted.record)
    assert faults_of(counted) == [
        f"The history has the hash {before}, not {now}."
        for before, now in (
            (counted.fingerprint, votes.from_document(counted.record["rules"]).fingerprint),
            (Vote.objects.get().record_sha256, counted.record_sha256),
        )
    ]


def test_edition_without_a_counted_vote_says_so(vote):  # noqa: F811
    with pytest.raises(CommandError, match=r"The edition 2027 has no counted vote\."):
        call_command("verify_vote", "2027")
