"""What a ranking says: figures of applications and jurors, and what has to be said beside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from jury.ranking.reliability import Reliability
from jury.ranking.zones import EVEN, Zone

if TYPE_CHECKING:
    from jury.ranking.posteriors import Posterior


class CannotRank(ValueError):
    """The scores allow no ranking; the text is a sentence that says why."""


class Remark(Enum):
    """What has to be said beside the figures, each of somebody or of the whole."""

    ONE_JUROR = "There is one juror only: how sure the places are cannot be told."
    FEW_TO_COMPARE = (
        "There are fewer than four applications or three jurors: chances to go on are not told."
    )
    NOT_READ = "Nobody has read it: it is not ranked."
    LITTLE_READ = (
        "It has fewer than three readings, or half of those planned: it cannot be in by itself."
    )
    ONE_LEVEL = "All points are the same: this juror does not tell applications apart."
    SEPARATE_GROUPS = (
        "These applications have no juror in common with the others: that they can be compared rests on"
        " the assumption that the groups are equally good."
    )
    ALL_EQUAL = "All points are equal: all share one place."


@dataclass(frozen=True)
class Comment:
    """A remark, and on which applications or jurors; on the whole where there are none."""

    remark: Remark
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class ApplicationFigures:
    """Where one application stands. None is what cannot be told."""

    id: str
    n: int
    raw_mean: float | None
    adjusted_mean: float | None
    effect: float | None
    expected_rank: float | None
    rank_q05: int | None
    rank_q25: int | None
    rank_q75: int | None
    rank_q95: int | None
    p_top_k: float | None
    zone: Zone | None
    place: int | None
    is_shared: bool = False


@dataclass(frozen=True)
class Neighbours:
    """A place and the next one below, and the probability that who stands on the first is the better.

    Where several share a place it is the mean of them all.
    """

    place: int
    next_place: int
    probability: float

    @property
    def are_even(self) -> bool:
        """Whether the points cannot tell them apart."""
        return EVEN[0] <= self.probability <= EVEN[1]


@dataclass(frozen=True)
class JurorFigures:
    """How generous (above nought) or strict a juror is, beside colleagues on the same applications."""

    id: str
    n: int
    leniency: float
    leniency_sd: float | None


@dataclass(frozen=True)
class Estimate:
    """The ranking, best first, with what it rests on; those nobody has read come last."""

    mu: float
    tau: float
    lambda_: float
    sigma: float
    applications: list[ApplicationFigures]
    #: Each place and the next; none where one juror has read, as nothing then tells how sure it is.
    neighbours: list[Neighbours]
    jurors: list[JurorFigures]
    reliability: Reliability | None
    comments: list[Comment]
    input_sha256: str
    posterior: Posterior
