"""The organiser's forms about an edition's questions, decisions and feedback."""

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from nominations.forms.drafts import DraftChoice
from nominations.models import Application, EligibilityRule, Statement

YES_OR_NO = [("yes", _("met")), ("no", _("not met"))]


class ApplicationFilterForm(forms.Form):
    """Which applications the list shows."""

    q = forms.CharField(label=_("Municipality or county"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("all")), *Application.Status.choices],
    )
    only = forms.ChoiceField(
        label=_("Only"),
        required=False,
        choices=[
            ("", _("all")),
            ("completing", _("awaits completion")),
            ("overdue", _("completion is overdue")),
            ("extended", _("with more time")),
            ("several", _("several ways in")),
        ],
    )
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("municipality")),
            ("oldest", _("handed in first")),
            ("newest", _("handed in last")),
            ("missing", _("most missing")),
        ],
    )

    def chosen(self):
        """What the list is narrowed to; odd values count as nothing."""
        self.is_valid()
        return {
            "words": self.cleaned_data.get("q", ""),
            "status": self.cleaned_data.get("status", ""),
            "only": self.cleaned_data.get("only", ""),
            "order": self.cleaned_data.get("order", ""),
        }


class EligibilityForm(forms.Form):
    """Each rule met or not, then the decision."""

    use_required_attribute = False

    def __init__(self, rules, data=None, *, found=None, reason="", hints=None):
        """``found`` is the earlier finding on each rule: ``{code: (is_met, reason)}``."""
        super().__init__(data)
        self.rules, found, self.hints = list(rules), found or {}, hints or {}
        for rule in self.rules:
            is_met, explanation = found.get(rule.code, (None, ""))
            self.fields[rule.code] = DraftChoice(
                label=f"{rule.code} {rule.text}",
                choices=YES_OR_NO,
                initial={True: "yes", False: "no"}.get(is_met),
            )
            self.fields[f"{rule.code}-reason"] = forms.CharField(
                label=_("Note or reason"), required=False, max_length=300, initial=explanation
            )
        self.fields["decision"] = forms.ChoiceField(
            label=_("Decision"),
            widget=forms.RadioSelect,
            choices=[("yes", _("may compete")), ("no", _("may not compete"))],
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason for the decision"),
            help_text=_("The municipality reads it."),
            required=False,
            initial=reason,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    @classmethod
    def about(cls, application, data=None, *, hints=None):
        """The form for an application, with what was found before and what the system knows."""
        found = {
            check.rule.code: (check.is_met, check.reason)
            for check in application.eligibility_checks.select_related("rule")
        }
        rules = application.edition.eligibility_rules.all()
        return cls(rules, data, found=found, reason=application.eligibility_reason, hints=hints)

    def decision(self):
        """What ``decide_eligibility`` takes."""
        return {
            "checks": self.checks(),
            "is_eligible": self.cleaned_data["decision"] == "yes",
            "reason": self.cleaned_data["reason"],
        }

    def rule_fields(self):
        """Each rule's two fields and what the system knows of it, for the page."""
        return [
            (rule, self[rule.code], self[f"{rule.code}-reason"], self.hints.get(rule.code))
            for rule in self.rules
        ]

    def checks(self):
        """``{rule code: (is_met or None, reason)}``."""
        verdict = {"yes": True, "no": False}
        return {
            rule.code: (
                verdict.get(self.cleaned_data[rule.code]),
                self.cleaned_data[f"{rule.code}-reason"],
            )
            for rule in self.rules
        }


class FeedbackForm(forms.Form):
    text = forms.CharField(
        label=_("Feedback"),
        help_text=escape(
            _("What was strong, what could become stronger, and what the jury looked for.")
        ),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )


class FormRowForm(forms.ModelForm):
    """A row of what an edition asks; ``values()`` is what the services take."""

    def values(self):
        return {name: self.cleaned_data[name] for name in self.fields}

    # The model's own checks span the edition and belong to the rule, after the lock.
    def validate_unique(self):
        pass

    def validate_constraints(self):
        pass


class StatementForm(FormRowForm):
    class Meta:
        model = Statement
        fields = (
            "code",
            "level_sv",
            "level_en",
            "area_sv",
            "area_en",
            "text_sv",
            "text_en",
            "position",
        )
        widgets = {
            "text_sv": forms.Textarea(attrs={"rows": 2}),
            "text_en": forms.Textarea(attrs={"rows": 2}),
        }


class EligibilityRuleForm(FormRowForm):
    class Meta:
        model = EligibilityRule
        fields = ("code", "text_sv", "text_en", "position")
        widgets = {
            "text_sv": forms.Textarea(attrs={"rows": 3}),
            "text_en": forms.Textarea(attrs={"rows": 3}),
        }
