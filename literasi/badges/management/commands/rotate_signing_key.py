"""Add a new key and sign with it from now on. What was signed before stays valid."""

from django.core.management.base import BaseCommand

from literasi.badges.credentials import keys, rotation


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        row, secret = rotation.rotate()
        self.stdout.write(f"New key: {row.name} ({row.public}), listed in did.json.")
        if secret:
            self.stdout.write(
                "Set this and restart web, worker and clock; until then the old signs:"
            )
            self.stdout.write(f"LITERASI_SIGNING_KEY={secret}")
        else:
            self.stdout.write(f"It stands in {keys.key_file()}, and signs from now on.")
