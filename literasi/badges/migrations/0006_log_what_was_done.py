"""Awards from before the log get its first lines; their holders were told when they were issued."""

from django.db import migrations
from django.db.models import F


def write_log(apps, schema_editor):
    award_model = apps.get_model("badges", "Award")
    event = apps.get_model("badges", "AwardEvent")
    award_model.objects.filter(mailed_at=None).update(mailed_at=F("issued_at"))
    lines = []
    for award in award_model.objects.order_by("issued_at", "pk").select_related("revoked_by"):
        lines.append(event(award=award, kind="issued", at=award.issued_at))
        if award.revoked_at:
            by = award.revoked_by
            name = by.full_name if by else ""
            lines.append(
                event(
                    award=award,
                    kind="revoked",
                    at=award.revoked_at,
                    by=by,
                    by_name=name,
                    reason=award.revoke_reason,
                )
            )
    event.objects.bulk_create(lines, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [("badges", "0005_credentials_designs_and_log")]

    operations = [migrations.RunPython(write_log, migrations.RunPython.noop)]
