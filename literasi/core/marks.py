"""Marks that a view puts on its response for a middleware to act on."""


def for_visitors(response):
    """Mark a response as the same for every visitor, so that visitor_cache may keep it."""
    response.visitor_cacheable = True
    return response


def good_until(response, moment):
    """Mark a response as one that will be wrong from ``moment`` on; None for never."""
    response.visitor_until = moment
    return response
