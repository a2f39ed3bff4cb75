"""How well jurors agree: alpha, intraclass correlation, kappa and W. Pure: no Django in here.

What is measured with NumPy and SciPy is loaded when it is first asked for, as ``agreement.alpha(…)`` after
``from jury import agreement``: a web server that measures nothing starts without them.
"""

from importlib import import_module

from jury.agreement.measured import Measured, Reason

#: Where to find the measures.
LOADED_WHEN_ASKED = {
    "Level": "jury.agreement.krippendorff",
    "alpha": "jury.agreement.krippendorff",
    "alpha_between": "jury.agreement.krippendorff",
    "fleiss_kappa": "jury.agreement.kappa",
    "intraclass": "jury.agreement.correlation",
    "kappa_of_counts": "jury.agreement.kappa",
    "kendall_w": "jury.agreement.concordance",
}


def __getattr__(name: str):
    if name in LOADED_WHEN_ASKED:
        return getattr(import_module(LOADED_WHEN_ASKED[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["Measured", "Reason"]
