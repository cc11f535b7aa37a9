"""The application an ASGI server loads; WSGI is what docs/deployment.md recommends."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "literasi.settings.production")
application = get_asgi_application()
