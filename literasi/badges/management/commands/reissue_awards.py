"""After a signing key fell into wrong hands: disown it and sign anew what it has signed."""

from django.core.management.base import BaseCommand, CommandError

from literasi.badges.credentials import keys, rotation
from literasi.badges.models import IssuerKey

AT_ONCE = 100


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("key", help="the key's name, such as ob3-2026-11")
        parser.add_argument("--dry-run", action="store_true", help="count only; change nothing")
        parser.add_argument("--batch", type=int, default=AT_ONCE, help="how many between reports")

    def handle(self, *args, key, dry_run, batch, **options):
        row = self._key(key)
        waiting = rotation.to_reissue(row).count()
        self.stdout.write(f"{waiting} credentials of {row.name} to sign anew.")
        if dry_run:
            return
        self._refuse_the_present(row)
        rotation.compromise(row)
        self.stdout.write(f"{row.name} is no longer listed in did.json.")
        for done, skipped in rotation.reissue(row, max(batch, 1)):
            self.stdout.write(f"{done} of {waiting} done, {skipped} ended meanwhile.")

    def _key(self, name):
        row = IssuerKey.objects.filter(name=name).first()
        if row is None:
            known = ", ".join(IssuerKey.objects.values_list("name", flat=True)) or "none"
            raise CommandError(f"No such key: {name}. Known: {known}.")
        return row

    def _refuse_the_present(self, row):
        if keys.present() == row:
            raise CommandError("That key signs now. Run rotate_signing_key first, then this again.")
