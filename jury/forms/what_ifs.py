"""What may be moved to see what would happen: read from the address, never saved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jury.readers import Reader
from jury.what_ifs import EVIDENCE

LABELS = {
    "assessment": _("The jury's assessment"),
    "self_assessment": _("Self-assessment"),
    "audit": _("Web audit"),
}


class WhatIfForm(forms.Form):
    """A juror to leave out, where the line runs, and the weights; nought leaves a criterion out."""

    without = forms.ChoiceField(label=_("Leave out a juror"), required=False)

    def __init__(self, reader: Reader, data=None):
        """Whatever the address does not say stands as it is in the round."""
        material = reader.sensitivity.material
        initial = {"without": "", "places": material.top_k}
        initial |= {f"criterion_{code}": weight for code, weight in material.criteria.items()}
        initial |= {f"weight_{key}": getattr(material.weights, key) for key in EVIDENCE}
        given = initial | {key: value for key, value in (data or {}).items() if key in initial}
        super().__init__(given, initial=initial)
        read = sorted(set(material.jurors) & reader.jurors.keys(), key=reader.jurors.get)
        choices = [("", _("Nobody: all count"))] + [(each, reader.jurors[each]) for each in read]
        self.fields["without"].choices = choices
        self.fields["places"] = forms.IntegerField(
            label=_("Places"),
            min_value=1,
            max_value=max(material.top_k, len(material.applications)),
        )
        for code in material.criteria:
            self.fields[f"criterion_{code}"] = _weight(reader.criteria.get(code, code))
        if material.weights.assessment < 100:
            for key in EVIDENCE:
                if getattr(material.weights, key):
                    self.fields[f"weight_{key}"] = _weight(LABELS[key])

    @property
    def criteria(self):
        return [self[name] for name in self.fields if name.startswith("criterion_")]

    @property
    def evidence(self):
        return [self[name] for name in self.fields if name.startswith("weight_")]

    def clean(self):
        """Something has to weigh, and the jury's own assessment too."""
        cleaned = super().clean()
        weights = [cleaned.get(name) for name in self.fields if name.startswith("criterion_")]
        if not any(weights) and None not in weights:
            raise forms.ValidationError(_("Give at least one criterion a weight."))
        if cleaned.get("weight_assessment") == 0:
            raise forms.ValidationError(
                _("Without the jury's assessment there is nothing to rank.")
            )
        return cleaned


def _weight(label):
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"step": 1}),
    )


class PairForm(forms.Form):
    """Two applications between which a weight may tip."""

    first = forms.ChoiceField(label=_("Between"))
    second = forms.ChoiceField(label=_("and"))

    def __init__(self, reader: Reader, pair, data=None):
        """``pair`` is asked about where the address says nothing."""
        given = dict(zip(("first", "second"), pair, strict=True))
        given |= {key: value for key, value in (data or {}).items() if key in given}
        super().__init__(given)
        choices = [(line.figures.code, line.application.name) for line in reader.ranking.lines]
        for name in given:
            self.fields[name].choices = choices

    def clean(self):
        """Of one with itself nothing can be asked."""
        cleaned = super().clean()
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            raise forms.ValidationError(_("Choose two different municipalities."))
        return cleaned
