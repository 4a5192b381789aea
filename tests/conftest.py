"""What all tests share."""

from hypothesis import settings

# The first example may load the parser, which would be a slow example anywhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
