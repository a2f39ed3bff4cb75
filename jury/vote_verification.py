"""Whether a counted vote still is what it was: its document, its count, and the ballots in the database."""

from award.models import HistoryEntry
from jury import votes
from jury.models import Ballot
from jury.voting import count_vote


def faults_of(vote) -> list[str]:
    """Every way in which a counted vote differs from what was kept; none where all is as it was.

    Sentences for the operator, in English. A conflict found since changes nothing here: what was
    counted then is compared with what was counted then.
    """
    return [*_of_the_document(vote), *_of_the_count(vote), *_of_the_ballots(vote)]


def _of_the_document(vote):
    faults = []
    found = votes.fingerprint(vote.record)
    if found != vote.record_sha256:
        faults.append(f"The document has the hash {found}, not {vote.record_sha256}.")
    told = {
        "announced": ("fingerprint", votes.from_document(vote.record["rules"]).fingerprint),
        "closed": ("sha256", vote.record_sha256),
    }
    for event, (key, value) in told.items():
        entry = HistoryEntry.objects.filter(
            action=f"jury.vote.{event}", object_type="jury.Vote", object_id=str(vote.pk)
        ).last()
        written = entry and entry.details.get(key)
        if written != value:
            faults.append(f"The history has the hash {written or 'of no such event'}, not {value}.")
    return faults


def _of_the_count(vote):
    """The document's own rules and ballots give its outcome."""
    ballots = votes.kept_ballots(vote.record)
    outcome = count_vote(ballots.values(), votes.from_document(vote.record["rules"]))
    if votes.told(outcome) == vote.record["outcome"]:
        return []
    return ["The ballots of the document do not give its outcome."]


def _of_the_ballots(vote):
    """What each juror cast, without whom the juror was locked out of when the votes were counted."""
    kept = votes.kept_ballots(vote.record)
    cast = {str(each.juror_id): each for each in Ballot.objects.cast().filter(vote=vote)}
    if cast.keys() != kept.keys():
        return ["The ballots in the database are not those that were counted."]
    return [
        f"The ballot of juror {key} in the database is not the one that was counted."
        for key, ballot in cast.items()
        if votes.pure(ballot.ranking, kept[key].locked, juror=key) != kept[key]
    ]
