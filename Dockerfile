# The site in production: one image for web and worker. docs/deployment.md tells how to run it.

FROM python:3.11-slim AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-deps --require-hashes -r requirements.txt

FROM python:3.11-slim AS site
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=literasi.settings.production \
    LITERASI_DATA_DIR=/data
RUN useradd --uid 10001 --create-home literasi \
    && install -d -o literasi -g literasi /data /data/media /data/private
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
# Messages and static files are part of the image. Settings refuse to load without values, so
# these stand in while collecting; nothing of them stays.
RUN pybabel compile --directory literasi/locale --domain "django djangojs" \
    && SECRET_KEY=only-while-building-the-image-never-used-to-sign-anything \
       DATABASE_URL=sqlite:///:memory: \
       LITERASI_ALLOWED_HOSTS=localhost \
       LITERASI_BASE_URL=https://localhost \
       EMAIL_HOST=localhost \
       LITERASI_SIGNING_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA \
       python manage.py collectstatic --noinput --verbosity 0
USER literasi
VOLUME /data
EXPOSE 8000
# The host name must be one the site answers to, and /healthz is exempt from HTTPS.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "\
import os, urllib.request as r; \
host = os.environ['LITERASI_ALLOWED_HOSTS'].split(',')[0].strip(); \
r.urlopen(r.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "literasi.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", \
     "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm", "--max-requests=10000", \
     "--max-requests-jitter=1000", "--access-logfile=-", \
     "--access-logformat=%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"]
