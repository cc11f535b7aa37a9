"""Make the tables and load the demonstration content; prepare.py runs this inside .venv.

It does what `manage.py migrate`, `createcachetable` and `load_demo` do one by one, in one
process: three would set Django up three times.
"""

import gc
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "literasi.settings.dev")
    django.setup()
    # Migrating builds every model anew some hundred times over. Looking through all there
    # is for garbage after every few hundred objects, as Python does, was a third of it.
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    print("  Tabel (bagian terlama)", flush=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_demo")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)  # prepare.py, which is interrupted too, says what that means
