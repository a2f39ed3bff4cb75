"""How well jurors agree: alpha, intraclass correlation, kappa and W. Pure: no Django in here."""

from jury.agreement.concordance import kendall_w
from jury.agreement.intraclass import intraclass
from jury.agreement.kappa import fleiss_kappa, kappa_of_counts
from jury.agreement.krippendorff import Level, alpha, alpha_between
from jury.agreement.measured import Measured, Reason

__all__ = [
    "Level",
    "Measured",
    "Reason",
    "alpha",
    "alpha_between",
    "fleiss_kappa",
    "intraclass",
    "kappa_of_counts",
    "kendall_w",
]
