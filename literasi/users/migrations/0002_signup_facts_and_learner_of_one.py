from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("users", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="agreed_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                null=True,
                verbose_name="menyetujui pemberitahuan privasi pada",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="is_minor",
            field=models.BooleanField(
                default=False,
                help_text="Mendaftar dengan persetujuan orang tua atau wali.",
                verbose_name="di bawah 18 tahun saat mendaftar",
            ),
        ),
        migrations.AddConstraint(
            model_name="learner",
            constraint=models.CheckConstraint(
                condition=models.Q(("user", None), ("visitor_key", None), _connector="OR"),
                name="learner_of_user_or_device",
            ),
        ),
    ]
