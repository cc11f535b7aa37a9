"""The desk of those who mark: the queue, the page on which they mark, what was marked."""
