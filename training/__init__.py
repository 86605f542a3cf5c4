"""Trains the language model that the package carries: `python -m training ../shared/data`."""
