"""Kawat reads Indonesian news-wire articles and keeps the record, each item pinned to its characters."""
