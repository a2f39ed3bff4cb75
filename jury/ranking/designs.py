"""Who read what, and the points given: the figures that the model is solved from.

Whatever order the scores come in, a design is the same: applications and jurors stand by name. Points are
counted in widths of the scale from their mean, so that neither its ends nor its width matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum

import numpy as np

from jury.ranking.scores import Evidence, Scale, Score


@dataclass(frozen=True)
class Design:
    """Readings as arrays of one length: application and juror by index, and points.

    ``precision`` is how much each reading counts, all alike but where jurors' noise is weighed.
    """

    applications: tuple[str, ...]
    jurors: tuple[str, ...]
    application: np.ndarray
    juror: np.ndarray
    points: np.ndarray
    centre: float
    width: float
    precision: np.ndarray
    #: What else than the jury's points counts, by application; none where nothing else does.
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        scores: Iterable[Score],
        scale: Scale,
        *,
        centre: float | None = None,
        evidence: Mapping[str, Evidence] | None = None,
    ) -> "Design":
        """Each application at most once for each juror. With ``evidence`` there is some of every one."""
        ordered = sorted(scores)
        applications = tuple(sorted({each.application for each in ordered}))
        jurors = tuple(sorted({each.juror for each in ordered}))
        row = {name: index for index, name in enumerate(applications)}
        column = {name: index for index, name in enumerate(jurors)}
        if centre is None:
            centre = fsum(each.value for each in ordered) / len(ordered)
        return cls(
            applications,
            jurors,
            np.array([row[each.application] for each in ordered]),
            np.array([column[each.juror] for each in ordered]),
            np.array([(each.value - centre) / scale.width for each in ordered]),
            centre,
            scale.width,
            np.ones(len(ordered)),
            evidence or {},
        )

    @cached_property
    def weighed_in(self) -> np.ndarray:
        """Of each application the jury's part, and in widths what is added and how far that may be off."""
        rows = [self.evidence[name] for name in self.applications]
        return np.array(rows) / [1, self.width, self.width]

    @cached_property
    def readings(self) -> np.ndarray:
        """How many have read each application."""
        return np.bincount(self.application, minlength=len(self.applications))

    @cached_property
    def read(self) -> np.ndarray:
        """How many applications each juror has read."""
        return np.bincount(self.juror, minlength=len(self.jurors))

    @cached_property
    def means(self) -> np.ndarray:
        """The plain mean of each application, in widths from the centre."""
        return self.sums_by_application(self.points) / self.readings

    def sums_by_application(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.application, values, len(self.applications))

    def sums_by_juror(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.juror, values, len(self.jurors))

    @cached_property
    def counts(self) -> np.ndarray:
        """For each application: precision in all, and of each juror's reading."""
        table = np.zeros((len(self.applications), len(self.jurors) + 1))
        table[:, 0] = self.sums_by_application(self.precision)
        table[self.application, self.juror + 1] = self.precision
        return table

    @cached_property
    def alike(self) -> np.ndarray:
        """A number for each application; the same for those that the same people gave the same points.

        The model cannot tell them apart, so neither may its figures.
        """
        sums = np.round(self.sums_by_application(self.precision * self.points), 9) + 0.0
        keys = np.column_stack([self.counts, sums])
        if self.evidence:
            keys = np.column_stack([keys, np.round(self.weighed_in, 9)])
        return np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)

    @cached_property
    def groups(self) -> list[tuple[str, ...]]:
        """Applications that are linked by jurors in common. More than one group: nothing compares them."""
        group = list(range(len(self.applications)))

        def top(index: int) -> int:
            while group[index] != index:
                group[index] = index = group[group[index]]
            return index

        first: dict[int, int] = {}
        for application, juror in zip(self.application.tolist(), self.juror.tolist(), strict=True):
            group[top(application)] = top(first.setdefault(juror, application))
        linked: dict[int, list[str]] = {}
        for index, name in enumerate(self.applications):
            linked.setdefault(top(index), []).append(name)
        return [tuple(names) for names in linked.values()]
