"""Marks that a view puts on its response for a middleware to act on."""


def for_visitors(response):
    """Mark a response as the same for every visitor, so that visitor_cache may keep it."""
    response.visitor_cacheable = True
    return response
