"""Counts what has become of the people of awards_content: prints JSON, each figure once a person.

``awards``: who has one; ``numbers``: serials without a gap; ``signed``; ``told``.
"""

import json

import django

django.setup()

# Models can be imported only now.
from literasi.badges.models import Award, AwardSeries, Credential  # noqa: E402


def main() -> None:
    ours = Award.objects.filter(learner__user__email__startswith="lulus")
    others = Award.objects.exclude(pk__in=ours.values("pk")).count()
    last = sum(AwardSeries.objects.values_list("last", flat=True))
    kept = {
        "awards": ours.values("learner").distinct().count(),
        "numbers": last - others if ours.count() == last - others else -1,
        "signed": Credential.objects.filter(award__in=ours, replaced_at=None).count(),
        "told": ours.exclude(mailed_at=None).count(),
    }
    print(json.dumps(kept))


if __name__ == "__main__":
    main()
