from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LearningReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "laporan belajar",
                "verbose_name_plural": "laporan belajar",
                "permissions": [("view_learning", "Dapat melihat laporan belajar")],
                "managed": False,
                "default_permissions": (),
            },
        ),
    ]
