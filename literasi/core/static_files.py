"""How static files are named in production: by their content, so that browsers keep them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Names them so where one script imports another, too."""

    support_js_module_import_aggregation = True
